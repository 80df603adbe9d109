/** Whether DNS works at all: tells a region without an endpoint from a computer without a network. */
import { lookup } from 'node:dns/promises';
import { withDeadline } from '../deadline.ts';

const LOOKUP_DEADLINE_MS = 2_000;

/** A name that DNS knows for as long as Bedrock exists. */
export const WELL_KNOWN_HOST = 'bedrock.us-east-1.amazonaws.com';

/** True if the name has an address; false on any failure and after 2 seconds. */
export async function nameResolves(hostname: string): Promise<boolean> {
  try {
    await withDeadline([], LOOKUP_DEADLINE_MS, () => lookup(hostname));
    return true;
  } catch {
    return false;
  }
}
