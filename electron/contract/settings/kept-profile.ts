/**
 * How the name of a profile is kept: without the account number that `aws configure sso` puts into it, and with a mark by
 * which the profile is found again among those of this computer. Pure.
 */
import { namesAccount, withoutAccounts } from '../snapshot/account-numbers.ts';

export interface KeptProfile {
  profile: string;
  /** Absent: the name holds no account number, and is whole. */
  profileMark?: string;
}

export function keptProfile(name: string): KeptProfile {
  return namesAccount(name)
    ? { profile: withoutAccounts(name), profileMark: markOf(name) }
    : { profile: name };
}

/** The only profile of these names that was kept so; undefined: none, or nobody can say which. */
export function profileKeptAs(kept: KeptProfile, names: readonly string[]): string | undefined {
  if (kept.profileMark === undefined) return kept.profile;
  const found = names.filter((name) => {
    const { profile, profileMark } = keptProfile(name);
    return profile === kept.profile && profileMark === kept.profileMark;
  });
  return found.length === 1 ? found[0] : undefined;
}

/** 20 bits: enough to tell the profiles of one computer apart, and a million account numbers have the same ones. */
const MARK_BITS = 20;

/** FNV-1a of 32 bits, folded. */
function markOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  const folded = (hash >>> MARK_BITS) ^ (hash & ((1 << MARK_BITS) - 1));
  return folded.toString(16).padStart(MARK_BITS / 4, '0');
}
