/** The clipboard, which a desktop may refuse. */
import type { Outcome } from '../contract/bridge/api.ts';

/** Settles when the text is on the clipboard, or gives why it is not. */
export async function copyText(
  clipboard: { writeText(text: string): Promise<void> },
  text: string,
): Promise<Outcome<null>> {
  try {
    await clipboard.writeText(text);
    return { ok: true, value: null };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      ok: false,
      failure: {
        kind: 'unknown',
        message: `The text could not be copied: ${reason}`,
        nextStep: 'Click into the window and copy again.',
      },
    };
  }
}
