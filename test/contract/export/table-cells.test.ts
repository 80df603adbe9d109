/** What the cells of an exported table hold in each mode of `Cells show`, in CSV and in Markdown. */
import { csvParseRows } from 'd3-dsv';
import { describe, expect, it } from 'vitest';
import { CELL_MODE_NAMES, type CellModeName } from '../../../electron/contract/cell-modes.ts';
import { lifecycleLookup } from '../../../electron/contract/cells/lifecycle.ts';
import type { Price } from '../../../electron/contract/pricing/price.ts';
import type { Pricing } from '../../../electron/contract/pricing/region-pricing.ts';
import { AT, aModel, BLOCKED } from '../../helpers/builders.ts';
import { exportOf } from '../../helpers/exports.ts';
import { checkedIn, failedIn, listed, measuredIn, stateAfter } from '../../helpers/scan-events.ts';
import { bedrockRow as ab, regionPrices } from '../pricing/offers.ts';
import { csvOf, markdownOf } from './tables.ts';

const LITE = 'amazon.nova-lite-v1:0';
const GLM = 'zai.glm-4.7';
const NOT_CALLABLE = 'amazon.nova-pro-v1:0';
const UNKNOWN = 'zai.glm-4.6';
const [HERE, FAILED, UNASKED] = ['us-east-1', 'us-west-2', 'eu-west-1'] as const;

const models = (region: string) => [
  aModel(LITE, {}, region),
  aModel(GLM, {}, region),
  aModel(NOT_CALLABLE, { inferenceTypesSupported: [] }, region),
  aModel(UNKNOWN, {}, region),
];
const { snapshot } = stateAfter(
  listed(HERE, models(HERE)),
  failedIn(FAILED),
  listed(UNASKED, models(UNASKED)),
  measuredIn(HERE, 23.4),
);
const read = regionPrices({
  AmazonBedrock: [
    ab('Nova Lite', 'input-tokens', '0.0000600000'),
    ab('Nova Lite', 'output-tokens', '0.0000000000'),
    ab('GLM 4.7', 'input-tokens', '0.0006', { sku: 'A' }),
    ab('GLM 4.7', 'input-tokens', '0.0007', { sku: 'B' }),
    ab('Nova Pro', 'input-tokens', '0.0008'),
  ],
});
const quota = { code: 'L-1', name: 'q', unit: 'None', adjustable: true, readAt: AT } as const;
const tokens = { ...quota, scope: 'on-demand', metric: 'tokens', period: 'minute' } as const;
const pricing: Pricing = {
  [HERE]: {
    region: HERE,
    prices: {
      offers: [],
      models: Object.fromEntries(models(HERE).map(({ modelId }) => [modelId, read.of(modelId)])),
      rowsLeftOut: 0,
      unpairedNames: [],
    },
    quotas: {
      state: 'complete',
      readAt: AT,
      models: {
        [LITE]: {
          status: 'applied',
          quotas: [{ ...tokens, value: 2_500_000, origin: 'applied' }],
          renamed: [],
        },
        [GLM]: { status: 'not-listed', quotas: [], renamed: [] },
        [NOT_CALLABLE]: { status: 'applied', quotas: [], renamed: [] },
        [UNKNOWN]: { status: 'not-mapped', quotas: [], renamed: [] },
      },
    },
  },
};
const document = exportOf(snapshot, { pricing });

/** By mode: the cells of the models that can be called, and of all of them where prices were never fetched. */
const CALLABLE: Record<CellModeName, [lite: string, glm: string, unknown: string, unasked: string]> = {
  availability: ['on-demand', 'on-demand', 'on-demand', 'on-demand'],
  latency: ['23.4', '23.4', '23.4', 'not-measured'],
  'input-price': ['0.06', '0.6|0.7', 'no-join', 'not-fetched'],
  'output-price': ['0', 'not-in-list', 'no-join', 'not-fetched'],
  'tokens-per-minute': ['2500000', 'not-listed', 'not-mapped', 'not-fetched'],
  // A table knows of no earlier scan.
  changes: ['on-demand', 'on-demand', 'on-demand', 'on-demand'],
  accounts: ['not-chosen', 'not-chosen', 'not-chosen', 'not-chosen'],
};

/** The cells of each model in the region that was asked, and whose prices were never fetched. */
function expectedOf(mode: CellModeName): Record<string, [here: string, unasked: string]> {
  const [lite, glm, unknown, unasked] = CALLABLE[mode];
  return {
    [LITE]: [lite, unasked],
    [GLM]: [glm, unasked],
    [NOT_CALLABLE]: ['listed', 'listed'],
    [UNKNOWN]: [unknown, unasked],
  };
}

describe.each(CELL_MODE_NAMES)('a table of %s', (mode) => {
  const expected = Object.entries(expectedOf(mode))
    .map(([id, [here, unasked]]) => [id, unasked, here, 'failed'])
    .sort();

  it('has the exact figure or its reason in CSV; a region that failed says so in every mode', () => {
    const [head, ...rows] = csvParseRows(csvOf(document, mode));
    expect(head?.slice(3)).toEqual([UNASKED, HERE, FAILED]);
    expect(rows.map(([id = '', _name, _provider, ...cells]) => [id, ...cells])).toEqual(expected);
  });

  it('has the same in Markdown', () => {
    const lines = markdownOf(document, mode).trimEnd().split('\n').slice(2);
    const cells = lines.map((line) =>
      line
        .slice(2, -2)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim().replaceAll('\\|', '|')),
    );
    expect(cells.map(([id = '', _name, _provider, ...others]) => [id, ...others])).toEqual(expected);
  });
});

it.each(CELL_MODE_NAMES)(
  'a table of %s says of each cell that has ended or is blocked that it is',
  (mode) => {
    const endOfLifeTime = '2025-01-01T00:00:00.000Z';
    const ended = aModel(LITE, { modelLifecycle: { status: 'LEGACY', endOfLifeTime } }, HERE);
    const state = stateAfter(
      listed(HERE, [ended, aModel(GLM, {}, HERE)]),
      checkedIn(HERE, GLM, BLOCKED),
      measuredIn(HERE, 23.4),
    );
    const shown = exportOf(state.snapshot, {
      lifecycleOf: lifecycleLookup(state.snapshot, () => undefined, Date.parse(AT)),
      pricing,
    });
    const cells = new Map(csvParseRows(csvOf(shown, mode)).map(([id, _name, _provider, cell]) => [id, cell]));
    expect(cells.get(LITE)).toBe('on-demand|ended');
    // Of several accounts a cell names those that can call.
    expect(cells.get(GLM)).toBe(mode === 'accounts' ? 'not-chosen' : 'on-demand|blocked');
  },
);

it.each(CELL_MODE_NAMES)('a table of %s marks the last good answer of a Region that failed', (mode) => {
  const state = stateAfter(listed(HERE, models(HERE)), measuredIn(HERE, 23.4), failedIn(HERE));
  const [, ...rows] = csvParseRows(csvOf(exportOf(state.snapshot, { pricing }), mode));
  for (const [id = '', , , cell] of rows) expect(cell).toBe(`${expectedOf(mode)[id]?.[0]}|failed`);
});

it('every price in a table is the text of a published row, as JSON has it', () => {
  const published = Object.values(document.models[HERE] ?? {}).flatMap(({ prices = [] }) =>
    prices.map((price: Pick<Price, 'usdPerMillionTokens'>) => price.usdPerMillionTokens),
  );
  const shown = csvParseRows(csvOf(document, 'input-price'))
    .slice(1)
    .flatMap((row) => (row[4] ?? '').split('|'))
    .filter((text) => /^\d/.test(text));
  expect(shown.length).toBeGreaterThan(2);
  expect(shown.filter((text) => !published.includes(text))).toEqual([]);
});
