/** Gathers the events of a scan until the page has time for them, and hands on as many as it has time for. */
import type { AppEvent } from '../../../electron/contract/bridge/api.ts';

/** Records of answers that are handed on in a row: they take some 10 ms. The rest comes after the page's next turn. */
const RECORDS_A_TURN = 2_000;
/** What access checks weigh besides: each batch copies the places of its region's checks. */
const BATCH_OF_CHECKS = 100;

/** When what was gathered is handed on. */
export interface Pace {
  /** Runs it once the page has nothing else to do. */
  whenIdle(run: () => void): void;
  /** Runs it after what the page has waiting. */
  nextTurn(run: () => void): void;
}

/**
 * A listener that batches scan events until the page is idle; every other event passes at once, in order.
 * Without it, events that queue up behind a long task become one React commit each. React takes fifty in a row for
 * an endless loop and throws "Maximum update depth exceeded". All in one commit would be a long task by themselves.
 */
export function pacedEvents(
  listener: (events: AppEvent[]) => void,
  { whenIdle, nextTurn }: Pace,
): (events: readonly AppEvent[]) => void {
  let waiting: AppEvent[] = [];
  const deliver = (): void => {
    const events = waiting.slice(0, countOfTurn(waiting));
    waiting = waiting.slice(events.length);
    if (events.length > 0) listener(events);
    if (waiting.length > 0) nextTurn(deliver);
  };
  return (events) => {
    const isAsked = waiting.length > 0;
    waiting.push(...events);
    if (events.some(({ type }) => type !== 'scan')) {
      const all = waiting;
      waiting = [];
      listener(all);
    } else if (!isAsked) whenIdle(deliver);
  };
}

/** How many of the first events are a turn's work; one at least. */
function countOfTurn(events: readonly AppEvent[]): number {
  let records = 0;
  for (const [index, event] of events.entries()) {
    records += weightOf(event);
    if (records > RECORDS_A_TURN) return Math.max(1, index);
  }
  return events.length;
}

function weightOf(event: AppEvent): number {
  if (event.type !== 'scan') return 1;
  const { event: told } = event;
  if (told.type === 'region-listed') return told.listing.models.length + told.listing.profiles.length;
  return told.type === 'access-checked' ? told.results.length + BATCH_OF_CHECKS : 1;
}
