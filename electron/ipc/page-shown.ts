/** When what waits for the first frame may begin: the page says so, and one that never does is not waited for. */

/** After the page was loaded; far longer than its first frame takes, which would be held up otherwise. In milliseconds. */
const LATEST_MS = 2_000;

/** Calls `go` once: when the returned function is called, or some time after the page was loaded; not when it is gone. */
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
    if (!isOver) timer = setTimeout(goOnce, LATEST_MS);
  });
  page.once('destroyed', end);
  return goOnce;
}
