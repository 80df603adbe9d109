/**
 * Records the sample's lists anew from an account, with read calls only:
 * `npx tsx scripts/sample/refresh-sample.ts [--profile NAME] [--regions a,b] [--out DIR]`. Account numbers do not
 * reach the files. A region that does not answer keeps its older recording, and the files say so.
 * Not recorded: data/conditions.json (invented) and data/mantle-created.json (the lists give ids only).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openGateway } from '../../electron/aws/open-gateway.ts';
import { builtInRegions } from '../../electron/contract/cells/regions.ts';
import { maskAccounts, PLACEHOLDER_ACCOUNT } from '../../electron/contract/snapshot/account-numbers.ts';
import type { Json } from '../catalogue/read-catalogue.ts';
import { writeJson } from '../catalogue/write-json.ts';
import { REPO } from '../repo.ts';
import { askRegion } from './ask-regions.ts';
import type { RegionLists } from './region-recording.ts';
import { refreshFiles, type SampleFiles } from './sample-files.ts';

const DATA = join(REPO, 'electron', 'sample', 'data');
const FILES = {
  models: 'models.json',
  availability: 'availability.json',
  profiles: 'inference-profiles.json',
};

const { values } = parseArgs({
  options: {
    profile: { type: 'string' },
    regions: { type: 'string' },
    out: { type: 'string', default: DATA },
  },
});

const opened = await openGateway(values.profile === undefined ? {} : { profile: values.profile });
if (!opened.ok) stop(opened.failure.message);
const { gateway, checkCredentials, close } = opened.value;
const credentials = await checkCredentials(new AbortController().signal);
if (!credentials.ok) stop(credentials.failure.message);

const lists: RegionLists[] = [];
for (const region of values.regions?.split(',') ?? builtInRegions('aws')) {
  const answer = await askRegion(gateway, region, new AbortController().signal);
  if (answer.ok) {
    lists.push(answer.value);
    console.log(`${region}: ${answer.value.models.length} models, ${answer.value.profiles.length} profiles`);
  } else {
    console.log(`${region}: kept as it was. ${answer.failure.message}`);
  }
}
close();
if (lists.length === 0) stop('No region answered; nothing was written.');

const before = Object.fromEntries(
  Object.entries(FILES).map(([name, file]) => [name, JSON.parse(readFileSync(join(DATA, file), 'utf8'))]),
) as unknown as SampleFiles;
const after = refreshFiles(before, lists, new Date().toISOString().slice(0, 10));
for (const [name, file] of Object.entries(FILES)) {
  const text = maskAccounts(JSON.stringify(after[name as keyof SampleFiles]));
  // Nothing in these lists is a number of twelve digits but an account.
  const left = text.match(/(?<!\d)\d{12}(?!\d)/g)?.find((number) => number !== PLACEHOLDER_ACCOUNT);
  if (left !== undefined)
    stop(`${file} would hold a number that looks like an account's; nothing was written to it.`);
  writeJson(join(values.out, file), JSON.parse(text) as Json);
  console.log(`Wrote ${join(values.out, file)}`);
}

function stop(message: string): never {
  console.error(message);
  process.exit(3);
}
