/** Before the end-to-end tests: a runtime, a fresh build and a display, also when Playwright is started directly. */
import { buildIfNeeded } from '../../scripts/window/build-if-needed.ts';
import { openDisplay } from '../../scripts/window/display.ts';
import { provideWindowRuntime } from '../../scripts/window/window-runtime.ts';

/** Gives the teardown that ends the display, if one was started. */
async function prepare(): Promise<() => void> {
  // Places, focus and pictures are those of X11: on a Wayland desktop the tests bring a display of their own.
  if (process.env.WAYLAND_DISPLAY !== undefined) {
    for (const name of ['WAYLAND_DISPLAY', 'DISPLAY', 'XDG_SESSION_TYPE']) delete process.env[name];
  }
  await provideWindowRuntime();
  await buildIfNeeded();
  const display = await openDisplay('1920x1200');
  Object.assign(process.env, display.env);
  return () => display.close();
}

export default prepare;
