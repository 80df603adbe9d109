/** An offer's index of regions: which file is current where. */
import { gunzipSync } from 'node:zlib';
import { isRegionCode } from '../contract/cells/regions.ts';
import type { OfferCode } from '../contract/pricing/price.ts';
import type { RegionCode } from '../contract/snapshot/model.ts';

/** Larger than any index, in bytes: they had 6 KB in 2026. */
export const INDEX_LIMIT_BYTES: number = 1024 * 1024;

/** Paths by region; undefined if the bytes, packed or not, are no such index. An entry that leads elsewhere is left out. */
export function readRegionIndex(bytes: Buffer, offerCode: OfferCode): Record<RegionCode, string> | undefined {
  let regions: unknown;
  try {
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    const text = isPacked ? gunzipSync(bytes, { maxOutputLength: INDEX_LIMIT_BYTES }) : bytes;
    regions = (JSON.parse(text.toString('utf8')) as { regions?: unknown } | null)?.regions;
  } catch {
    return undefined;
  }
  if (typeof regions !== 'object' || regions === null) return undefined;
  const paths: Record<RegionCode, string> = {};
  for (const [region, entry] of Object.entries(regions)) {
    const path: unknown = (entry as { currentVersionUrl?: unknown } | null)?.currentVersionUrl;
    const isGood =
      isRegionCode(region) &&
      typeof path === 'string' &&
      path.startsWith(`/offers/v1.0/aws/${offerCode}/`) &&
      path.endsWith(`/${region}/index.json`) &&
      /^[\w./-]+$/.test(path) &&
      !path.includes('..');
    if (isGood) paths[region] = path;
  }
  return paths;
}

/** The 14 digits of the path; undefined: it names no version, and the file is fetched each time. */
export function versionOf(path: string): string | undefined {
  return /\/(\d{14})\//.exec(path)?.[1];
}
