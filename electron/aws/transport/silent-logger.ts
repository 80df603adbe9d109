/**
 * For the SDK, whose own warnings would stand on stderr among the app's words. Not its NoOpLogger: by that name the providers know
 * that nobody listens, and warn on stderr.
 */
export const SILENT = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };

function nothing(): void {
  return;
}
