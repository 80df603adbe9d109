/** When the first frame is on the screen: what is not needed for it waits, so that the matrix shows sooner. */
import { useEffect } from 'react';

let shown: () => void;
/** Settles after the first frame that React drew. */
export const firstFrame: Promise<void> = new Promise((resolve) => {
  shown = resolve;
});

/** Marks the frame after this component was first drawn. */
export function useFirstFrame(): void {
  useEffect(() => {
    // The frame is painted after its callbacks; a task behind them runs when it is.
    requestAnimationFrame(() => setTimeout(shown));
  }, []);
}
