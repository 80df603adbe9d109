/** When a page of an app that was started without a harness can be attached to. */
import { setTimeout as delay } from 'node:timers/promises';

const STARTED_WITHIN_MS = 60_000;
const POLL_MS = 100;
/** Long after the first paint, so that attaching takes no part in the start that is measured. */
const SETTLED_MS = 1_500;

/** Resolves some time after the first page has its title: attaching while it commits hung one start in twenty. */
export async function pageShown(address: string): Promise<void> {
  const list = `http://${new URL(address).host}/json/list`;
  const deadline = Date.now() + STARTED_WITHIN_MS;
  while (Date.now() < deadline) {
    const targets = (await (await fetch(list)).json()) as { type: string; title: string; url: string }[];
    if (targets.some(({ type, title, url }) => type === 'page' && title !== '' && title !== url)) break;
    await delay(POLL_MS);
  }
  await delay(SETTLED_MS);
}
