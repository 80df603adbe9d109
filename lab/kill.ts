/** Kills the app a hundred times, by its export and in its window, and says what its files were. `tsx lab/kill.ts [KILLS] [SEED]` */

import { runScript } from '../scripts/run-script.ts';
import { killApp } from '../test/drivers/kill/killed-app.ts';
import { windows } from './windows.ts';

await runScript(async () => {
  const [kills = '100', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
  using _display = await windows();
  const report = await killApp(Number(kills), Number(seed));
  process.stdout.write(`seed ${seed}: ${JSON.stringify(report, null, 2)}\n`);
  return report.wrong.length === 0 ? 0 : 1;
});
