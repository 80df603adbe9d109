/** `npm run dev -- ARGS`: Vite's dev server for the window, and an Electron that restarts when its own code changes. */
import { join } from 'node:path';
import { createServer } from 'vite';
import { electronDev } from './dev/electron-dev.ts';
import { REPO } from './repo.ts';
import { runScript } from './run-script.ts';
import { openDisplay } from './window/display.ts';
import { sandboxFacts, sandboxFlags } from './window/sandbox-flags.ts';
import { provideWindowRuntime } from './window/window-runtime.ts';

await runScript(async () => {
  const runtime = await provideWindowRuntime();
  const display = await openDisplay();
  let end: (code: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => {
    end = resolve;
  });
  const server = await createServer({
    configFile: join(REPO, 'vite.config.ts'),
    plugins: [
      electronDev({
        repo: REPO,
        executable: runtime.executable,
        args: [...sandboxFlags(sandboxFacts(runtime.dist)), REPO, ...process.argv.slice(2)],
        env: { ...process.env, ...display.env },
        onEnded: end,
      }),
    ],
  });
  await server.listen();
  server.printUrls();
  process.once('SIGINT', () => end(130));
  process.once('SIGTERM', () => end(143));
  const code = await ended;
  await server.close();
  display.close();
  // Watchers of the builds would keep the process alive.
  process.exit(code);
});
