/** Gathers the events of a scan until the page has time for them. */
import type { AppEvent } from '../../../electron/contract/bridge/api.ts';

/**
 * A listener that batches scan events until `whenIdle` runs; every other event passes at once, in order.
 * Without it, events that queue up behind a long task become one React commit each. React takes fifty in a row for
 * an endless loop and throws "Maximum update depth exceeded".
 */
export function pacedEvents(
  listener: (events: AppEvent[]) => void,
  whenIdle: (run: () => void) => void,
): (events: readonly AppEvent[]) => void {
  let waiting: AppEvent[] = [];
  const deliver = (): void => {
    const events = waiting;
    waiting = [];
    if (events.length > 0) listener(events);
  };
  return (events) => {
    const isAsked = waiting.length > 0;
    waiting.push(...events);
    if (events.some(({ type }) => type !== 'scan')) deliver();
    else if (!isAsked) whenIdle(deliver);
  };
}
