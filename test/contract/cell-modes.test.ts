/** What cells show in each mode: a published or applied figure, or why there is none. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CELL_MODE_NAMES,
  CELL_MODES,
  type CellFacts,
  cellFigure,
  nextCellMode,
  scaleStep,
} from '../../electron/contract/cell-modes.ts';
import type { PriceFigure } from '../../electron/contract/pricing/amounts.ts';
import { always } from '../helpers/properties.ts';

const price = (scope: string, usdPerMillionTokens: string, more: Partial<PriceFigure> = {}): PriceFigure => ({
  scope,
  usdPerMillionTokens,
  meter: 'input',
  tier: 'standard',
  context: 'standard',
  ...more,
});
const HAIKU = [price('regional', '1.1'), price('global', '1')];
const priced = (more: Partial<CellFacts>): CellFacts => ({
  kinds: ['geo', 'global'],
  priceStatus: 'known',
  prices: HAIKU,
  ...more,
});
const tokens = (value: number, origin = 'applied') =>
  ({ value, metric: 'tokens', period: 'minute', origin, scope: 'on-demand' }) as const;
const limited = (more: Partial<CellFacts>): CellFacts => ({
  kinds: ['on-demand'],
  quotaStatus: 'applied',
  quotas: [tokens(2_500_000)],
  ...more,
});

describe('the price in a cell', () => {
  it('is the lowest of the ways to call from there, and its name says each scope', () => {
    expect(cellFigure('input-price', priced({}))).toEqual({
      short: '1',
      text: '1',
      value: 1,
      words:
        'input per million tokens $1 (Global cross-Region), $1.1 (In-Region and geographic cross-Region)',
    });
  });

  it('leaves out a scope in which the model cannot be called there', () => {
    expect(cellFigure('input-price', priced({ kinds: ['geo'] }))).toMatchObject({ text: '1.1', value: 1.1 });
  });

  it('is not shown where the model cannot be called, whatever the list says', () => {
    expect(cellFigure('input-price', priced({ kinds: [] }))).toBeUndefined();
  });

  it('is none by the token where only provisioned throughput can be had, whatever the list says', () => {
    expect(cellFigure('input-price', priced({ kinds: ['provisioned'] }))).toMatchObject({
      short: 'none',
      text: 'provisioned',
      words: 'Provisioned Throughput only, billed by the hour',
    });
  });

  it('of another meter, tier or context is never taken for it', () => {
    const others = [
      price('regional', '0.1', { tier: 'batch' }),
      price('regional', '0.2', { context: 'long' }),
      price('regional', '0.3', { meter: 'cache-read' }),
    ];
    expect(cellFigure('input-price', priced({ prices: others }))).toMatchObject({
      short: 'none',
      text: 'not-in-list',
    });
  });

  it('that the list contradicts shows both and none of them on the scale', () => {
    const marks = ['conflict'];
    const prices = [price('global', '1', { marks }), price('global', '1.2', { marks })];
    const figure = cellFigure('input-price', priced({ status: 'conflict', prices } as Partial<CellFacts>));
    expect(figure).toMatchObject({ short: '≠', text: '1|1.2' });
    expect(figure?.value).toBeUndefined();
  });

  it.each([
    [{ priceStatus: undefined, prices: undefined }, '?', 'not-fetched'],
    [{ priceStatus: 'no-join', prices: [] }, '?', 'no-join'],
    [{ priceStatus: 'not-loaded', prices: [] }, '?', 'not-loaded'],
    [{ priceStatus: 'not-in-list', prices: [] }, 'none', 'not-in-list'],
    [{ priceStatus: 'not-in-list', prices: [], unread: ['no-usd'] }, '?', 'not-in-list'],
    [{ priceStatus: 'card-only', prices: [] }, 'none', 'not-in-list'],
    [{ prices: [price('global', '0')] }, '0', '0'],
  ] as const)('%j', (more, short, text) => {
    expect(cellFigure('input-price', priced(more))).toMatchObject({ short, text });
  });

  it.each([
    ['0.00875', '.0088'],
    ['0.0375', '.0375'],
    ['13.75', '13.75'],
    ['1.23456', '1.235'],
    ['0.00001', '≈0'],
    ['8910.125', '8910'],
  ])('%s fits into the cell as %s, and stays exact in its text', (usd, short) => {
    expect(cellFigure('input-price', priced({ prices: [price('global', usd)] }))).toMatchObject({
      short,
      text: usd,
    });
  });
});

describe('the tokens per minute in a cell', () => {
  it.each([
    [{}, '2.5M', '2500000'],
    [{ quotaStatus: undefined, quotas: undefined }, '?', 'not-fetched'],
    [{ quotaStatus: 'no-permission', quotas: [] }, '?', 'no-permission'],
    [{ quotaStatus: 'renamed', quotas: [] }, '?', 'renamed'],
    [{ quotaStatus: 'not-listed', quotas: [] }, 'none', 'not-listed'],
    [{ quotas: [tokens(0)] }, '0', '0'],
    [{ quotaStatus: 'default-only', quotas: [tokens(7, 'default')] }, '?', 'default-only'],
  ] as const)('%j', (more, short, text) => {
    expect(cellFigure('tokens-per-minute', limited(more as Partial<CellFacts>))).toMatchObject({
      short,
      text,
    });
  });

  it('of 0 says what to do', () => {
    expect(cellFigure('tokens-per-minute', limited({ quotas: [tokens(0)] }))?.words).toBe(
      '0 tokens per minute, ask AWS for an increase',
    );
  });
});

describe('the scale', () => {
  it('has six steps in each mode that shows figures, rising with the figure', async () => {
    for (const name of CELL_MODE_NAMES.filter((each) => each !== 'availability')) {
      const mode = CELL_MODES[name];
      await always(
        [fc.double({ min: 0, max: 1e9, noNaN: true }), fc.double({ min: 0, max: 1e9, noNaN: true })],
        (a, b) => {
          const step = (value: number): number =>
            scaleStep(mode, { short: '', text: '', words: '', value }) ?? -1;
          expect(step(a)).toBeGreaterThanOrEqual(0);
          expect(step(a)).toBeLessThanOrEqual(5);
          if (a <= b) expect(step(a)).toBeLessThanOrEqual(step(b));
        },
      );
    }
  });
});

describe('the modes', () => {
  it('come one after the other, and from the last to the first', () => {
    const seen = CELL_MODE_NAMES.map((name) => nextCellMode(name, 1));
    expect(seen).toEqual([...CELL_MODE_NAMES.slice(1), CELL_MODE_NAMES[0]]);
    for (const name of CELL_MODE_NAMES) expect(nextCellMode(nextCellMode(name, 1), -1)).toBe(name);
  });
});
