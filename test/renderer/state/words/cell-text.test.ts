import { describe, expect, it } from 'vitest';
import type { LifecycleAt } from '../../../../electron/contract/cells/lifecycle.ts';
import { lifecycleText, replacementText } from '../../../../renderer/state/words/cell-text.ts';

const API = { source: 'api' };
const DOCS = { source: 'https://docs.example', asOf: '2026-08-22' };

describe('the end of life in words', () => {
  it.each<[string, LifecycleAt | undefined]>([
    ['end of life unknown', undefined],
    ['no end of life announced', { state: 'active', ...API }],
    ['no end of life announced per AWS docs of 22 Aug 2026', { state: 'active', ...DOCS }],
    ['legacy, end of life not announced', { state: 'legacy', ...API }],
    ['extended access, end of life not announced', { state: 'extended', ...API }],
    [
      'end of life in 45 days, on 12 Jan 2027',
      { state: 'legacy', endsAt: '2027-01-12', daysLeft: 45, ...API },
    ],
    [
      'end of life in 45 days, on 12 Jan 2027, per AWS docs of 22 Aug 2026',
      { state: 'legacy', endsAt: '2027-01-12', daysLeft: 45, ...DOCS },
    ],
    ['ended on 14 Oct 2026', { state: 'ended', endsAt: '2026-10-14', daysLeft: -46, ...API }],
    [
      'ended on 14 Oct 2026 per AWS docs of 22 Aug 2026',
      { state: 'ended', endsAt: '2026-10-14', daysLeft: -46, ...DOCS },
    ],
  ])('says "%s"', (words, lifecycle) => {
    expect(lifecycleText(lifecycle)).toBe(words);
  });

  it('names what a dated page suggests, and who says so', () => {
    const replacement = { modelId: 'acme.two', name: 'Two', by: 'Acme', source: '', asOf: '2026-09-26' };
    expect(replacementText({ state: 'ended', ...API, replacement })).toBe(
      'Acme suggests Two (acme.two) instead, as of 26 Sept 2026',
    );
    expect(replacementText({ state: 'ended', ...API })).toBeUndefined();
  });
});
