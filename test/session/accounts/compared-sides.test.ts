/** What the kept scans of a source can be compared with. */
import { expect, it } from 'vitest';
import type { Snapshot, Source } from '../../../electron/contract/snapshot/model.ts';
import { ComparedSides, type Kept } from '../../../electron/session/accounts/compared-sides.ts';
import { aKeptScan, aModel, SOURCE } from '../../helpers/builders.ts';
import { exportOf } from '../../helpers/exports.ts';
import { listed, stateAfter } from '../../helpers/scan-events.ts';

const keptOne = (snapshot: Snapshot): Kept => ({
  list: async () => [aKeptScan()],
  load: async () => ({ ok: true, value: snapshot }),
});
const { snapshot } = stateAfter(listed('eu-central-1', [aModel('a.one')]));
const none: Kept = { ...keptOne(snapshot), list: async () => [] };

const sidesWith = (kept: Kept): ComparedSides =>
  new ComparedSides({
    keptOf: async () => kept,
    scan: async () => undefined,
    openDocument: async () => ({ ok: true, value: null }),
  });

const own = { kept: keptOne(snapshot), source: SOURCE };

it('a comparison opens the last scan of another profile, and says it where the partitions differ', async () => {
  const source = { kind: 'aws', partition: 'aws-cn' } as const;
  const sides = sidesWith(keptOne({ ...snapshot, source }));
  const chosen = await sides.choose({ kind: 'profile', profile: 'china', scan: false }, own);
  expect(chosen).toEqual({
    ok: true,
    value: {
      id: 'chosen-1',
      title: 'china, 24 Nov 2026, 10:00 UTC',
      note: 'The two are of different partitions (aws-cn and aws), which share no Region.',
    },
  });
  expect(await sides.open('chosen-1', own.kept)).toMatchObject({ ok: true, value: { source } });
});

it('a comparison says what to do about a profile that was never scanned', async () => {
  const chosen = await sidesWith(none).choose({ kind: 'profile', profile: 'new', scan: false }, own);
  expect(chosen).toMatchObject({ ok: false, failure: { message: 'No scan of the profile new is kept.' } });
});

it.each<[string, Source, string | undefined]>([
  ['the same partition', { kind: 'aws', partition: 'aws', profile: 'other' }, undefined],
  [
    'another partition',
    { kind: 'aws', partition: 'aws-us-gov' },
    'The two are of different partitions (aws-us-gov and aws), which share no Region.',
  ],
  [
    'the sample',
    { kind: 'sample', partition: 'aws' },
    'One of the two is sample data: the differences say nothing of an account.',
  ],
])('opens a file of %s, and says in one line what is odd about it', async (_of, source, note) => {
  const document = exportOf({ ...snapshot, source });
  const sides = new ComparedSides({
    keptOf: async () => none,
    scan: async () => undefined,
    openDocument: async () => ({ ok: true, value: { name: 'prod.json', document } }),
  });
  const chosen = await sides.choose({ kind: 'file' }, own);
  expect(chosen).toEqual({
    ok: true,
    value: { id: 'chosen-1', title: 'prod.json', ...(note === undefined ? {} : { note }) },
  });
});

it('a comparison is nothing where the dialog for the file was cancelled', async () => {
  expect(await sidesWith(none).choose({ kind: 'file' }, own)).toEqual({ ok: true, value: null });
});

it('a comparison refuses a scan that is no longer kept', async () => {
  expect(await sidesWith(none).choose({ kind: 'scan', id: 'gone' }, own)).toMatchObject({ ok: false });
});
