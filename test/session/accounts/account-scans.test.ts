/** Several profiles scanned for the window: one after the other or together, with what goes wrong. */
import { expect, it } from 'vitest';
import type { AccountProgress } from '../../../electron/contract/accounts/account-progress.ts';
import type { ConnectionState } from '../../../electron/contract/bridge/api.ts';
import type { ScanEvent } from '../../../electron/contract/scan/scan-event.ts';
import { callersIn } from '../../../electron/contract/snapshot/callers.ts';
import type { Snapshot } from '../../../electron/contract/snapshot/model.ts';
import { AccountScans, type AccountScansDeps } from '../../../electron/session/accounts/account-scans.ts';
import type { ConnectOptions } from '../../../electron/session/connecting/connect-options.ts';
import { CallBudget } from '../../../electron/session/source/yielding-gateway.ts';
import { aFailure, aKeptScan, aModel, SOURCE } from '../../helpers/builders.ts';
import { listed, stateAfter } from '../../helpers/scan-events.ts';

const { snapshot, scan } = stateAfter(listed('eu-west-1', [aModel('a.one', {}, 'eu-west-1')]));
const EXPIRED = aFailure('expired-credentials', 'The session has expired.');

interface World {
  scans: AccountScans;
  /** How each profile stood, change by change. */
  told: AccountProgress[][];
  /** Profiles that are scanned now, and the most at once. */
  running: { now: Set<string>; most: number };
  closed: string[];
  end(profile: string): void;
}

/** Scans end when the test says so; `kept` by profile. */
function world(
  expired: readonly string[],
  kept: Readonly<Record<string, Snapshot>>,
  own?: string,
  asks: Readonly<Record<string, (options: ConnectOptions) => Promise<unknown>>> = {},
): World {
  const told: AccountProgress[][] = [];
  const running = { now: new Set<string>(), most: 0 };
  const closed: string[] = [];
  const ends = new Map<string, () => void>();
  const sessionOf = (profile: string): Awaited<ReturnType<AccountScansDeps['openSession']>> => {
    let listener: (event: ScanEvent) => void = () => undefined;
    return {
      state: {
        snapshot,
        scan: { ...scan, answered: ['eu-west-1'], regions: ['eu-west-1'], lastOutcome: 'complete' },
      },
      answeredRegions: ['eu-west-1'],
      subscribe: (hear) => {
        listener = hear;
        return () => undefined;
      },
      aws: {
        connect: async (options = {}): Promise<ConnectionState> => {
          await asks[profile]?.(options);
          return {
            status: expired.includes(profile) ? 'no-credentials' : 'connected',
            source: SOURCE,
            profiles: [],
            lookedFor: [],
            ...(expired.includes(profile) ? { failure: EXPIRED } : {}),
          };
        },
      },
      scan: async (_regions, { signal } = {}) => {
        running.now.add(profile);
        running.most = Math.max(running.most, running.now.size);
        listener({ type: 'measurement-finished' });
        await new Promise<void>((resolve) => {
          ends.set(profile, resolve);
          signal?.addEventListener('abort', () => resolve());
        });
        running.now.delete(profile);
      },
      close: async () => void closed.push(profile),
    };
  };
  const scans = new AccountScans({
    inUse: async (profile) => (profile === own ? sessionOf(profile) : undefined),
    openSession: async (profile) => sessionOf(profile),
    keptOf: async (profile) => ({
      list: async () => (profile in kept ? [aKeptScan()] : []),
      load: async () => ({ ok: true, value: kept[profile] ?? snapshot }),
    }),
    publish: (event) => {
      if (event.type === 'accounts') told.push(event.progress);
    },
    budget: new CallBudget(),
    checksAccess: () => false,
    nowEpochMs: () => Date.parse('2026-11-24T11:00:00.000Z'),
  });
  const end = (profile: string): void => ends.get(profile)?.();
  return { scans, told, running, closed, end };
}

const noCancel = new AbortController().signal;
const NOBODY: NonNullable<ConnectOptions['askCode']> = async () => 'nobody';
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('scans a few at once, the next one when one has ended, and closes each', async () => {
  const { scans, running, closed, end } = world([], {});
  const done = scans.scan(['a', 'b', 'c', 'd', 'e']);
  await turn();
  expect([...running.now]).toEqual(['a', 'b', 'c']);
  end('b');
  await turn();
  expect([...running.now]).toEqual(['a', 'c', 'd']);
  for (const profile of ['a', 'c', 'd']) end(profile);
  await turn();
  end('e');
  expect((await done).map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done', 'done']);
  expect(running.most).toBe(3);
  expect(closed.sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
});

it('goes on without a profile that needs a sign-in, says why, and shows its older scan', async () => {
  const { scans, told, end } = world(['prod'], { dev: snapshot, prod: snapshot });
  const shown = scans.showAccounts({ profiles: ['dev', 'prod', 'new', 'dev'], scan: true });
  await turn();
  end('dev');
  end('new');
  expect(await shown).toMatchObject({
    ok: true,
    value: {
      accounts: [
        { profile: 'dev', at: '2026-11-24T10:00:00.000Z' },
        { profile: 'prod', at: '2026-11-24T10:00:00.000Z', failure: EXPIRED },
        { profile: 'new' },
      ],
    },
  });
  expect(told.at(-1)?.map(({ profile, state }) => [profile, state])).toEqual([
    ['dev', 'done'],
    ['prod', 'failed'],
    ['new', 'done'],
  ]);
  const outcome = await shown;
  const whole = outcome.ok ? outcome.value?.snapshot : undefined;
  expect(whole && callersIn(whole, 'eu-west-1', 'a.one')).toEqual({
    callable: ['dev', 'prod'],
    unknown: ['new'],
  });
});

it('shows kept scans without asking AWS, and says where there are none', async () => {
  const { scans, told } = world([], { dev: snapshot });
  expect(await scans.showAccounts({ profiles: ['dev', 'qa'], scan: false })).toMatchObject({ ok: true });
  expect(told).toEqual([]);
  expect(scans.shown?.accounts?.names).toEqual(['dev', 'qa']);
  const none = await scans.showAccounts({ profiles: ['qa'], scan: false });
  expect(none).toMatchObject({ ok: false, failure: { message: 'No scan of these profiles is kept.' } });
});

it('shows nothing of scans that were cancelled, and starts no more', async () => {
  const { scans, told, running } = world([], { a: snapshot });
  const shown = scans.showAccounts({ profiles: ['a', 'b', 'c', 'd'], scan: true });
  await turn();
  await scans.cancelAccounts();
  expect(await shown).toEqual({ ok: true, value: null });
  expect(told.at(-1)?.map(({ state }) => state)).toEqual(Array(4).fill('cancelled'));
  expect(running.most).toBe(3);
});

it('leaves the source in use open', async () => {
  const { scans, closed, end } = world([], {}, 'own');
  const done = scans.scan(['own']);
  await turn();
  end('own');
  await done;
  expect(closed).toEqual([]);
});

it('tells which command each waits for, and which role wants a code, until it has it', async () => {
  const codes: unknown[] = [];
  const ask =
    (profile: string) =>
    ({ askCode = NOBODY, signal = noCancel }: ConnectOptions): Promise<unknown> =>
      askCode({ profile, device: 'phone' }, signal).then((code) => codes.push([profile, code]));
  let ended: () => void = () => undefined;
  const { scans, told, end } = world([], {}, undefined, {
    vault: async ({ onWait }) => {
      onWait?.({ profile: 'vault', sinceEpochMs: 0, said: 'Touch the key' });
      await new Promise<void>((resolve) => {
        ended = resolve;
      });
      onWait?.(undefined);
    },
    admin: ask('admin'),
    audit: ask('audit'),
  });
  const of = (profile: string): AccountProgress | undefined =>
    told.at(-1)?.find((each) => each.profile === profile);
  const done = scans.scan(['vault', 'admin', 'audit']);
  await turn();
  expect(of('vault')).toMatchObject({ state: 'signing-in', waitsFor: { said: 'Touch the key' } });
  expect([of('admin')?.asksCode, of('audit')?.asksCode]).toEqual([
    { profile: 'admin', device: 'phone' },
    { profile: 'audit', device: 'phone' },
  ]);
  await scans.answerAccountCode('audit', '123456');
  await scans.answerAccountCode('admin', null);
  await scans.answerAccountCode('nobody', '123456');
  ended();
  await turn();
  expect(codes).toEqual([
    ['audit', '123456'],
    ['admin', undefined],
  ]);
  expect(of('admin')?.asksCode).toBeUndefined();
  expect(of('vault')?.waitsFor).toBeUndefined();
  for (const profile of ['vault', 'admin', 'audit']) end(profile);
  await done;
});

it('leaves to the window what its own source waits for', async () => {
  const given: ConnectOptions[] = [];
  const { scans, end } = world([], {}, 'own', { own: async (options) => given.push(options) });
  const done = scans.scan(['own']);
  await turn();
  expect(Object.keys(given[0] ?? {})).toEqual(['signal']);
  end('own');
  await done;
});

it('asks for no code any more once the scans are cancelled', async () => {
  const { scans, told } = world([], {}, undefined, {
    admin: ({ askCode = NOBODY, signal = noCancel }) =>
      askCode({ profile: 'admin', device: 'phone' }, signal),
  });
  const done = scans.scan(['admin']);
  await turn();
  await scans.cancelAccounts();
  await done;
  expect(told.at(-1)).toMatchObject([{ profile: 'admin', state: 'cancelled' }]);
  expect(told.at(-1)?.[0]?.asksCode).toBeUndefined();
});
