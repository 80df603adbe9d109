/** Names of profiles as files keep them: without account numbers, and found again. */
import { expect, it } from 'vitest';
import { keptProfile, profileKeptAs } from '../../../electron/contract/settings/kept-profile.ts';

const NAME = 'PowerUser-998877665544';

it('a name without an account number is kept as it is', () => {
  for (const name of ['work', 'équipe-données', 'acct-12345', '9988776655443', 'X-123456789012']) {
    expect(keptProfile(name)).toEqual({ profile: name });
    expect(profileKeptAs(keptProfile(name), [])).toBe(name);
  }
});

it('a name with one is kept masked, and found among many that differ in the number alone', () => {
  const others = Array.from({ length: 500 }, (_, index) => `PowerUser-${111122220000 + index}`);
  const kept = keptProfile(NAME);
  expect(kept.profile).toBe('PowerUser-123456789012');
  expect(kept.profileMark).toMatch(/^[0-9a-f]{5}$/);
  expect(profileKeptAs(kept, [...others, NAME, 'work'])).toBe(NAME);
  // Kept again as long as it is not found, it stays the same.
  expect(profileKeptAs(kept, others)).toBeUndefined();
});

it('the mark is shared by so many numbers that it names none, and where two fit no profile is guessed', () => {
  const twin = 'PowerUser-200000595522';
  expect(keptProfile(twin)).toEqual(keptProfile(NAME));
  expect(profileKeptAs(keptProfile(NAME), [NAME, twin])).toBeUndefined();
});
