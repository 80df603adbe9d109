/**
 * Lists models of an exported JSON document without a confirmed price name. With offer files of the price list, lists
 * their names without a model too: `npx tsx scripts/prices/unpaired-prices.ts EXPORT [OFFER ...]`.
 */
import { readFileSync } from 'node:fs';
import { PRICE_NAMES } from '../../electron/capabilities/price-names.ts';
import { OFFER_CODES } from '../../electron/contract/pricing/price.ts';
import { PriceJoiner } from '../../electron/contract/pricing/price-join.ts';
import { parseOffer } from '../../electron/pricing/offer-parser.ts';
import { rowsIn } from '../../electron/pricing/price-book.ts';
import { runScript } from '../run-script.ts';

await runScript(async () => {
  const [exported, ...offers] = process.argv.slice(2);
  if (exported === undefined) {
    console.error('Usage: npx tsx scripts/prices/unpaired-prices.ts EXPORT [OFFER ...]');
    return 64;
  }
  const { models } = JSON.parse(readFileSync(exported, 'utf8')) as {
    models: Record<string, Record<string, unknown>>;
  };
  const ids = new Set(Object.values(models).flatMap((byId) => Object.keys(byId)));
  const isNamed = (id: string): boolean => PRICE_NAMES.isNamed(PRICE_NAMES.baseOf(id) ?? id);
  for (const id of [...ids].sort()) if (!isNamed(id)) console.log(`model ${id}: no price name`);
  for (const file of offers) {
    for (const name of await unpairedIn(file, ids)) console.log(`price name ${name}: no model`);
  }
  return 0;
});

async function unpairedIn(file: string, ids: ReadonlySet<string>): Promise<readonly string[]> {
  const parsed = await parseOffer(readFileSync(file), new AbortController().signal);
  if (!parsed.ok) throw new Error(`${file}: ${parsed.defect}`);
  const offerCode = OFFER_CODES.find((code) => code === parsed.head.offerCode);
  if (offerCode === undefined) throw new Error(`${file}: ${parsed.head.offerCode} holds no prices of models`);
  const names = new Set<string>();
  const offer = { offerCode, version: parsed.head.version, fetchedAt: '', origin: 'imported' as const };
  const joiners = new Map<string, PriceJoiner>();
  for (const row of rowsIn(parsed.lines.toString('utf8'))) {
    const joiner =
      joiners.get(row.region) ??
      new PriceJoiner(row.region, PRICE_NAMES, (id) => PRICE_NAMES.isNamed(id) || ids.has(id));
    joiners.set(row.region, joiner);
    joiner.addRow(row, { ...offer, region: row.region });
  }
  for (const joiner of joiners.values()) {
    for (const name of joiner.finish().unpairedNames) names.add(name);
  }
  return [...names].sort();
}
