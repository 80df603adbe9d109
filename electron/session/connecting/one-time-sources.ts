/** Profiles that are used until the app closes: none of them is the first source of the next start, or one that was used last. */
import type { SourceChoice } from '../../contract/settings/settings.ts';

/** Names alone: the profiles themselves are in the room of the AWS SDK, which a start does not load. */
const names = new Set<string>();

export function noteUsedOnce(profile: string): void {
  names.add(profile);
}

export function isKept(choice: SourceChoice): boolean {
  return choice.kind === 'sample' || choice.profile === null || !names.has(choice.profile);
}
