import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cell, viewRegion } from '../../../electron/contract/cells/availability.ts';
import { lifecycleIn } from '../../../electron/contract/cells/lifecycle.ts';
import { RANKING_PARTS, type RankingContext } from '../../../electron/contract/cells/ranking/rank-parts.ts';
import {
  DEFAULT_WEIGHTS,
  explainRank,
  type RankingWeights,
  rankByParts,
} from '../../../electron/contract/cells/ranking/ranking.ts';
import type { Snapshot } from '../../../electron/contract/snapshot/model.ts';
import { AT, aModel, aProfile, BLOCKED } from '../../helpers/builders.ts';
import { always } from '../../helpers/properties.ts';
import { checkedIn, listed, stateAfter } from '../../helpers/scan-events.ts';

const ID = 'acme.one-v1:0';
const NOW = Date.parse(AT);
const EU = 'eu-central-1';
const US = 'us-east-1';
const ONLY = Object.fromEntries(RANKING_PARTS.map((part) => [part, 0])) as unknown as RankingWeights;

function cellsOf(snapshot: Snapshot): Cell[] {
  return Object.keys(snapshot.regions).map((region) => viewRegion(snapshot, region).cell(ID));
}

function contextOf(snapshot: Snapshot, medians: Record<string, number>): RankingContext {
  return {
    nowEpochMs: NOW,
    medianMsOf: (region) => medians[region],
    lifecycleOf: (region) => lifecycleIn(snapshot, region, ID),
    inputPriceOf: (region) => ({ [EU]: 1.1, [US]: 0 })[region],
  };
}

const profiles = (source: string, to: string[]) => [aProfile(`p.${ID}`, ID, to, {}, source)];
const needsProfile = { inferenceTypesSupported: ['INFERENCE_PROFILE'] };

/** Near but through a profile and ending soon; far, on demand and checked. */
const { snapshot } = stateAfter(
  listed(
    EU,
    [
      aModel(ID, {
        ...needsProfile,
        modelLifecycle: { status: 'LEGACY', endOfLifeTime: '2026-12-12T00:00:00Z' },
      }),
    ],
    profiles(EU, [EU, 'eu-west-1']),
  ),
  listed(US, [aModel(ID, {}, US)]),
  listed('us-west-2', [aModel('other.model')]),
  checkedIn(US, ID),
);
const context = contextOf(snapshot, { [EU]: 20, [US]: 100 });
const order = (weights: RankingWeights, ofContext = context) =>
  rankByParts(cellsOf(snapshot), ofContext, weights).map((each) => each.cell.region);

describe('the ranking by parts', () => {
  it('follows the weights', () => {
    expect(order({ ...ONLY, latency: 1 })).toEqual([EU, US]);
    expect(order({ ...ONLY, kind: 1 })).toEqual([US, EU]);
    expect(order({ ...ONLY, access: 1 })).toEqual([US, EU]);
    expect(order({ ...ONLY, lifecycle: 1 })).toEqual([US, EU]);
    expect(order({ ...ONLY, residency: 1 })).toEqual([US, EU]);
    expect(order({ ...ONLY, price: 1 })).toEqual([US, EU]);
    expect(order({ ...ONLY, residency: 1 }, { ...context, area: { kind: 'area', name: 'US' } })).toEqual([
      US,
      EU,
    ]);
  });

  it('leaves out a region where the model is past its end of life, whatever the weights', () => {
    const later = { ...context, nowEpochMs: Date.parse('2026-12-12T00:00:00Z') };
    expect(order({ ...ONLY, latency: 1 }, later)).toEqual([US]);
  });

  it('shows every part and explains the order, the weightiest part first', () => {
    const [first, second] = rankByParts(cellsOf(snapshot), context);
    expect(first && explainRank(first)).toBe(
      'Access not blocked; 100 ms; on demand; active; data can stay in the Region.',
    );
    expect(second && explainRank(second)).toBe(
      'Access unknown; 20 ms, the nearest; by geographic cross-Region inference; 18 days to its end of life; data goes to listed Regions.',
    );
    expect(first?.parts.latency).toEqual({ value: 0.2, isKnown: true, words: '100 ms' });
    expect(first && explainRank(first, ONLY)).toBe('No part has a weight.');
  });

  it('leads with home and pinned Regions unless they have no weight, and says so', () => {
    const atHome = { ...context, preferred: [EU] };
    const weights = { ...ONLY, kind: 5, home: 5 };
    expect(order(weights)).toEqual([US, EU]);
    expect(order(weights, atHome)).toEqual([EU, US]);
    expect(order({ ...weights, home: 0 }, atHome)).toEqual([US, EU]);
    // Of two the first one leads.
    expect(order({ ...ONLY, home: 1 }, { ...context, preferred: [US, EU] })).toEqual([US, EU]);
    const reasons = rankByParts(cellsOf(snapshot), atHome, { ...ONLY, home: 1 }).map((each) =>
      explainRank(each, { ...ONLY, home: 1 }),
    );
    expect(reasons).toEqual(['A home or pinned Region.', 'No home or pinned Region.']);
  });

  it('says the price, the lowest as such, and of a price that is not known nothing else', () => {
    const words = (inputPriceOf: RankingContext['inputPriceOf']) =>
      rankByParts(cellsOf(snapshot), { ...context, inputPriceOf }, { ...ONLY, price: 1 }).map((each) =>
        explainRank(each, { ...ONLY, price: 1 }),
      );
    expect(words((region) => ({ [EU]: 1.1, [US]: 0.9 })[region])).toEqual([
      '$0.9 per million input tokens, the lowest.',
      '$1.1 per million input tokens.',
    ]);
    expect(words((region) => (region === EU ? 0 : undefined))).toEqual([
      '$0 per million input tokens, the lowest.',
      'Price unknown.',
    ]);
  });

  it('counts what is not known in the middle, never as good or bad', () => {
    const [only] = rankByParts(cellsOf(snapshot), contextOf(snapshot, {}), { ...ONLY, latency: 1 });
    expect(only).toMatchObject({
      score: 0.5,
      parts: { latency: { isKnown: false, words: 'round trip not measured' } },
    });
  });

  it('leaves out where the model cannot be called and puts the blocked last, whatever the weights', () => {
    const blocked = stateAfter(
      listed(EU, [aModel(ID)]),
      listed(US, [aModel(ID, needsProfile, US)], [aProfile(`global.${ID}`, ID, ['', US], {}, US)]),
      checkedIn(EU, ID, BLOCKED),
    ).snapshot;
    const ranked = rankByParts(cellsOf(blocked), contextOf(blocked, { [EU]: 1 }), { ...ONLY, latency: 9 });
    expect(ranked.map((each) => each.cell.region)).toEqual([US, EU]);
  });

  it('says when nothing keeps data in the area that was asked for', () => {
    const inEu: RankingContext = { ...context, area: { kind: 'area', name: 'EU' } };
    const words = rankByParts(cellsOf(snapshot), inEu).map((each) => each.parts.residency.words);
    expect(words.sort()).toEqual(['data can stay in EU', 'nothing keeps data in EU']);
  });

  it('gives a score from 0 to 1 in descending order for any weights', async () => {
    const weights = fc.record(
      Object.fromEntries(RANKING_PARTS.map((part) => [part, fc.double()])) as Record<
        keyof RankingWeights,
        fc.Arbitrary<number>
      >,
    );
    await always([weights], (any) => {
      const scores = rankByParts(cellsOf(snapshot), context, any).map((each) => each.score);
      for (const score of scores) expect(score >= 0 && score <= 1).toBe(true);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
    });
    expect(Object.keys(DEFAULT_WEIGHTS).sort()).toEqual([...RANKING_PARTS].sort());
  });
});
