/** Keeps one Electron running on freshly built main and preload code beside Vite's dev server. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, sep } from 'node:path';
import { createBuilder, type Plugin } from 'vite';

/** An editor that saves several files at once causes one restart. */
const SETTLE_MS = 80;
const ENDS_WITHIN_MS = 5_000;

export interface ElectronDevOptions {
  repo: string;
  executable: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  /** Called when the app ends by itself: its window was closed. */
  onEnded: (code: number) => void;
}

/** Dev-server plugin: starts Electron once the server listens, restarts it when something under electron/ changes. */
export function electronDev(options: ElectronDevOptions): Plugin {
  const folder = join(options.repo, 'electron') + sep;
  const app = new RunningApp(options);
  return {
    name: 'electron-dev',
    apply: 'serve',
    configureServer(server) {
      const complain = (error: unknown): void => {
        server.config.logger.error(`Electron was not restarted: ${String(error)}`, { timestamp: true });
      };
      const restart = (): void => {
        app
          .restart(server.resolvedUrls?.local[0])
          .then(() => server.config.logger.info('Electron started', { timestamp: true }), complain);
      };
      // The address is known only after the server's own listeners have run.
      server.httpServer?.once('listening', () => setTimeout(restart));
      server.watcher.add(folder);
      let settle: NodeJS.Timeout | undefined;
      server.watcher.on('all', (event, file) => {
        if (!file.startsWith(folder) || event === 'addDir') return;
        clearTimeout(settle);
        settle = setTimeout(restart, SETTLE_MS);
      });
      process.once('exit', () => void app.stop());
    },
  };
}

class RunningApp {
  readonly #options: ElectronDevOptions;
  #child: ChildProcess | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: ElectronDevOptions) {
    this.#options = options;
  }

  /** One at a time. A build that fails rejects and leaves the old app running. */
  restart(url: string | undefined): Promise<void> {
    const next = this.#queue.then(() => this.#buildAndStart(url));
    this.#queue = next.catch(() => undefined);
    return next;
  }

  /** Resolves when the old app has ended and so given up its single-instance lock. */
  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.removeAllListeners('exit');
    const ended = once(child, 'exit');
    child.kill();
    const insist = setTimeout(() => child.kill('SIGKILL'), ENDS_WITHIN_MS);
    await ended;
    clearTimeout(insist);
  }

  async #buildAndStart(url: string | undefined): Promise<void> {
    if (url === undefined) throw new Error('the dev server has no address');
    const { repo, executable, args, env, onEnded } = this.#options;
    const builder = await createBuilder({
      configFile: join(repo, 'vite.config.ts'),
      mode: 'development',
      logLevel: 'warn',
    });
    for (const name of ['main', 'preload']) {
      const environment = builder.environments[name];
      if (environment !== undefined) await builder.build(environment);
    }
    await this.stop();
    this.#child = spawn(executable, args, { stdio: 'inherit', env: { ...env, VITE_DEV_SERVER_URL: url } });
    this.#child.once('exit', (code) => onEnded(code ?? 0));
  }
}
