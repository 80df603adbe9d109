/** `npm run bench [-- --only 1,3] [--runs 5] [--json FILE]`: the measures of docs/performance.md, as a table. */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { runScript } from '../../scripts/run-script.ts';
import { scratchFolder } from '../../scripts/scratch-folder.ts';
import { windows } from '../windows.ts';
import { blockMeasures } from './block-measures.ts';
import { credentialMeasures } from './credential-measures.ts';
import { type Figure, tableOf } from './figures.ts';
import { cacheMeasures, exportMeasures } from './file-measures.ts';
import { historyMeasures } from './history-measures.ts';
import { priceMeasures } from './price-measures.ts';
import { accountsMeasures } from './scan/account-measures.ts';
import { addedMeasures } from './scan/added-measures.ts';
import {
  accessMeasures,
  largeMeasures,
  listMeasures,
  paceMeasures,
  setUpMeasures,
} from './scan/scan-measures.ts';
import { bundleForNode } from './scan/scan-process.ts';
import { standstillMeasures } from './standstill-measures.ts';
import { paletteMeasures } from './window/palette-measures.ts';
import { interactionMeasures, startMeasures } from './window/window-measures.ts';

const MIN_RUNS = 5;

interface Group {
  measures: string[];
  /** `bundle`: what scans in a process of its own. */
  run: (runs: number, bundle: string) => Promise<Figure[]>;
  opensWindows?: true;
}

/** Which measures a group gives, and how; the groups run one after the other. */
const GROUPS: readonly Group[] = [
  { measures: ['1', '2', '13'], run: listMeasures },
  { measures: ['3', '9', '13'], run: accessMeasures },
  { measures: ['9b'], run: blockMeasures, opensWindows: true },
  { measures: ['4'], run: setUpMeasures },
  { measures: ['5'], run: largeMeasures },
  { measures: ['6', '7'], run: startMeasures, opensWindows: true },
  { measures: ['8'], run: interactionMeasures, opensWindows: true },
  { measures: ['10'], run: cacheMeasures },
  { measures: ['11'], run: exportMeasures },
  { measures: ['12'], run: credentialMeasures },
  { measures: ['15'], run: historyMeasures, opensWindows: true },
  { measures: ['14'], run: paletteMeasures, opensWindows: true },
  { measures: ['17'], run: paceMeasures },
  { measures: ['18'], run: priceMeasures, opensWindows: true },
  { measures: ['19'], run: accountsMeasures },
  { measures: ['20'], run: addedMeasures },
  { measures: ['16'], run: standstillMeasures, opensWindows: true },
];

await runScript(async () => {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      runs: { type: 'string', default: String(MIN_RUNS) },
      json: { type: 'string' },
    },
  });
  const wanted = values.only?.split(',');
  using folder = scratchFolder();
  const figures: Figure[] = [];
  const bundle = await bundleForNode('scan-main', folder.path);
  for (const group of GROUPS) {
    if (wanted !== undefined && !group.measures.some((each) => wanted.includes(each))) continue;
    process.stderr.write(`Measuring ${group.measures.join(', ')} …\n`);
    using _display = group.opensWindows ? await windows() : undefined;
    const measured = await group.run(Number(values.runs), bundle);
    figures.push(...measured);
    process.stderr.write(`${tableOf(measured)}\n`);
  }
  process.stdout.write(`${machine()}\n\n${tableOf(figures)}\n`);
  if (values.json !== undefined) {
    writeFileSync(values.json, `${JSON.stringify({ machine: machine(), figures }, null, 2)}\n`);
  }
  return 0;
});

function machine(): string {
  const { node, v8 } = process.versions;
  return `${cpus().length} x ${cpus()[0]?.model ?? 'unknown CPU'}, ${process.platform} ${process.arch}, Node ${node}, V8 ${v8}`;
}
