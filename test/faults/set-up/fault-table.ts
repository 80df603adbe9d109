/** Makes a test of every row of a group, and notes what each run showed for docs/faults.md. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportDocument } from '../../../electron/contract/export/export-format.ts';
import { type FaultRow, isNoted, writeRows } from '../../drivers/fault-rows.ts';
import { FAULTY, goodReply, MODEL_ID, MODEL_IDS, OTHERS } from '../../drivers/good-bedrock.ts';
import { startProtocolServer } from '../../helpers/servers/protocol-server.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import type { FaultCase } from './fault-case.ts';
import { countCalls, exportOnce, faultyRegion, type Run, runCase, withoutTimes } from './fault-run.ts';
import { timesLater } from './rest-time.ts';
import { expectWindowAtFirst, expectWindowOverGood } from './window-checks.ts';
import type { WindowView } from './window-view.ts';

/** Runs every case of the group once; the others' regions must be as in a run without a fault. */
export function describeFaults(group: string, cases: readonly FaultCase[]): void {
  const good = tempFolder();
  const rows: FaultRow[] = [];
  let reference: Run;

  describe(group, () => {
    beforeAll(async () => {
      const server = await startProtocolServer(goodReply);
      reference = await exportOnce(good, server);
      await server.close();
      expect(reference.exit, reference.stderr.join('\n')).toBe(0);
    });
    afterAll(() => {
      writeRows({ group, kind: 'faults', rows });
    });

    it.each(cases.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
      const region = one.where === 'the opt-in region' ? 'me-south-1' : FAULTY;
      const isAlone = one.where === undefined || one.where === 'the opt-in region';
      const run = await runCase(one, good);
      expectRegion(one, run, region, reference.kept.regions[region]?.scannedAt);
      const rest = isAlone ? expectRest(one, run, reference, region) : '-';
      const over = expectWindowOverGood(one, run, region, reference.kept.regions[region]?.scannedAt);
      const atFirst =
        one.isLong === true
          ? 'the same'
          : shown(expectWindowAtFirst(one, await runCase(one, undefined), region));
      const row = { ...rowOf(one, run, over, rest), window: { header: over.header, atFirst } };
      rows.push(isAlone && isNoted() ? { ...row, later: await timesLater(one, region) } : row);
    });
  });
}

function expectRegion(one: FaultCase, run: Run, region: string, lastGood: string | undefined): void {
  const faulty = faultyRegion(one, run);
  const said = run.stderr.join('\n');
  expect(run.exit, said).toBe(one.expect.exit);
  // Nothing is written unless there is something to write.
  expect(run.written === undefined).toBe(one.expect.exit === 3);
  const record = run.kept.regions[region];
  expect(record?.state, said).toBe(one.expect.state);
  // A failure is never shown as "no models": the last good answer is there, with its age.
  expect(Object.keys(faulty.models)).toEqual(expect.arrayContaining([MODEL_ID]));
  expect(record?.scannedAt === lastGood).toBe(one.expect.cells === 'last good answer');
  expect(record?.stale).toBe(['failed', 'denied', 'not-enabled'].includes(record?.state ?? ''));
  expect(accessOf(faulty.models)).toBe(one.expect.access ?? 'allowed');
  if (one.expect.message !== undefined) expect(said).toMatch(one.expect.message);
  // Whatever is said is words for people: no stack, no class names, no account.
  expect(said).not.toMatch(/\n\s+at |TypeError|SyntaxError|undefined|\[object|999988887777|AKIA/);
  one.check?.(faulty);
}

/** The other regions: the same data, the same calls, and nothing that waited for the faulty one. */
function expectRest(one: FaultCase, run: Run, reference: Run, region: string): string {
  const rest = [...OTHERS, FAULTY].filter((each) => each !== region);
  if (one.expect.exit !== 3) {
    for (const each of rest) {
      expect(withoutTimes(run.kept, each), each).toEqual(withoutTimes(reference.kept, each));
    }
    expect(countCalls(run.requests, rest)).toEqual(countCalls(reference.requests, rest));
  }
  if (one.expect.isSlow !== true) return one.expect.exit === 3 ? 'kept' : 'the same calls';
  const line = run.stderr.find((each) => each.startsWith('[') && each.includes(`${region}:`)) ?? '';
  const at = run.stderr.indexOf(line);
  const before = rest.filter((each) => run.stderr.slice(0, at).some((said) => said.includes(` ${each}: `)));
  expect(before.sort()).toEqual([...rest].sort());
  expect(run.accessAskedAt.get(line)).toBe(rest.length * MODEL_IDS.length);
  return 'complete before this Region';
}

function accessOf(models: Record<string, Record<string, unknown>>): string {
  const statuses = new Set(
    Object.values(models).map(
      (model) => (model.access as ExportDocument['models'][string][string]['access']).status,
    ),
  );
  return statuses.size === 1 ? [...statuses].join() : 'mixed';
}

function rowOf(one: FaultCase, run: Run, view: WindowView, rest: string): FaultRow {
  const line = run.stderr.find((said) => one.expect.message?.test(said) === true);
  return {
    name: one.what === undefined ? one.name : `${one.name}: ${one.what}`,
    where: one.where ?? 'one region',
    state: one.expect.state,
    cells: shown(view),
    message: view.problem ?? view.stopped ?? line?.replace(/^\[\d+\/\d+\] /, '') ?? '',
    exit: String(run.exit),
    rest,
    ...(one.isHuge === true ? { isHuge: true } : {}),
  };
}

/** The words of the cells; none where no model is known at all. */
function shown({ words }: WindowView): string {
  return words.length === 0 ? 'no rows yet' : words.join(' / ');
}
