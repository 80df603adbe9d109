/** A screen to open windows on: the user's, or a virtual one where there is none. */
import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { lastWords } from '../child.ts';

const STARTED_WITHIN_MS = 20_000;

/** An X display. `close` ends what was started for it, and nothing else. */
export interface Display {
  /** To be merged into the environment of whatever opens windows. */
  env: { DISPLAY?: string };
  close(): void;
}

/** Whether windows need a virtual screen here. */
export function needsVirtualDisplay(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
): boolean {
  return platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY;
}

/** The user's display, or an Xvfb of our own. Rejects when Xvfb does not start. */
export async function openDisplay(size: `${number}x${number}` = '1440x900'): Promise<Display> {
  if (!needsVirtualDisplay()) return { env: {}, close: () => undefined };
  // Xvfb finds a free display number itself and writes it to fd 3 when it is ready.
  const args = ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp', '-noreset'];
  // In a process group of its own, so that Ctrl+C reaches the app first.
  const child = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], detached: true });
  const stop = (): void => {
    child.kill();
  };
  process.once('exit', stop);
  const complaint = lastWords([child.stderr], 500);
  const number = await new Promise<string>((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`Xvfb did not start: ${why}`));
    const timer = setTimeout(() => fail(`not ready within ${STARTED_WITHIN_MS / 1000} s`), STARTED_WITHIN_MS);
    child.once('error', (error) => fail(error.message));
    child.once('exit', () => fail(complaint() || 'it ended at once'));
    (child.stdio[3] as Readable).once('data', (data: Buffer) => {
      clearTimeout(timer);
      resolve(data.toString('utf8').trim());
    });
  }).catch((error: unknown) => {
    stop();
    throw error;
  });
  child.unref();
  for (const stream of [child.stderr, child.stdio[3]]) (stream as { unref?: () => void } | null)?.unref?.();
  return {
    env: { DISPLAY: `:${number}` },
    close() {
      process.off('exit', stop);
      stop();
    },
  };
}
