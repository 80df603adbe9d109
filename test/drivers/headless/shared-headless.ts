/** The command line, bundled once for all test files of a run: a bundle takes seconds, and is only read. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { REPO } from '../../../scripts/repo.ts';
import { SHARED } from '../../helpers/own-temp-folder.ts';
import { onceARun } from '../once-a-run.ts';
import type { HeadlessBundle } from './headless-child.ts';

/** In the folder of the run (own-temp-folder.ts), which all workers share and which goes with it. Everybody may read it. */
export async function sharedHeadless(): Promise<HeadlessBundle> {
  const outDir = join(tmpdir(), SHARED);
  await onceARun(outDir, () =>
    build({
      configFile: false,
      root: REPO,
      logLevel: 'error',
      resolve: { conditions: ['node', 'module', 'import', 'default'] },
      ssr: { noExternal: true },
      build: {
        ssr: join(REPO, 'electron/headless-main.ts'),
        outDir,
        minify: false,
        target: 'node20',
        rolldownOptions: { output: { format: 'es', entryFileNames: 'headless.mjs' } },
      },
    }),
  );
  return { file: join(outDir, 'headless.mjs') };
}
