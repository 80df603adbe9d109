/** `npm run dev`: builds main and preload beside Vite's dev server and keeps one Electron running on them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createBuilder, type Plugin, type ViteDevServer } from 'vite';

const SETTLE_MS = 80;

/** Dev-server plugin: starts Electron once the server listens, restarts it when something under electron/ changes. */
export function electronDev(repo: string): Plugin {
  return {
    name: 'electron-dev',
    apply: (_config, { command, mode }) => command === 'serve' && mode !== 'test',
    configureServer(server) {
      const app = new RunningApp(server, repo);
      server.httpServer?.once('listening', () => setImmediate(() => app.restart()));
      server.watcher.add(join(repo, 'electron'));
      server.watcher.on('all', (_event, file) => {
        if (file.startsWith(join(repo, 'electron'))) app.restartSoon();
      });
      process.once('exit', () => app.stop());
    },
  };
}

class RunningApp {
  readonly #server: ViteDevServer;
  readonly #repo: string;
  #child: ChildProcess | undefined;
  #timer: NodeJS.Timeout | undefined;
  #queue: Promise<void> = Promise.resolve();

  constructor(server: ViteDevServer, repo: string) {
    this.#server = server;
    this.#repo = repo;
  }

  restartSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.restart(), SETTLE_MS);
  }

  /** Builds first; a build that fails leaves the old app running. */
  restart(): void {
    this.#queue = this.#queue
      .then(() => this.#buildAndStart())
      .catch((error: unknown) => {
        this.#server.config.logger.error(`Electron was not restarted: ${String(error)}`);
      });
  }

  stop(): void {
    this.#child?.removeAllListeners('exit');
    this.#child?.kill();
    this.#child = undefined;
  }

  async #buildAndStart(): Promise<void> {
    const builder = await createBuilder({
      configFile: join(this.#repo, 'vite.config.ts'),
      mode: 'development',
      logLevel: 'warn',
    });
    for (const name of ['main', 'preload']) {
      const environment = builder.environments[name];
      if (environment !== undefined) await builder.build(environment);
    }
    this.stop();
    const url = this.#server.resolvedUrls?.local[0];
    if (url === undefined) throw new Error('the dev server has no address');
    const electron = process.env.ATLAS_ELECTRON;
    if (electron === undefined) throw new Error('ATLAS_ELECTRON is not set; start with `npm run dev`');
    const flags = (process.env.ATLAS_ELECTRON_ARGS ?? '').split(' ').filter((flag) => flag !== '');
    const child = spawn(electron, [this.#repo, ...flags], {
      stdio: 'inherit',
      env: { ...process.env, VITE_DEV_SERVER_URL: url },
    });
    child.once('exit', (code) => {
      void this.#server.close().finally(() => process.exit(code ?? 0));
    });
    this.#child = child;
  }
}
