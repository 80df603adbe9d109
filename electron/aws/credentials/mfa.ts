/** Roles that want a code from an MFA device: who is asked for it, and that one code serves for the whole session of the role. */
import type { AwsCredentialIdentity } from '@smithy/types';
import type { CodeQuestion } from '../../contract/bridge/api.ts';
import { CancelledError } from '../transport/deadline.ts';
import type { ChainLink } from './profile-chain.ts';

/** Asks the user; undefined: the user does not want to. `'nobody'`: there is nobody to ask. */
export type AskCode = (question: CodeQuestion, signal: AbortSignal) => Promise<string | 'nobody' | undefined>;

/** Whether a role of the chain wants a code. */
export function wantsCode(chain: readonly ChainLink[]): boolean {
  return chain.some(({ section }) => section.role_arn !== undefined && section.mfa_serial !== undefined);
}

/** Explained by the rule for such texts. */
const NOBODY = 'Nobody can be asked for multi-factor authentication.';

/** For the SDK, which asks with the device's serial number. */
export function codeProvider(
  chain: readonly ChainLink[],
  ask: AskCode | undefined,
  signal: () => AbortSignal,
): (serial: string) => Promise<string> {
  return async (serial) => {
    const link = chain.find(({ section }) => section.mfa_serial === serial) ?? chain[0];
    // A serial number is an ARN with the account in it, or what is printed on the device.
    const device = serial.split('/').at(-1) ?? serial;
    if (ask === undefined) throw new Error(NOBODY);
    return ask({ profile: link?.name ?? '', device }, signal()).then((code) => {
      if (code === undefined) throw new CancelledError();
      if (code === 'nobody') throw new Error(NOBODY);
      return code;
    });
  };
}

/** Sessions of roles that a code was given for, as long as the app runs; never written. */
const sessions = new Map<string, AwsCredentialIdentity>();

/** Calls that a scan begins with it must not be its last. */
const LEAST_LEFT_MS = 60_000;

/** The role's session that a code was given for before; undefined: none, it is over, or AWS has refused it. */
export function knownSession(
  chain: readonly ChainLink[],
  nowEpochMs: number,
  refusedId: string | undefined,
): AwsCredentialIdentity | undefined {
  const known = sessions.get(keyOf(chain));
  const leftMs = (known?.expiration?.getTime() ?? Number.POSITIVE_INFINITY) - nowEpochMs;
  return leftMs > LEAST_LEFT_MS && known?.accessKeyId !== refusedId ? known : undefined;
}

export function keepSession(chain: readonly ChainLink[], session: AwsCredentialIdentity): void {
  if (wantsCode(chain)) sessions.set(keyOf(chain), session);
}

/** What makes a session of a role another one; its Region and its profile's name do not. */
const MEMBERS = [
  'role_arn',
  'mfa_serial',
  'external_id',
  'role_session_name',
  'duration_seconds',
  'credential_source',
  'aws_access_key_id',
] as const;

/** Another role, source or device is another session. */
function keyOf(chain: readonly ChainLink[]): string {
  return JSON.stringify(
    chain.map(({ name, section }) =>
      section.role_arn === undefined ? [name, section] : MEMBERS.map((member) => section[member]),
    ),
  );
}
