/**
 * `npm run dist -- [TARGETS]`: packages the app into release/. On Linux an unpacked folder unless targets such as
 * `AppImage` or `deb` are named: those need downloads of electron-builder's own.
 */
import { join } from 'node:path';
import { buildIfNeeded } from './build-if-needed.ts';
import { provideElectron } from './electron-runtime/provide-electron.ts';
import { packageApp } from './packaging/package-app.ts';
import { REPO } from './repo.ts';
import { runScript } from './run-script.ts';

await runScript(async () => {
  const named = process.argv.slice(2);
  const targets = named.length === 0 && process.platform === 'linux' ? ['dir'] : named;
  const runtime = await provideElectron();
  await buildIfNeeded();
  if (runtime.source === 'fallback') {
    process.stderr.write(`Packaging Electron ${runtime.version}: good for trying out, not for users.\n`);
  }
  await packageApp({ runtime, targets, output: join(REPO, 'release') });
  return 0;
});
