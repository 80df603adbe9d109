/** A home with a session of IAM Identity Center, the local server, and a browser that a test plays. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type IdentityCenter, openIdentityCenter } from '../../../electron/aws/sign-in/identity-center.ts';
import type { SignInState, SignInTarget } from '../../../electron/contract/reach/sign-in-state.ts';
import type { Result } from '../../../electron/discovery/ports.ts';
import { closedWithTest } from '../../helpers/closed-with-test.ts';
import { type SsoServer, startSsoServer } from '../../helpers/servers/sso/sso-server.ts';
import { setEnv, setProfiles, unwrap } from '../local-bedrock.ts';

export const CONFIG = `[profile work]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = ReadOnly
[profile bare]
sso_session = corp
[profile legacy]
sso_start_url = https://old.awsapps.com/start
sso_region = eu-west-1
sso_account_id = 111122223333
sso_role_name = ReadOnly
[profile over]
role_arn = arn:aws:iam::111122223333:role/r
source_profile = work
[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-central-1
sso_registration_scopes = sso:account:access
`;

/** The cached token of the session, by its name or start URL. */
export function tokenPath(home: string, cacheId: string): string {
  const name = createHash('sha1').update(cacheId).digest('hex');
  return join(home, '.aws', 'sso', 'cache', `${name}.json`);
}

/** Writes it as the AWS CLI does; a text as it is. */
export async function keepToken(home: string, cacheId: string, token: object | string): Promise<void> {
  const file = tokenPath(home, cacheId);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, typeof token === 'string' ? token : JSON.stringify(token));
}

export interface World {
  home: string;
  server: SsoServer;
}

export async function world(config = CONFIG): Promise<World> {
  const home = await setProfiles({ config });
  const server = await closedWithTest(startSsoServer());
  setEnv({ AWS_ENDPOINT_URL_SSO_OIDC: server.url, AWS_ENDPOINT_URL_SSO: server.url });
  return { home, server };
}

export function opened(target: SignInTarget): Promise<IdentityCenter> {
  const opening = openIdentityCenter(target, { env: process.env, nowEpochMs: () => Date.now() });
  return closedWithTest(opening.then(unwrap));
}

export interface Attempt {
  result: Promise<Result<null>>;
  states: SignInState[];
  pauses: number[];
  /** Each page that the browser was sent to. */
  pages: string[];
  /** What the browser showed in the end. */
  shown: Promise<Response>[];
  cancel(): void;
  useCode(): void;
  last<Step extends SignInState['step']>(step: Step): Extract<SignInState, { step: Step }> | undefined;
}

/** Signs in; `browse`: what the user does with the page, by default what the server wants. */
export function attempt(
  center: IdentityCenter,
  browse: (url: string) => Promise<Response> = (url) => fetch(url),
): Attempt {
  const stop = new AbortController();
  const code = new AbortController();
  const states: SignInState[] = [];
  const [pauses, pages, shown]: [number[], string[], Promise<Response>[]] = [[], [], []];
  const result = center.signIn(
    {
      async openBrowser(url) {
        pages.push(url);
        const page = browse(url);
        page.catch(() => undefined);
        shown.push(page);
      },
      tell: (state) => states.push(state),
      wantsCode: code.signal,
      async pause(ms, signal) {
        signal.throwIfAborted();
        pauses.push(ms);
        await new Promise((resolve) => setImmediate(resolve));
      },
    },
    stop.signal,
  );
  return {
    ...{ result, states, pauses, pages, shown },
    cancel: () => stop.abort(),
    useCode: () => code.abort(),
    last: (step) => states.findLast((state) => state.step === step) as never,
  };
}

/** Where the page sends the browser back. */
export function redirectOf(page: string): URL {
  return new URL(new URL(page).searchParams.get('redirect_uri') ?? '');
}

/** The callback with these members. */
export function back(page: string, members: Record<string, string>): Promise<Response> {
  const url = redirectOf(page);
  url.search = new URLSearchParams(members).toString();
  return fetch(url);
}

export function stateOf(page: string): string {
  return new URL(page).searchParams.get('state') ?? '';
}
