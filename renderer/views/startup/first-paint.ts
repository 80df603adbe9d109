/** When the first frame is on the screen: what is not needed for it waits, so that the matrix shows sooner. */
import { useEffect, useState } from 'react';

/** A window that is not visible paints nothing; what waits begins all the same, in milliseconds. */
const PAINTED_WITHIN_MS = 1_000;

let shown: () => void;
let isShown = false;
/** Settles after the first frame that React drew. */
export const firstFrame: Promise<void> = new Promise((resolve) => {
  shown = () => {
    isShown = true;
    resolve();
  };
});

/** Marks the frame after this component was first drawn. */
export function useFirstFrame(): void {
  useEffect(() => {
    const timer = setTimeout(shown, PAINTED_WITHIN_MS);
    // Told when the frame has been rastered and shown: a task behind its callbacks runs before, and would take its time.
    const observer = new PerformanceObserver(() => shown());
    observer.observe({ type: 'paint', buffered: true });
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, []);
}

/** Whether the first frame is on the screen; draws again when it is. */
export function useAfterFirstFrame(): boolean {
  const [isAfter, setAfter] = useState(isShown);
  useEffect(() => {
    if (!isAfter) void firstFrame.then(() => setAfter(true));
  }, [isAfter]);
  return isAfter;
}
