/** What every run that opens windows needs first: a runtime, a fresh build and a display, as the end-to-end tests have them. */
import prepareWindows from '../test/drivers/global-setup.ts';

/** Ends its displays at the end of the block that has it. */
export async function windows(): Promise<Disposable> {
  const before = process.env.DISPLAY;
  const close = await prepareWindows();
  return {
    [Symbol.dispose]() {
      close();
      // Whoever opens windows next would take the display that has just ended for the user's.
      if (before === undefined) delete process.env.DISPLAY;
    },
  };
}

/** For whatever is sent into a page or an app as a function: what runs these files names the functions in it. */
export const NAMES_FUNCTIONS = 'globalThis.__name = (named) => named';
