import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CELL_MODE_NAMES } from '../../../../electron/contract/cell-modes.ts';
import { RANKING_PARTS } from '../../../../electron/contract/cells/ranking/rank-parts.ts';
import { DEFAULT_WEIGHTS } from '../../../../electron/contract/cells/ranking/ranking.ts';
import { FIRST_LAYOUT, layoutSchema } from '../../../../renderer/state/view/layout.ts';
import { isViewLink, viewFromLink, viewToLink } from '../../../../renderer/state/view/view-link.ts';
import { type LinkedView, readLinked } from '../../../../renderer/state/view/view-state.ts';
import { anyFilter } from '../../../contract/filterable-models.ts';
import { always } from '../../../helpers/properties.ts';

const FIRST = readLinked({});

const ids = fc.uniqueArray(fc.constantFrom('a.one', 'b.two-v1:0', 'Mistral AI', 'x&y=z', 'ümlaut'), {
  maxLength: 3,
});
const regions = fc.uniqueArray(fc.constantFrom('eu-west-1', 'us-east-1', 'ap-south-1'));
const anyQuery = fc.constantFrom('', 'sonnet', 'provider:"mistral ai" -is:legacy lat:<200', '#&?+ %');
const anyView: fc.Arbitrary<LinkedView> = fc.record({
  page: fc.constantFrom('matrix', 'latency', 'compare'),
  filter: fc.tuple(anyFilter, anyQuery).map(([boxes, query]) => ({ ...boxes, query })),
  sort: fc.constantFrom<LinkedView['sort'][]>(
    { by: 'provider' },
    { by: 'name' },
    { by: 'latency' },
    { by: 'price' },
    { by: 'column', region: 'eu-west-1' },
  ),
  cells: fc.constantFrom(...CELL_MODE_NAMES),
  // What is pinned is not hidden.
  layout: fc
    .record({
      pinnedModels: ids,
      pinnedRegions: regions,
      hiddenRegions: regions,
      hiddenModels: ids,
      onlyFromPinned: fc.boolean(),
    })
    .map((drawn) => layoutSchema.parse(drawn)),
  collapsed: ids,
  opened: ids,
  details: fc.constantFrom(null, { modelId: 'a.one' }, { modelId: 'b.two-v1:0', region: 'eu-west-1' }),
  compared: ids,
  weights: fc.constantFrom(undefined, DEFAULT_WEIGHTS, { ...DEFAULT_WEIGHTS, latency: 0, price: 5 }),
});

describe('a link', () => {
  test('gives back the view that it was made of', () =>
    always([anyView], (view) => {
      const link = viewToLink(view);
      expect(isViewLink(link)).toBe(true);
      // What is compared belongs to the page that compares.
      const compared = view.page === 'compare' ? view.compared : [];
      expect(viewFromLink(` ${link}\n`)).toEqual({ ok: true, value: { ...view, compared } });
    }));

  test('made before a part was ranked gives it no weight, and one that is none changes none', () => {
    const opened = (text: string) => viewFromLink(`bedrock-atlas://view?weights=${text}`);
    // The first version ranked the first five; each part since then counted nothing before.
    for (let known = 5; known <= RANKING_PARTS.length; known += 1) {
      const given = RANKING_PARTS.map((_, place) => (place < known ? (place % 5) + 1 : 0));
      expect(opened(given.slice(0, known).join(','))).toMatchObject({
        ok: true,
        value: { weights: Object.fromEntries(RANKING_PARTS.map((part, place) => [part, given[place]])) },
      });
    }
    for (const text of ['', '9,9,9,9,9,9', 'a,b', '1,2'])
      expect(opened(text)).toMatchObject({ ok: true, value: { weights: undefined } });
  });

  test('is short for the first view', () => {
    expect(viewToLink(FIRST)).toBe('bedrock-atlas://view');
    expect(viewFromLink('bedrock-atlas://view/')).toEqual({ ok: true, value: FIRST });
  });

  test('holds no account number', () => {
    const query = 'arn:aws:bedrock:eu-west-1:123456789012:inference-profile/x';
    const pinned = { ...FIRST_LAYOUT, pinnedModels: ['123456789012'] };
    expect(viewToLink({ ...FIRST, filter: { ...FIRST.filter, query }, layout: pinned })).not.toMatch(
      /\d{12}/,
    );
  });

  test.each(['bedrock-atlas://models', 'bedrock-atlas:', `bedrock-atlas://view?q=${'x'.repeat(9000)}`])(
    'that is none is refused in one line: %.40s',
    (link) => {
      expect(isViewLink(link)).toBe(true);
      expect(viewFromLink(link)).toMatchObject({
        ok: false,
        failure: { message: 'The link is not a view of Bedrock Atlas.' },
      });
    },
  );

  test('with a part that is not known is refused by name', () => {
    expect(viewFromLink('bedrock-atlas://view?sort=name&colour=blue')).toMatchObject({
      ok: false,
      failure: { kind: 'bad-input', message: expect.stringContaining('“colour”') },
    });
  });

  test('with a value that is not known falls back for that alone', () => {
    const opened = viewFromLink('bedrock-atlas://view?sort=colour&via=geo&via=magic');
    expect(opened).toMatchObject({
      ok: true,
      value: { sort: { by: 'provider' }, filter: { kinds: ['geo'] } },
    });
  });
});
