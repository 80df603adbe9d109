/** A session, or keys, that are over: what they were, and how to get new ones. Pure. */
import type { Failure } from '../../contract/snapshot/model.ts';
import type { CredentialPlace } from '../credentials/credential-place.ts';
import { loginOf } from '../credentials/profile-chain.ts';
import { factsOf } from './error-facts.ts';

/** The session or the keys that the profile rests on are no longer, or not yet, good. */
export function noSession({ profile, chain }: Pick<CredentialPlace, 'profile' | 'chain'>): Failure {
  const login = loginOf(chain);
  if (login !== undefined) {
    return {
      kind: 'expired-credentials',
      message: `The login session of the profile "${login.profile}" has expired, or there is none yet.`,
      nextStep: `Run: ${login.command} — then scan again. What was known before is kept.`,
      command: login.command,
    };
  }
  const { name = profile } = chain.at(-1) ?? {};
  return {
    kind: 'expired-credentials',
    message: `The keys of the profile "${name}" have expired.`,
    nextStep: 'Renew them with the tool that made them, then scan again. What was known before is kept.',
  };
}

/** AWS calls what it was given expired. Undefined: the session of a role, which is taken anew by itself. */
export function expiredAt(place: CredentialPlace): Failure | undefined {
  if (place.kind === 'environment') {
    return {
      kind: 'expired-credentials',
      message: 'The keys in the environment (AWS_ACCESS_KEY_ID and its like) have expired.',
      nextStep:
        'Renew them with the tool that made them and start the app again, or choose a profile. What was known before is kept.',
    };
  }
  const isOfKeys = place.chain.length === 1 && place.chain[0]?.section.aws_access_key_id !== undefined;
  return isOfKeys || loginOf(place.chain) !== undefined ? noSession(place) : undefined;
}

/** The SDK calls a session expired that it could not refresh for want of the network. */
export function causeOf(error: unknown, failed: unknown): unknown {
  const isOfSession = error instanceof Error && /expired|refresh/i.test(error.message);
  return isOfSession && failed !== undefined ? failed : error;
}

/** AWS STS answered, so the keys to ask it with were there. */
export function isAnswered(error: unknown): boolean {
  return factsOf(error).status !== undefined;
}
