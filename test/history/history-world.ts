/** A history in a folder of its own, with a clock that the test sets. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure, ModelRecord, Snapshot } from '../../electron/contract/snapshot/model.ts';
import { ScanHistory } from '../../electron/history/scan-history.ts';
import { aModel, SOURCE, succeeded } from '../helpers/builders.ts';
import { listed, stateAfter } from '../helpers/scan-events.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

export const EU = 'eu-central-1';
const START = Date.parse('2026-11-01T10:00:00.000Z');
export const DAY_MS = 86_400_000;

export interface HistoryWorld {
  folder: string;
  history: ScanHistory;
  problems: Failure[];
  clock: { nowEpochMs: number };
  /** Another instance of the app over the same folder. */
  another(change?: { isReadOnly?: boolean; days?: number; bytes?: number }): ScanHistory;
  /** Names of the files, sorted; `.gz` of scans or of bases. */
  files(kind: 'scan' | 'base'): string[];
}

export function historyWorld(): HistoryWorld {
  const root = tempFolder();
  const folder = join(root, 'history', 'aws-work');
  const problems: Failure[] = [];
  const clock = { nowEpochMs: START };
  const another: HistoryWorld['another'] = ({ isReadOnly = false, days = 365, bytes = 1e9 } = {}) =>
    new ScanHistory({
      folder,
      source: SOURCE,
      onProblem: (failure) => problems.push(failure),
      isReadOnly,
      limits: () => ({ days, bytes }),
      nowEpochMs: () => clock.nowEpochMs,
    });
  return {
    folder,
    history: another(),
    problems,
    clock,
    another,
    files: (kind) =>
      readdirSync(folder)
        .filter((name) => name.startsWith(`${kind}-`) && !name.includes('unreadable'))
        .sort(),
  };
}

/** A scan of Frankfurt with these models. */
export function scanWith(...models: (string | ModelRecord)[]): Snapshot {
  return stateAfter(
    listed(
      EU,
      models.map((model) => (typeof model === 'string' ? aModel(model) : model)),
    ),
  ).snapshot;
}

/** Keeps the scan a minute later; throws if it could not be kept. */
export async function keep(world: HistoryWorld, snapshot: Snapshot, by = world.history): Promise<string> {
  world.clock.nowEpochMs += 60_000;
  const kept = await by.keep(snapshot, Object.keys(snapshot.regions));
  if (!kept.ok || kept.value === null) throw new Error('The scan was not kept.');
  return kept.value.id;
}

/** A history of scans, each of which found one model. */
export async function historyOf(...models: string[]): Promise<HistoryWorld & { ids: string[] }> {
  const world = historyWorld();
  const ids: string[] = [];
  for (const model of models) ids.push(await keep(world, scanWith(model)));
  return { ...world, ids };
}

/** The ids of the models in a kept scan. */
export async function modelsOf(history: ScanHistory, id: string | undefined): Promise<string[]> {
  const loaded = succeeded(await history.load(id ?? ''));
  return Object.keys(loaded.regions[EU]?.models ?? {}).sort();
}
