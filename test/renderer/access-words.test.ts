import { describe, expect, test } from 'vitest';
import { accessLines, accessNextStep, accessVerdict } from '../../renderer/state/access-words.ts';
import { ACCESS_WORDS } from '../../renderer/state/cell-words.ts';
import { ALLOWED, aFailure, BLOCKED } from '../helpers/builders.ts';

describe('access in words', () => {
  test('never promises that a call works', () => {
    for (const words of [accessVerdict('allowed'), ACCESS_WORDS.allowed]) {
      expect(words).toMatch(/not blocked/i);
      expect(words).not.toMatch(/\b(allowed|works\b(?!,))/i);
    }
  });

  test('marks the field that blocks', () => {
    expect(
      accessLines(BLOCKED)
        .filter((line) => line.blocks)
        .map((line) => line.field),
    ).toEqual(['Agreement']);
    expect(accessLines(ALLOWED).some((line) => line.blocks)).toBe(false);
  });

  test('leaves a field without an answer without a value', () => {
    expect(accessLines({})[0]).toEqual({ field: 'Agreement', blocks: false });
  });

  test.each([
    [BLOCKED, /no agreement/],
    [{ ...ALLOWED, agreement: 'PENDING' }, /being processed/],
    [{ ...ALLOWED, authorization: 'NOT_AUTHORIZED' }, /not authorized/],
    [{ ...ALLOWED, entitlement: 'NOT_AVAILABLE' }, /not entitled/],
    [{ ...ALLOWED, region: 'NOT_AVAILABLE' }, /another region/],
    [{ failure: aFailure('throttled', 'AWS throttled the check.') }, /AWS throttled the check\. Try again\./],
    [undefined, /Rescan/],
  ])('says what to do for %j', (facts, words) => {
    expect(accessNextStep(facts)).toMatch(words);
  });

  test('has nothing to say when nothing blocks', () => {
    expect(accessNextStep(ALLOWED)).toBeUndefined();
  });
});
