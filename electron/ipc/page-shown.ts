/** When work that waits for the first frame may begin: the page reports it, or a time has passed. */

/** Fallback after did-finish-load, in milliseconds: long enough not to compete with the first frame. */
const FALLBACK_MS = 2_000;

/** Calls `go` once: when the returned function is called, or after the fallback; never for a page that is destroyed. */
export function onFirstFrame(page: NodeJS.EventEmitter, go: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const end = (): void => {
    isOver = true;
    clearTimeout(timer);
  };
  const goOnce = (): void => {
    if (isOver) return;
    end();
    go();
  };
  page.once('did-finish-load', () => {
    if (!isOver) timer = setTimeout(goOnce, FALLBACK_MS);
  });
  page.once('destroyed', end);
  return goOnce;
}
