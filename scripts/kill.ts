/** Kills a hundred exports at random moments and says what their files were afterwards. `tsx scripts/kill.ts [KILLS] [SEED]` */
import { killRuns } from '../test/faults/kill-runs.ts';
import { runScript } from './run-script.ts';

await runScript(async () => {
  const [kills = '100', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
  const report = await killRuns(Number(kills), Number(seed));
  process.stdout.write(`seed ${seed}: ${JSON.stringify(report, null, 2)}\n`);
  return report.wrong.length === 0 ? 0 : 1;
});
