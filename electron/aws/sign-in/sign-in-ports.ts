/** What both ways of signing in need, and what they give. */
import type { SignInState } from '../../contract/reach/sign-in-state.ts';
import type { NewToken, Registration } from './sso-service.ts';

/** All that a token of the app may do: list accounts and roles, and get the keys of a role. */
export const SCOPES: string[] = ['sso:account:access'];

export interface SignInPorts {
  /** Has the system's browser show the page. Rejects if it cannot. */
  openBrowser(url: string): Promise<void>;
  tell(state: SignInState): void;
  /** Aborted when the user wants a code instead of the browser. */
  wantsCode: AbortSignal;
  /** Rejects when the signal aborts. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
  nowEpochMs(): number;
}

/** What a way of signing in gives. */
export type Signed = { client: Registration; token: NewToken };

/** How the app names itself to IAM Identity Center. */
export const CLIENT = { clientName: 'Bedrock Atlas', clientType: 'public', scopes: SCOPES };
