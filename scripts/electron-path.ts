/** `npm run -s electron-path`: prints the path of an Electron executable, and nothing else, on stdout. */
import { provideElectron } from './electron-runtime/provide-electron.ts';

try {
  process.stdout.write(`${(await provideElectron()).executable}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
