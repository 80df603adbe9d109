/** The list of kept scans in one file, so that it opens at once. It can be lost: it is made anew from the scans' files. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod/mini';
import { MAX_OWN_FILE_BYTES } from '../contract/bounds.ts';
import { COUNT, fits } from '../contract/snapshot/kept/schemas.ts';
import { replaceFile } from '../disk/atomic-file.ts';
import { checkRegularFile } from '../disk/regular-file.ts';
import { DRAFTS } from './base-store.ts';
import { INDEXED_SCAN, type StoredScan } from './scan-file.ts';

/** One scan of the list: what its file holds, and the file. */
export type IndexedScan = Omit<StoredScan, 'delta'> & Omit<FoundScan, 'number'>;

const INDEX_VERSION = 1;
const INDEX_FILE = 'index.json';
const SCAN_FILE = /^(scan-(\d{6,})-[0-9TZ]+-[0-9a-f]{8})\.gz$/;

/** A scan's file that is there now. */
export interface FoundScan {
  /** The file's name without its ending. */
  name: string;
  /** Scans are in the order in which they were kept, whatever the clock said. */
  number: number;
  bytes: number;
  /** When the file was written: another time or size, and it is read anew. */
  writtenMs: number;
}

/** The name of a new scan: the next number, the time, and something that another instance does not choose. */
export function scanName(number: number, at: string, random: string): string {
  return `scan-${String(number).padStart(6, '0')}-${at.replace(/[-:.]/g, '')}-${random}`;
}

/** Whether a scan could have that name: what else is asked for leads nowhere. */
export function isScanName(text: string): boolean {
  return SCAN_FILE.test(`${text}.gz`);
}

/** All files of scans, oldest first; none if there is no folder. Throws what the file system says otherwise. */
export function findScans(folder: string): FoundScan[] {
  const found = namesIn(folder).flatMap((file): FoundScan[] => {
    const [, name, number] = SCAN_FILE.exec(file) ?? [];
    if (name === undefined) return [];
    const stats = statSync(join(folder, file), { throwIfNoEntry: false });
    if (stats === undefined) return [];
    return [{ name, number: Number(number), bytes: stats.size, writtenMs: stats.mtimeMs }];
  });
  return found.sort((a, b) => a.number - b.number || (a.name < b.name ? -1 : 1));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** By name; empty if there is no index or it cannot be used. */
export function readIndex(folder: string): Map<string, IndexedScan> {
  try {
    const file = join(folder, INDEX_FILE);
    checkRegularFile(file, MAX_OWN_FILE_BYTES);
    const index: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (!fits(INDEX, index)) return new Map();
    return new Map(index.scans.map((scan) => [scan.name, scan as IndexedScan]));
  } catch {
    return new Map();
  }
}

const INDEX = z.looseObject({
  version: z.literal(INDEX_VERSION),
  scans: z.array(z.extend(INDEXED_SCAN, { name: z.string(), bytes: COUNT, writtenMs: z.number() })),
});

/** Throws what the file system says. */
export async function writeIndex(folder: string, scans: readonly IndexedScan[]): Promise<void> {
  await replaceFile(join(folder, INDEX_FILE), JSON.stringify({ version: INDEX_VERSION, scans }), DRAFTS);
}
