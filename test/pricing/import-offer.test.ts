/** Prices from an offer file that the user brought: plain files of the right kind, and nothing else. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { importOffer } from '../../electron/pricing/import-offer.ts';
import { offerFile } from '../helpers/servers/price-server.ts';
import { HAIKU, LITE, lite, NEVER, usePrices } from './price-set-up.ts';

const at = usePrices();

const NOW = (): string => '2026-10-08T00:00:00.000Z';
const bring = async (content: string | Buffer) => {
  const file = join(at.folder, 'index.json');
  await writeFile(file, content);
  return await importOffer(file, at.store, NEVER, NOW);
};
const everywhere = JSON.stringify(
  offerFile('AmazonBedrock', '20261006000000', [lite('us-east-1', '0.00009'), lite('ap-south-1', '0.00008')]),
);

describe('an offer file of the user', () => {
  it('of all regions gives each region its rows, with the day of the import and where they came from', async () => {
    expect(await bring(everywhere)).toEqual({
      ok: true,
      value: {
        offerCode: 'AmazonBedrock',
        version: '20261006000000',
        regions: ['ap-south-1', 'us-east-1'],
        rows: 2,
      },
    });
    expect((await at.pricesOf('ap-south-1', LITE))?.prices[0]?.usd).toBe('0.00008');
    const read = await at.read('us-east-1');
    expect(read?.offers).toMatchObject([{ origin: 'imported', fetchedAt: NOW() }]);
    expect(read?.of(HAIKU).status).toBe('not-loaded');
  });

  it('may be packed', async () => {
    expect(await bring(gzipSync(everywhere))).toMatchObject({ ok: true, value: { rows: 2 } });
  });

  it('gives way to the list when that is fetched', async () => {
    await bring(everywhere);
    await at.list.fetch(['us-east-1'], NEVER);
    expect((await at.pricesOf('us-east-1', LITE))?.prices[0]?.usd).toBe('0.00006123');
  });

  it.each([
    ['cut off', everywhere.slice(0, 400), /cut off/],
    ['a web page', '<html>', /web page/],
    ['an export of this app', '{"format":"bedrock-atlas/matrix"}', /not that offer/],
    [
      'without a row',
      JSON.stringify(offerFile('AmazonBedrock', '20261006000000', [])),
      /no rows of any Region/,
    ],
    ['of another service', everywhere.replace('AmazonBedrock', 'AmazonEC2'), /AmazonEC2/],
    ['a packed file that is none', Buffer.from([0x1f, 0x8b, 0, 1]), /cut off/],
  ])('that is %s changes nothing and says so', async (_name, content, message) => {
    await at.list.fetch(['us-east-1'], NEVER);
    const brought = await bring(content);
    expect(brought.ok ? '' : brought.failure.message).toMatch(message);
    expect((await at.pricesOf('us-east-1', LITE))?.prices[0]?.usd).toBe('0.00006123');
  });

  it('that is a folder, a device or nothing is refused at once', async () => {
    const folder = join(at.folder, 'folder');
    await mkdir(folder);
    for (const file of ['/dev/null', folder, join(at.folder, 'nothing')]) {
      expect(await importOffer(file, at.store, NEVER, NOW)).toMatchObject({
        ok: false,
        failure: { kind: 'disk' },
      });
    }
  });
});
