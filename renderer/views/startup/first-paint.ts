/**
 * When the first frame is on the screen. What is not needed for it waits until then.
 *
 * Licence: with lazy parts and the first batch, process start to matrix fell from 583 ms to 432 ms (measure 6). Its doors
 * are `firstFrame` and `useAfterFirstFrame`; start.spec.ts and frames.spec.ts hold that the first frame has the matrix
 * and that everything else comes. It may go when measure 6 holds with everything rendered at once.
 */
import { useEffect, useState } from 'react';

/** A window that is not visible paints nothing; what waits begins all the same, in milliseconds. */
const PAINTED_WITHIN_MS = 1_000;

let shown: () => void;
let isShown = false;
/** Settles after the first frame that React rendered. */
export const firstFrame: Promise<void> = new Promise((resolve) => {
  shown = () => {
    isShown = true;
    resolve();
  };
});

/** Marks the frame after this component was first rendered. */
export function useFirstFrame(): void {
  useEffect(() => {
    const timer = setTimeout(shown, PAINTED_WITHIN_MS);
    // Reported once the frame is shown. A task queued behind the frame's callbacks would run before that.
    const observer = new PerformanceObserver(() => shown());
    observer.observe({ type: 'paint', buffered: true });
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, []);
}

/** Whether the first frame is on the screen; renders again when it is. */
export function useAfterFirstFrame(): boolean {
  const [isAfter, setAfter] = useState(isShown);
  useEffect(() => {
    if (!isAfter) void firstFrame.then(() => setAfter(true));
  }, [isAfter]);
  return isAfter;
}
