/** Clients that IAM Identity Center has registered for the app, used again while they are valid; in memory alone. */
import type { Answer, Registration } from './sso-service.ts';

interface Kind {
  kind: 'browser' | 'code';
  startUrl: string;
  /** The service that registered it. */
  at: string;
}

const known = new Map<string, Registration>();

/** What a sign-in begun with it needs at least, in milliseconds. */
const LEAST_LEFT_MS = 60 * 60_000;

/** The registration that is still good, else a new one. */
export async function registration(
  kind: Kind,
  nowEpochMs: number,
  register: () => Promise<Answer<Registration>>,
): Promise<Answer<Registration>> {
  const before = known.get(keyOf(kind));
  if (before !== undefined && before.expiresAtEpochMs - nowEpochMs > LEAST_LEFT_MS) {
    return { ok: true, value: before };
  }
  const made = await register();
  if (made.ok) known.set(keyOf(kind), made.value);
  return made;
}

/** One with which no sign-in came about is not used again: the service may know it no more. */
export function forget(kind: Kind): void {
  known.delete(keyOf(kind));
}

function keyOf({ kind, startUrl, at }: Kind): string {
  return `${kind} ${at} ${startUrl}`;
}
