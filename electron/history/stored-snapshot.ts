/**
 * A snapshot as the history stores it: a cache file with its models packed.
 *
 * Licence: comparing any two of 400 kept scans (measure 15c) takes 20 ms of processor time instead of 43. A base has
 * 0.16 MB of JSON instead of 1 MB; all of them take 3.3 MB instead of 6.1 (November 2026). Its doors are the functions here;
 * test/history/packed-models.test.ts holds them to the plain way, which bases of version 1 have. Writing it may go when
 * measure 15c holds without it.
 */
import { z } from 'zod/mini';
import { type CacheFileContent, readCacheFile, toCacheFile } from '../cache/cache-file.ts';
import { fits, LIST } from '../contract/snapshot/kept/schemas.ts';
import type { ModelRecord, Snapshot, Source } from '../contract/snapshot/model.ts';
import type { Json } from './json-delta.ts';
import {
  type PackedModels,
  type PackedTables,
  packModels,
  shareValues,
  unpackModels,
} from './packed-models.ts';

export type StoredSnapshot = { readonly [member: string]: Json };

/** A stored snapshot that others are stored upon. */
export interface StoredBase {
  snapshot: StoredSnapshot;
  /** Its models, undefined for each that is damaged; absent: they are not packed. */
  models?: readonly (ModelRecord | undefined)[];
}

/** `base`: whose tables the snapshot continues, as `alignedWith` has it; what is equal stays at its place. */
export function toStored(snapshot: Snapshot, base?: StoredBase): StoredSnapshot {
  const content = toCacheFile(snapshot, base?.snapshot.ids as readonly string[] | undefined);
  const models = packModels(snapshot.modelTable, base?.snapshot.models as PackedModels | undefined);
  return { ...content, models } as unknown as StoredSnapshot;
}

/** `base`: what the snapshot was stored upon; unchanged records are the same objects as its own. */
export function readStored(content: Json, base: StoredBase, source: Source): CacheFileContent {
  const packed = packedIn(content);
  if (packed === undefined) return readCacheFile(content, source);
  const models = unpackModels(packed, base.models, packedIn(base.snapshot));
  return readCacheFile({ ...(content as StoredSnapshot), models }, source);
}

/** `other`: a base with which it will be compared; equal values become the same objects. */
export function asBase(snapshot: StoredSnapshot, other?: StoredBase): StoredBase {
  const packed = packedIn(snapshot);
  if (packed === undefined) return { snapshot };
  shareValues(packed.bodies, packedIn(other?.snapshot)?.bodies ?? []);
  return { snapshot, models: unpackModels(packed) };
}

/** Whether others can be stored on it: it is of this version, and each of its models is good. */
export function canGrow({ models }: StoredBase, { modelTable }: Snapshot): boolean {
  return models?.length === modelTable.length;
}

function packedIn(content: Json | undefined): PackedTables | undefined {
  return fits(WITH_PACKED, content) ? content.models : undefined;
}

const WITH_PACKED = z.looseObject({ models: z.looseObject({ bodies: LIST, members: LIST, rows: LIST }) });
