/** `npm run -s electron-path`: prints the path of an Electron executable, and nothing else, on stdout. */
import { provideElectron } from './electron-runtime/provide-electron.ts';
import { runScript } from './run-script.ts';

await runScript(async () => {
  process.stdout.write(`${(await provideElectron()).executable}\n`);
  return 0;
});
