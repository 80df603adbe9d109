/** An offer file that the user brought from elsewhere, for networks that do not reach the price list. */
import { basename } from 'node:path';
import { MAX_OFFER_BYTES } from '../contract/bounds.ts';
import { isRegionCode } from '../contract/cells/regions.ts';
import { defined } from '../contract/defined.ts';
import { OFFER_CODES, type OfferCode } from '../contract/pricing/price.ts';
import type { Failure, RegionCode } from '../contract/snapshot/model.ts';
import type { Result } from '../discovery/ports.ts';
import { diskReason } from '../disk/disk-reason.ts';
import { FileError, readRegularFile } from '../disk/regular-file.ts';
import { parseOffer } from './offer-parser.ts';
import { visitRows } from './price-book.ts';
import { DEFECTS, type PriceListStore } from './price-list.ts';

/** What was taken from an offer file that the user brought. */
export interface ImportedOffer {
  offerCode: OfferCode;
  version: string;
  /** Sorted; never empty. */
  regions: RegionCode[];
  rows: number;
  /** The disk did not take it: it is shown until the app ends. */
  failure?: Failure;
}

/** Takes an `index.json` of one region or of all into the store, in place of what it had of these regions. */
export async function importOffer(
  file: string,
  store: Pick<PriceListStore, 'writeOffer'>,
  signal: AbortSignal,
  nowIso = (): string => new Date().toISOString(),
): Promise<Result<ImportedOffer>> {
  const name = basename(file);
  const read = await readOffer(file, name);
  if (!read.ok) return read;
  const parsed = await parseOffer(read.value, signal).catch(() => undefined);
  if (parsed === undefined) return { ok: false, failure: notRead(name, 'the source was closed meanwhile') };
  if (!parsed.ok) return { ok: false, failure: unusable(name, DEFECTS[parsed.defect]) };
  const { offerCode: code, version, publicationDate } = parsed.head;
  const offerCode = OFFER_CODES.find((each) => each === code);
  if (offerCode === undefined) return { ok: false, failure: otherOffer(name, code) };
  const lines = new Map<RegionCode, string[]>();
  let rows = 0;
  await visitRows(parsed.lines.toString('utf8'), (row) => {
    if (!isRegionCode(row.region)) return;
    const list = lines.get(row.region) ?? [];
    list.push(JSON.stringify(row));
    lines.set(row.region, list);
    rows += 1;
  });
  if (rows === 0) return { ok: false, failure: unusable(name, 'it has no rows of any Region') };
  let failure: Failure | undefined;
  for (const [region, texts] of lines) {
    failure =
      (await store.writeOffer({
        offerCode,
        region,
        version,
        ...defined({ publicationDate }),
        fetchedAt: nowIso(),
        origin: 'imported',
        lines: texts.join('\n'),
      })) ?? failure;
  }
  const regions = [...lines.keys()].sort();
  return { ok: true, value: { offerCode, version, regions, rows, ...defined({ failure }) } };
}

async function readOffer(file: string, name: string): Promise<Result<Buffer>> {
  try {
    return { ok: true, value: await readRegularFile(file, MAX_OFFER_BYTES) };
  } catch (error) {
    const isTooLarge = error instanceof FileError && error.defect === 'too-large';
    return {
      ok: false,
      failure: isTooLarge ? unusable(name, DEFECTS['too-large']) : notRead(name, diskReason(error)),
    };
  }
}

function notRead(name: string, reason: string): Failure {
  return {
    kind: 'disk',
    message: `${name} could not be read: ${reason}.`,
    nextStep: 'The prices are unchanged. Choose another file.',
  };
}

function unusable(name: string, reason: string): Failure {
  return {
    kind: 'bad-input',
    message: `${name} is no price list that can be used: ${reason}.`,
    nextStep:
      'The prices are unchanged. Choose an index.json of the AWS price list, of one Region or of all.',
  };
}

function otherOffer(name: string, code: string): Failure {
  return {
    kind: 'bad-input',
    message: `${name} is the offer ${code.slice(0, 60)}, which holds no prices of Bedrock models.`,
    nextStep: `The prices are unchanged. Choose the index.json of ${OFFER_CODES.join(', ')}.`,
  };
}
