/**
 * The files of the history as compressed JSON. A base holds a whole snapshot; a scan holds what differs from its base, and
 * the counts for the list.
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod/mini';
import { MAX_OWN_FILE_BYTES } from '../contract/bounds.ts';
import { parseJson } from '../contract/outside-text.ts';
import type { KeptScan } from '../contract/snapshot/kept/kept-scan.ts';
import { AMOUNT, COUNT, fits, TIME } from '../contract/snapshot/kept/schemas.ts';
import type { Delta } from './json-delta.ts';
import type { StoredSnapshot } from './stored-snapshot.ts';

/**
 * Each is raised when an older app could not read such files rightly. Bases of version 1 have their models unpacked:
 * `readStored` reads both, because what scans hold of a base depends on its form.
 */
const VERSIONS = { scan: 1, base: 2 };

export type ScanCounts = Omit<KeptScan, 'id' | 'at'>;

/** What a scan's file holds. */
export interface StoredScan {
  at: string;
  /** The hash of its base. */
  base: string;
  /** From the base's snapshot to this one; absent: the same. */
  delta?: Delta;
  counts: ScanCounts;
  /** The scan that `counts.changes` compares with; absent: the first. */
  before?: string;
}

/** `damaged`: no such file, or not whole. */
export type ReadFile<T> = { kind: 'read'; value: T } | { kind: 'newer' } | { kind: 'damaged' };

const compress = promisify(gzip);
const expand = promisify(gunzip);
export async function scanBytes(scan: StoredScan): Promise<Buffer> {
  return await compress(JSON.stringify({ version: VERSIONS.scan, ...scan }));
}

/** The base's file and the hash of its content that names it. */
export async function baseBytes(snapshot: StoredSnapshot): Promise<{ bytes: Buffer; hash: string }> {
  const text = JSON.stringify({ version: VERSIONS.base, snapshot });
  return { bytes: await compress(text), hash: hashOf(text) };
}

export async function readScanBytes(bytes: Buffer): Promise<ReadFile<StoredScan>> {
  const read = await contentOf(bytes, 'scan');
  if (read.kind !== 'read') return read;
  return fits(STORED_SCAN, read.value)
    ? { kind: 'read', value: read.value as StoredScan }
    : { kind: 'damaged' };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** `hash`: that of the content which was written, as the file's name has it. */
export async function readBaseBytes(bytes: Buffer, hash: string): Promise<ReadFile<StoredSnapshot>> {
  const read = await contentOf(bytes, 'base', hash);
  if (read.kind !== 'read') return read;
  const { snapshot } = read.value;
  return fits(OBJECT, snapshot) ? { kind: 'read', value: snapshot as StoredSnapshot } : { kind: 'damaged' };
}

/** The compression has a check sum: what expands is what was written. */
async function contentOf(
  bytes: Buffer,
  kind: keyof typeof VERSIONS,
  hash?: string,
): Promise<ReadFile<Record<string, unknown>>> {
  let content: unknown;
  let text: string;
  try {
    const limits = { maxOutputLength: MAX_OWN_FILE_BYTES, chunkSize: 128 * 1024 };
    text = (await expand(bytes, limits)).toString('utf8');
    content = parseJson(text);
  } catch {
    return { kind: 'damaged' };
  }
  if (!fits(VERSIONED, content)) return { kind: 'damaged' };
  if (content.version > VERSIONS[kind]) return { kind: 'newer' };
  // Who writes another content must give it another name.
  if (hash !== undefined && hash !== hashOf(text)) return { kind: 'damaged' };
  return { kind: 'read', value: content };
}

const OBJECT = z.looseObject({});
const VERSIONED = z.looseObject({ version: COUNT });

const COUNTS = z.looseObject({
  state: z.enum(['complete', 'partial']),
  regionsAnswered: COUNT,
  regions: COUNT,
  models: COUNT,
  callableCells: COUNT,
  changes: AMOUNT,
});

/** What the list has of a scan's file. */
export const INDEXED_SCAN = z.looseObject({
  at: TIME,
  base: z.string(),
  counts: COUNTS,
  before: z.exactOptional(z.string()),
});

const STORED_SCAN = z.extend(INDEXED_SCAN, { delta: z.exactOptional(OBJECT) });
