/** For the SDK, whose own warnings would stand on stderr among the app's words. */
export const SILENT = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };

function nothing(): void {
  return;
}
