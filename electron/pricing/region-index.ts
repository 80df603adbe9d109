/** An offer's index of regions: which file is current where. */
import { isRegionCode } from '../contract/cells/regions.ts';
import type { OfferCode } from '../contract/pricing/price.ts';
import type { RegionCode } from '../contract/snapshot/model.ts';

/** Paths by region; undefined if the bytes are no such index. An entry that leads elsewhere is left out. */
export function readRegionIndex(bytes: Buffer, offerCode: OfferCode): Record<RegionCode, string> | undefined {
  let regions: unknown;
  try {
    regions = (JSON.parse(bytes.toString('utf8')) as { regions?: unknown } | null)?.regions;
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
