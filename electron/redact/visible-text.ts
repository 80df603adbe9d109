/** Text from outside without what cannot be seen: control characters could forge lines of the log, marks could reorder names. */
import { MAX_TEXT_LENGTH } from '../contract/bounds.ts';
import { visible } from '../contract/outside-text.ts';

/** Visible ASCII with single or more spaces between. */
const PLAIN = /^[!-~](?:[ -~]*[!-~])?$/;

/** Text without control and bidirectional marks, at most 10,000 characters; undefined if it is not text or nothing is left. */
export function readText(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  // Nearly every text of Bedrock is plain ASCII; the search for marks takes ten times as long.
  if (value.length <= MAX_TEXT_LENGTH && PLAIN.test(value)) return value;
  const clean = visible(value.slice(0, 2 * MAX_TEXT_LENGTH)).trim();
  if (clean.length <= MAX_TEXT_LENGTH) return clean === '' ? undefined : clean;
  // Not in the middle of a surrogate pair.
  return `${clean.slice(0, MAX_TEXT_LENGTH - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
