import { describe, expect, it } from 'vitest';
import type { AppEvent } from '../../electron/contract/bridge/api.ts';
import { CALLS } from '../../electron/contract/bridge/calls.ts';
import { NO_FILTER } from '../../electron/contract/filter/filters.ts';
import type { ScanEvent } from '../../electron/contract/scan/scan-event.ts';
import type { Snapshot } from '../../electron/contract/snapshot/model.ts';
import {
  MAX_NOTICED,
  MAX_WATCHED,
  type Noticed,
  type Watched,
} from '../../electron/contract/watch/watched.ts';
import { Watches } from '../../electron/watch/watches.ts';
import { accessOf, EU, scanned, US } from '../contract/diff/scans.ts';
import { ALLOWED, AT, aModel, aProfile, BLOCKED } from '../helpers/builders.ts';
import { failedIn, listed, listedInPart } from '../helpers/scan-events.ts';

const NOVA = 'amazon.nova';
const CLAUDE = 'anthropic.claude';
const FINISHED: ScanEvent = { type: 'scan-finished', outcome: 'complete', atIso: AT };

/** Watches over scans whose snapshots a test gives. */
function watching(...watched: Watched[]) {
  let snapshot: Snapshot | undefined;
  const events: AppEvent[] = [];
  const notified: { noticed: Noticed; open: () => void }[] = [];
  const values = { watched, noticed: [] as Noticed[] };
  const watches = new Watches({
    settings: { values, change: (change) => Object.assign(values, change) },
    publish: (event) => events.push(event),
    snapshot: () => snapshot,
    nowEpochMs: () => Date.parse(AT),
    notify: (noticed, open) => notified.push({ noticed, open }),
  });
  const hear = (event: ScanEvent): Promise<void> => watches.hear({ type: 'scan', event });
  return {
    watches,
    values,
    events,
    notified,
    sentences: () => values.noticed.map(({ sentence, title }) => `${title}: ${sentence}`),
    async scan(before: Snapshot, after: Snapshot) {
      snapshot = before;
      await hear({ type: 'scan-started', regions: [EU], atIso: AT });
      snapshot = after;
      await hear(FINISHED);
    },
  };
}

const both = (...models: string[]): ScanEvent[] =>
  [EU, US].map((region) =>
    listed(
      region,
      models.map((id) => aModel(id, {}, region)),
    ),
  );
const NOTHING_NEW = scanned(...both(NOVA));
const CLAUDE_EU = scanned(listed(EU, [aModel(NOVA), aModel(CLAUDE)]), ...both(NOVA).slice(1));

const MODEL: Watched = { kind: 'model', modelId: CLAUDE };
const EU_ANTHROPIC: Watched = {
  kind: 'filter',
  name: 'Anthropic in the EU',
  filter: { ...NO_FILTER, providers: ['anthropic'], groups: ['Europe'] },
};

describe('what is watched', () => {
  it.each<[string, Watched]>([
    ['model', MODEL],
    ['provider', { kind: 'provider', provider: 'anthropic' }],
    ['region', { kind: 'region', region: EU }],
    ['saved view', EU_ANTHROPIC],
    [
      'saved view with a query',
      { kind: 'filter', name: 'Q', filter: { query: 'claude region:eu-central-1' } },
    ],
  ])('is noticed when a model comes: a %s', async (_what, watched) => {
    const world = watching(watched);
    await world.scan(NOTHING_NEW, CLAUDE_EU);
    expect(world.values.noticed).toEqual([
      expect.objectContaining({
        at: AT,
        sentence: `Added: Name of ${CLAUDE} in ${EU}.`,
        modelId: CLAUDE,
        region: EU,
        profile: 'work',
      }),
    ]);
  });

  it.each<[string, Watched]>([
    ['another model', { kind: 'model', modelId: 'meta.llama' }],
    ['another provider', { kind: 'provider', provider: 'meta' }],
    ['another region', { kind: 'region', region: US }],
    ['a saved view that does not show it', { ...EU_ANTHROPIC, filter: { ...NO_FILTER, groups: ['US'] } }],
  ])('is not noticed when it is %s', async (_what, watched) => {
    const world = watching(watched);
    await world.scan(NOTHING_NEW, CLAUDE_EU);
    expect(world.values.noticed).toEqual([]);
    expect(world.notified).toEqual([]);
  });

  it('tells of a model what changed of any of its ids', async () => {
    const own = 'amazon.nova-lite-v1:0';
    const { scan, sentences } = watching({ kind: 'model', modelId: own });
    await scan(scanned(...both(own)), scanned(...both(own, `${own}:24k`, 'amazon.nova-lite')));
    expect(sentences()).toEqual([`${own}: Added: Name of ${own}:24k in 2 Regions.`]);
  });

  it('is noticed after a scan in between that lacked the list', async () => {
    const profile = aProfile('eu.anthropic.claude', CLAUDE, [EU]);
    const none = scanned(listed(EU, [aModel(CLAUDE)]));
    const half = scanned(listedInPart(listed(EU, [aModel(CLAUDE)]), 'profiles'));
    const whole = scanned(listed(EU, [aModel(CLAUDE)], [profile]));
    const world = watching(MODEL);
    await world.scan(none, half);
    await world.scan(half, half);
    expect(world.sentences()).toEqual([]);
    await world.scan(half, whole);
    expect(world.sentences()).toEqual([expect.stringContaining('on-demand → on-demand, geo')]);
    await world.scan(whole, whole);
    expect(world.sentences()).toHaveLength(1);
  });

  it('says what became of it in words, one sentence for each kind of change', async () => {
    const profile = aProfile('eu.anthropic.claude', CLAUDE, [EU]);
    const world = watching(MODEL);
    await world.scan(
      scanned(listed(EU, [aModel(CLAUDE)]), accessOf(CLAUDE, BLOCKED)),
      scanned(listed(EU, [aModel(CLAUDE)], [profile]), accessOf(CLAUDE, ALLOWED)),
    );
    expect(world.sentences()).toEqual([
      `${CLAUDE}: Way to call: Name of ${CLAUDE} in ${EU} (on-demand → on-demand, geo). ` +
        `Exact ids: Name of ${CLAUDE} in ${EU} (${CLAUDE} → ${CLAUDE}, eu.${CLAUDE}). ` +
        `Access: Name of ${CLAUDE} in ${EU} (blocked (agreement) → allowed).`,
    ]);
  });

  it('names three models and counts the others', async () => {
    const world = watching({ kind: 'region', region: EU });
    const many = ['a.1', 'a.2', 'a.3', 'a.4', 'a.5'];
    await world.scan(scanned(listed(EU, [])), scanned(...both(...many).slice(0, 1)));
    expect(world.sentences()).toEqual([
      `${EU}: Added: Name of a.1 in ${EU}, Name of a.2 in ${EU}, Name of a.3 in ${EU}, 2 more.`,
    ]);
    expect(world.values.noticed[0]?.modelId).toBe('');
  });

  it('is told to the window and to the system, and a notification that is followed leads there', async () => {
    const world = watching(MODEL);
    await world.scan(NOTHING_NEW, CLAUDE_EU);
    const message = `${CLAUDE}: Added: Name of ${CLAUDE} in ${EU}.`;
    expect(world.events).toContainEqual({ type: 'notice', notice: { kind: 'info', message } });
    const [noticed] = world.values.noticed;
    expect(world.events).toContainEqual({ type: 'watching', watched: [MODEL], noticed: [noticed] });
    world.notified[0]?.open();
    expect(world.events.at(-1)).toEqual({ type: 'follow', noticed });
  });

  it('is told in one message if there are more than three, and listed each for itself', async () => {
    const models = ['a.1', 'a.2', 'a.3', 'a.4', 'a.5'];
    const world = watching(...models.map((modelId): Watched => ({ kind: 'model', modelId })));
    await world.scan(scanned(...both()), scanned(...both(...models)));
    expect(world.values.noticed).toHaveLength(5);
    expect(world.notified.map(({ noticed }) => `${noticed.title}: ${noticed.sentence}`)).toEqual([
      '5 watched things changed: a.1, a.2, a.3 and 2 more.',
    ]);
    expect(world.notified[0]?.noticed.modelId).toBe('');
  });

  it('is noticed although the region failed in between, and a failure is no news', async () => {
    const failed: ScanEvent = failedIn(EU);
    const afterFailure = scanned(...both(NOVA), failed);
    const world = watching(MODEL, { kind: 'region', region: EU });
    await world.scan(NOTHING_NEW, afterFailure);
    expect(world.sentences()).toEqual([]);
    await world.scan(afterFailure, CLAUDE_EU);
    expect(world.sentences()).toHaveLength(2);
  });

  it('forgets the scan of a source that was left', async () => {
    const world = watching(MODEL);
    await world.watches.hear({ type: 'scan', event: { type: 'snapshot-restored', snapshot: CLAUDE_EU } });
    await world.watches.hear({ type: 'scan', event: FINISHED });
    expect(world.values.noticed).toEqual([]);
  });
});

describe('the lists', () => {
  it('keep a thing once, a saved view by its name, and end with what is no longer watched', async () => {
    const { values, watches } = watching();
    await watches.calls.watch(MODEL);
    await watches.calls.watch(MODEL);
    await watches.calls.watch(EU_ANTHROPIC);
    await watches.calls.watch({ ...EU_ANTHROPIC, filter: { query: 'claude' } });
    expect(values.watched).toEqual([MODEL, { ...EU_ANTHROPIC, filter: { query: 'claude' } }]);
    await watches.calls.unwatch(MODEL);
    expect(values.watched).toHaveLength(1);
  });

  it('are bounded', async () => {
    const { scan, values, watches } = watching();
    for (let index = 0; index < MAX_WATCHED + 1; index += 1) {
      await watches.calls.watch({ kind: 'model', modelId: `a.${index}` });
    }
    expect(values.watched).toHaveLength(MAX_WATCHED);
    values.watched = [MODEL];
    for (let round = 0; round < MAX_NOTICED; round += 1) {
      await scan(
        ...(round % 2 === 0 ? ([NOTHING_NEW, CLAUDE_EU] as const) : ([CLAUDE_EU, NOTHING_NEW] as const)),
      );
    }
    await scan(NOTHING_NEW, CLAUDE_EU);
    expect(values.noticed).toHaveLength(MAX_NOTICED);
    await watches.calls.clearNoticed();
    expect(values.noticed).toEqual([]);
  });

  it('mask account numbers in the profile’s name', async () => {
    const world = watching(MODEL);
    const source = { kind: 'aws', partition: 'aws', profile: 'team-111122223333' } as const;
    await world.scan(NOTHING_NEW, { ...CLAUDE_EU, source });
    expect(world.values.noticed[0]?.profile).not.toContain('111122223333');
  });

  it.each<[string, unknown]>([
    ['a kind that there is not', { kind: 'account', account: '1' }],
    ['no name', { kind: 'model', modelId: '' }],
    ['a very long name', { kind: 'region', region: 'r'.repeat(201) }],
    ['a huge filter', { kind: 'filter', name: 'V', filter: { query: 'q'.repeat(20_000) } }],
  ])('take nothing of the window with %s', (_what, watched) => {
    expect(CALLS.watch.args.safeParse([watched]).success).toBe(false);
    expect(CALLS.watch.args.safeParse([EU_ANTHROPIC]).success).toBe(true);
  });
});
