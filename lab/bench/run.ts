/** `npm run bench [-- --only 1,3] [--runs 5] [--json FILE]`: the measures of docs/performance.md, as a table. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runScript } from '../../scripts/run-script.ts';
import prepareWindows from '../../test/drivers/global-setup.ts';
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

/** Which measures a group gives, and how; the groups run one after the other. */
const GROUPS: { measures: string[]; run: (bundle: string, runs: number) => Promise<Figure[]> }[] = [
  { measures: ['1', '2', '13'], run: listMeasures },
  { measures: ['3', '9', '13'], run: accessMeasures },
  { measures: ['9b'], run: (_bundle, runs) => onDisplay(() => blockMeasures(runs)) },
  { measures: ['4'], run: setUpMeasures },
  { measures: ['5'], run: largeMeasures },
  { measures: ['6', '7'], run: (_bundle, runs) => onDisplay(() => startMeasures(runs)) },
  { measures: ['8'], run: (_bundle, runs) => onDisplay(() => interactionMeasures(runs)) },
  { measures: ['10'], run: (_bundle, runs) => cacheMeasures(runs) },
  { measures: ['11'], run: (_bundle, runs) => exportMeasures(runs) },
  { measures: ['12'], run: credentialMeasures },
  { measures: ['15'], run: (bundle, runs) => onDisplay(() => historyMeasures(bundle, runs)) },
  { measures: ['14'], run: (_bundle, runs) => onDisplay(() => paletteMeasures(runs)) },
  { measures: ['17'], run: paceMeasures },
  { measures: ['18'], run: (_bundle, runs) => onDisplay(() => priceMeasures(runs)) },
  { measures: ['19'], run: accountsMeasures },
  { measures: ['20'], run: addedMeasures },
  { measures: ['16'], run: (_bundle, runs) => onDisplay(() => standstillMeasures(runs)) },
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
  const folder = mkdtempSync(join(tmpdir(), 'atlas-bench-'));
  const figures: Figure[] = [];
  try {
    const bundle = await bundleForNode('scan-main', folder);
    for (const group of GROUPS) {
      if (wanted !== undefined && !group.measures.some((each) => wanted.includes(each))) continue;
      process.stderr.write(`Measuring ${group.measures.join(', ')} …\n`);
      const measured = await group.run(bundle, Number(values.runs));
      figures.push(...measured);
      process.stderr.write(`${tableOf(measured)}\n`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  process.stdout.write(`${machine()}\n\n${tableOf(figures)}\n`);
  if (values.json !== undefined) {
    writeFileSync(values.json, `${JSON.stringify({ machine: machine(), figures }, null, 2)}\n`);
  }
  return 0;
});

/** Provides what windows need, as the end-to-end tests do. */
async function onDisplay(measure: () => Promise<Figure[]>): Promise<Figure[]> {
  const close = await prepareWindows();
  try {
    return await measure();
  } finally {
    close();
  }
}

function machine(): string {
  const { node, v8 } = process.versions;
  return `${cpus().length} x ${cpus()[0]?.model ?? 'unknown CPU'}, ${process.platform} ${process.arch}, Node ${node}, V8 ${v8}`;
}
