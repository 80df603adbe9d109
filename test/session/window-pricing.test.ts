/** What the window is told of prices and quotas: after a scan, and when the user imports a file. */
import { describe, expect, it, vi } from 'vitest';
import type { AppEvent } from '../../electron/contract/bridge/api.ts';
import type { ScanEvent, ScanState } from '../../electron/contract/scan/scan-event.ts';
import { NO_SCAN, type ScanOutcome } from '../../electron/contract/scan/scan-progress.ts';
import type { Source } from '../../electron/contract/snapshot/model.ts';
import type { ImportedOffer } from '../../electron/pricing/import-offer.ts';
import { type PricedSession, WindowPricing } from '../../electron/session/window-pricing.ts';
import { AT, aFailure, SOURCE } from '../helpers/builders.ts';
import { listed, stateAfter } from '../helpers/scan-events.ts';

const FAILURE = aFailure('service');
const IMPORTED: ImportedOffer = {
  offerCode: 'AmazonBedrock',
  version: '20261006000000',
  regions: ['us-east-1'],
  rows: 1013,
};

/** Two regions that answered and one that did not; the prices of one are from today. */
function opened(imported: ImportedOffer | null = IMPORTED, source: Source = SOURCE) {
  const told: AppEvent[] = [];
  const asked: string[] = [];
  const fetched = (what: string) => async (regions: readonly string[], signal: AbortSignal) => {
    asked.push(`${what} of ${regions}`);
    signal.addEventListener('abort', () => asked.push(`${what} ended`));
    return [{ failure: FAILURE, offers: [], regions: [] }];
  };
  const { snapshot } = stateAfter(listed('us-east-1', []), listed('eu-west-1', []));
  const state: ScanState = {
    snapshot: { ...snapshot, source },
    scan: { ...NO_SCAN, regions: ['us-east-1', 'eu-west-1', 'sa-east-1'] },
  };
  const session: PricedSession = {
    state,
    keptPricing: false,
    onPricing: () => undefined,
    pricing: async () => ({
      load: async () => undefined,
      refresh: async () => undefined,
      due: async (_kind, regions, beforeIso) => {
        asked.push(`older than ${beforeIso}`);
        return regions.filter((region) => region !== 'us-east-1');
      },
      fetchPrices: fetched('prices'),
      fetchQuotas: fetched('quotas'),
      importOffer: async (file) => {
        asked.push(file);
        return imported === null ? { ok: false, failure: FAILURE } : { ok: true, value: imported };
      },
    }),
  };
  const pricing = new WindowPricing((event) => told.push(event));
  pricing.follow(session);
  return { pricing, session, told, asked };
}

const DUE = 'older than 2026-11-28T10:00:00.000Z';
const PROBLEM: AppEvent = { type: 'notice', notice: { kind: 'problem', failure: FAILURE } };
type Choice = 'never' | 'daily';
const asks = (priceFetch: Choice, quotaFetch: Choice) => ({
  settings: { settings: { priceFetch, quotaFetch } },
  nowEpochMs: () => Date.parse('2026-11-29T10:00:00Z'),
});
const finished = (outcome: ScanOutcome): ScanEvent => ({ type: 'scan-finished', outcome, atIso: AT });
const STARTED: ScanEvent = { type: 'scan-started', regions: [], atIso: AT };

describe('what follows a scan', () => {
  it.each<[Choice, Choice, ScanOutcome, string[]]>([
    ['never', 'never', 'complete', []],
    ['daily', 'never', 'complete', [DUE, 'prices of eu-west-1']],
    ['never', 'daily', 'partial', [DUE, 'quotas of eu-west-1']],
    ['daily', 'daily', 'complete', [DUE, 'prices of eu-west-1', DUE, 'quotas of eu-west-1']],
    ['daily', 'daily', 'cancelled', []],
    ['daily', 'daily', 'stopped', []],
  ])('with prices %s and quotas %s after a %s one', async (priceFetch, quotaFetch, outcome, expected) => {
    const { pricing, session, asked, told } = opened();
    await pricing.hear(session, finished(outcome), asks(priceFetch, quotaFetch));
    expect(asked).toEqual(expected);
    expect(told).toEqual(expected.filter((each) => each.includes(' of ')).map(() => PROBLEM));
  });

  it('opens no prices where none are kept and none are asked for', async () => {
    const { pricing, session } = opened();
    const opens = vi.fn(session.pricing);
    const unpriced = { ...session, pricing: opens };
    await pricing.showKept(unpriced);
    await pricing.hear(unpriced, STARTED, asks('never', 'never'));
    await pricing.hear(unpriced, finished('complete'), asks('never', 'never'));
    expect(opens).not.toHaveBeenCalled();
  });

  it.each<[string, (pricing: WindowPricing, session: PricedSession) => unknown]>([
    ['the next scan', (pricing, session) => pricing.hear(session, STARTED, asks('daily', 'daily'))],
    ['Cancel', (pricing) => pricing.stop()],
    ['another source', (pricing, session) => pricing.follow(session)],
  ])('ends with %s', async (_name, end) => {
    const { pricing, session, asked } = opened();
    await pricing.hear(session, finished('complete'), asks('daily', 'never'));
    await end(pricing, session);
    expect(asked.at(-1)).toBe('prices ended');
  });

  it('does not begin if it was ended before', async () => {
    const { pricing, session, asked } = opened();
    const following = pricing.hear(session, finished('complete'), asks('daily', 'daily'));
    pricing.stop();
    await following;
    expect(asked).toEqual([DUE]);
  });
});

describe('a fetch that the user asks for', () => {
  it.each([
    [[], [], ''],
    [['AmazonBedrock'] as const, ['eu-west-1'], ' It concerns AmazonBedrock in eu-west-1.'],
    [[], ['eu-west-1', 'us-east-1'], ' It concerns eu-west-1, us-east-1.'],
    [[], ['a', 'b', 'c', 'd', 'e'], ' It concerns 5 Regions.'],
  ])('says what it concerns: offers %j in %j', async (offers, regions, told) => {
    const { pricing, session } = opened();
    const desk = await session.pricing();
    const failing: PricedSession = {
      ...session,
      pricing: async () => ({ ...desk, fetchPrices: async () => [{ failure: FAILURE, offers, regions }] }),
    };
    expect(await pricing.fetch(failing, 'fetchPrices', ['eu-west-1'])).toEqual({
      ok: true,
      value: [{ ...FAILURE, message: `${FAILURE.message}${told}` }],
    });
  });
});

describe('an offer file of the user', () => {
  const rowsOf = (regions: string): AppEvent => {
    const message = `Imported AmazonBedrock, version 20261006000000: 1,013 rows of ${regions}.`;
    return { type: 'notice', notice: { kind: 'info', message } };
  };

  it.each<[string, ImportedOffer | null, AppEvent[]]>([
    ['one region', IMPORTED, [rowsOf('us-east-1')]],
    ['two regions', { ...IMPORTED, regions: ['eu-west-1', 'us-east-1'] }, [rowsOf('2 Regions')]],
    ['a full disk', { ...IMPORTED, failure: FAILURE }, [rowsOf('us-east-1'), PROBLEM]],
    ['a bad file', null, [PROBLEM]],
  ])('of %s is told in a line', async (_name, imported, expected) => {
    const { pricing, session, told } = opened(imported);
    await pricing.importFile(session, async () => '/an/index.json');
    expect(told).toEqual(expected);
  });

  it('that was not chosen changes nothing', async () => {
    const { pricing, session, told, asked } = opened();
    await pricing.importFile(session, async () => undefined);
    expect([told, asked]).toEqual([[], []]);
  });

  it('is not mixed with the sample, and no dialog asks for it', async () => {
    const { pricing, session, told, asked } = opened(IMPORTED, { kind: 'sample', partition: 'aws' });
    await pricing.importFile(session, async () => {
      asked.push('dialog');
      return undefined;
    });
    expect(asked).toEqual([]);
    expect(told).toMatchObject([{ notice: { failure: { kind: 'bad-input' } } }]);
  });
});
