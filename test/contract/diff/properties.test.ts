import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffSides, diffSnapshots } from '../../../electron/contract/diff/diff-sides.ts';
import type { Difference } from '../../../electron/contract/diff/difference.ts';
import { documentSide } from '../../../electron/contract/diff/document-side.ts';
import type { ExportModel } from '../../../electron/contract/export/export-format.ts';
import type { Snapshot } from '../../../electron/contract/snapshot/model.ts';
import { SOURCE } from '../../helpers/builders.ts';
import { exportOf } from '../../helpers/exports.ts';
import { always } from '../../helpers/properties.ts';
import { anySnapshot } from '../../helpers/snapshots/arbitrary-snapshot.ts';

const snapshots = fc.tuple(anySnapshot(SOURCE), anySnapshot(SOURCE));

describe('the difference', () => {
  it('of a snapshot and itself is empty but for what it does not know', () =>
    always([anySnapshot(SOURCE)], (snapshot) => {
      const difference = diffSnapshots(snapshot, structuredClone(snapshot));
      expect(difference).toMatchObject({ added: [], removed: [], changed: [] });
      expect(mirrored(difference)).toEqual(sorted(difference));
    }));

  it('mirrored is the difference of the sides changed', () =>
    always([snapshots], ([a, b]) => {
      expect(mirrored(diffSnapshots(a, b))).toEqual(sorted(diffSnapshots(b, a)));
    }));

  it('applied to the older side gives the newer one, in what both know', () =>
    always([snapshots], ([a, b]) => {
      const difference = diffSnapshots(a, b);
      const [before, after] = [comparable(a, difference), comparable(b, difference)];
      expect(applied(before, after, difference)).toEqual(after);
    }));

  it('never names a region that one side does not know as added, removed or changed', () =>
    always([snapshots], ([a, b]) => {
      const { added, removed, changed, unknown } = diffSnapshots(a, b);
      const closed = unknown.filter(({ reason }) => !reason.endsWith('-unknown')).map(({ region }) => region);
      for (const { region } of [...added, ...removed, ...changed]) expect(closed).not.toContain(region);
    }));

  it('of two exports is that of their snapshots, where bedrock-mantle was asked', () =>
    always([snapshots], ([a, b]) => {
      const [old, now] = [withMantle(a), withMantle(b)];
      const ofExports = diffSides(documentSide(exportOf(old)), documentSide(exportOf(now)));
      expect(ofExports).toEqual(diffSnapshots(old, now));
    }));
});

/** An export does not tell a list of bedrock-mantle that was never asked for from an empty one. */
function withMantle(snapshot: Snapshot): Snapshot {
  const regions = Object.entries(snapshot.regions).map(([region, record]) => {
    const { mantle } = record;
    return [
      region,
      mantle.state === 'not-asked' ? { ...record, mantle: { ...mantle, state: 'listed' } } : record,
    ];
  });
  return { ...snapshot, regions: Object.fromEntries(regions) as Snapshot['regions'] };
}

function sorted({ added, removed, changed, unknown }: Difference): Difference {
  const key = (value: unknown): string => JSON.stringify(value);
  return { added, removed, changed, unknown: [...unknown].sort((a, b) => (key(a) < key(b) ? -1 : 1)) };
}

function mirrored({ added, removed, changed, unknown }: Difference): Difference {
  return sorted({
    added: removed,
    removed: added,
    changed: changed.map(({ from, to, reasons, ...change }) => ({
      ...change,
      from: to,
      to: from,
      ...(reasons === undefined ? {} : { reasons: { from: reasons.to, to: reasons.from } }),
    })),
    unknown: unknown.map(({ region, side, reason }) => ({
      region,
      side: side === 'old' ? 'new' : 'old',
      reason,
    })),
  });
}

/** What an export says of each model, in the regions that both sides know in full. */
type Facts = Record<string, Record<string, unknown>>;

function comparable(snapshot: Snapshot, { unknown }: Difference): Facts {
  const { models, regions } = exportOf(snapshot);
  const isOpen = (region: string): boolean =>
    regions[region]?.state === 'ok' && !unknown.some((part) => part.region === region);
  return Object.fromEntries(
    Object.entries(models)
      .filter(([region]) => isOpen(region))
      .flatMap(([region, inRegion]) =>
        Object.values(inRegion)
          .filter(
            (model) =>
              snapshot.regions[region]?.mantle.state === 'listed' || isInList(snapshot, region, model),
          )
          .map((model) => [`${region} ${model.modelId}`, factsOf(model)]),
      ),
  );
}

function isInList(snapshot: Snapshot, region: string, model: ExportModel): boolean {
  return Object.hasOwn(snapshot.regions[region]?.models ?? {}, model.modelId);
}

function factsOf(model: ExportModel): Record<string, unknown> {
  const { access, availability, callableAs, modelLifecycle = {}, ...rest } = model;
  return {
    availability,
    callableAs,
    access: access.status,
    status: modelLifecycle.status ?? null,
    endOfLifeTime: modelLifecycle.endOfLifeTime ?? null,
    inputModalities: rest.inputModalities === undefined ? null : [...rest.inputModalities].sort(),
    outputModalities: rest.outputModalities === undefined ? null : [...rest.outputModalities].sort(),
    responseStreamingSupported: rest.responseStreamingSupported ?? null,
  };
}

/** `before` with the difference applied; of models that come, and of access that a side does not know, `after` tells. */
function applied(before: Facts, after: Facts, { added, removed, changed }: Difference): Facts {
  const facts = structuredClone(before);
  for (const { region, modelId } of removed) delete facts[`${region} ${modelId}`];
  for (const { region, modelId } of added) {
    const name = `${region} ${modelId}`;
    if (Object.hasOwn(after, name)) facts[name] = after[name] ?? {};
  }
  for (const { region, modelId, what, from, to } of changed) {
    const cell = facts[`${region} ${modelId}`];
    if (cell === undefined) continue;
    const isTable = typeof to === 'object' && to !== null && !Array.isArray(to);
    const [was, is] = isTable ? [from, to] : [{ [what]: from }, { [what]: to }];
    expect(cell).toMatchObject(was as object);
    Object.assign(cell, is);
  }
  for (const [name, cell] of Object.entries(facts)) {
    const access = after[name]?.access;
    if (cell.access === 'unknown' || access === 'unknown') cell.access = access;
  }
  return facts;
}
