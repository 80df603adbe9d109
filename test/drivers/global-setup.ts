/** Before the end-to-end tests: a runtime, a fresh build and a display, also when Playwright is started directly. */
import type { FullConfig } from '@playwright/test';
import { buildIfNeeded } from '../../scripts/window/build-if-needed.ts';
import { type Display, openDisplay } from '../../scripts/window/display.ts';
import { provideWindowRuntime } from '../../scripts/window/window-runtime.ts';

/** Gives the teardown that ends the displays that were started: one a worker, for its focus and its clipboard. */
async function prepare({ workers }: Pick<FullConfig, 'workers'> = { workers: 1 }): Promise<() => void> {
  // Places, focus and pictures are those of X11: on a Wayland desktop the tests bring a display of their own.
  if (process.env.WAYLAND_DISPLAY !== undefined) {
    for (const name of ['WAYLAND_DISPLAY', 'DISPLAY', 'XDG_SESSION_TYPE']) delete process.env[name];
  }
  await provideWindowRuntime();
  await buildIfNeeded();
  const displays: Display[] = [];
  for (let worker = 0; worker < workers; worker += 1) displays.push(await openDisplay('1920x1200'));
  process.env.TEST_DISPLAYS = displays.map(({ env }) => env.DISPLAY ?? '').join();
  Object.assign(process.env, displays[0]?.env);
  return () => {
    for (const display of displays) display.close();
  };
}

export default prepare;
