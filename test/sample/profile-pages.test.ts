import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageOf } from '../../electron/sample/profile-pages.ts';
import { always } from '../helpers/properties.ts';

describe('pages', () => {
  it('give every item once and in order, whatever their sizes', () =>
    always(
      [
        fc.array(fc.nat(), { maxLength: 120 }),
        fc.option(fc.integer({ min: 1, max: 1000 }), { nil: undefined }),
        fc.boolean(),
      ],
      (items, maxResults, isFirstSmall) => {
        const got: number[] = [];
        let nextToken: string | undefined;
        do {
          const page = pageOf(
            items,
            { list: 'eu-central-1', maxResults: maxResults?.toString(), nextToken, isFirstSmall },
            'secret',
          );
          if (!page.ok) throw new Error(page.message);
          expect(page.items.length).toBeLessThanOrEqual(maxResults ?? 100);
          got.push(...page.items);
          nextToken = page.nextToken;
        } while (nextToken !== undefined);
        expect(got).toEqual(items);
      },
    ));

  it('refuse any token they did not give', () =>
    always([fc.string()], (nextToken) => {
      const request = { list: 'eu-central-1', maxResults: '5', nextToken, isFirstSmall: false };
      expect(pageOf([1, 2, 3], request, 'secret').ok).toBe(false);
    }));

  it.each(['0', '1001', '-1', '1.5', 'many', ''])('refuse a size of %j', (maxResults) => {
    const request = { list: 'eu-central-1', maxResults, nextToken: undefined, isFirstSmall: false };
    expect(pageOf([1], request, 'secret').ok).toBe(false);
  });
});
