/**
 * `npm run dist -- [TARGETS]`: packages the app into release/. Without targets an unpacked folder, which is quick and needs
 * no download of electron-builder's own; `all` means the targets of electron-builder.yml for this platform.
 */
import { join } from 'node:path';
import { provideElectron } from './electron-runtime/provide-electron.ts';
import { packageApp } from './packaging/package-app.ts';
import { REPO } from './repo.ts';
import { runScript } from './run-script.ts';
import { buildIfNeeded } from './window/build-if-needed.ts';

await runScript(async () => {
  const named = process.argv.slice(2);
  const targets = named.length === 0 ? ['dir'] : named.filter((name) => name !== 'all');
  const runtime = await provideElectron();
  await buildIfNeeded();
  if (runtime.source === 'fallback') {
    process.stderr.write(`Packaging Electron ${runtime.version}: good for trying out, not for users.\n`);
  }
  await packageApp({ runtime, targets, output: join(REPO, 'release') });
  return 0;
});
