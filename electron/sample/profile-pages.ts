/** Pages of ListInferenceProfiles, with tokens that mean something only to this server. */
import { createHmac } from 'node:crypto';

/** The most that a page can hold. */
const MAX_RESULTS = 1000;
/** Size of a small first page, as was seen of the real service even for maxResults=1000. */
const SMALL_PAGE = 8;
/** Page size when the caller names none. AWS does not document the real one. */
const DEFAULT_RESULTS = 100;

export type PageResult<T> = { ok: true; items: T[]; nextToken?: string } | { ok: false; message: string };

/** One page of `items`. `list` names what is listed (region and filter): a token works only for its own list. */
export function pageOf<T>(
  items: readonly T[],
  request: {
    list: string;
    maxResults: string | undefined;
    nextToken: string | undefined;
    isFirstSmall: boolean;
  },
  secret: string,
): PageResult<T> {
  const maxResults = request.maxResults === undefined ? DEFAULT_RESULTS : Number(request.maxResults);
  if (!Number.isInteger(maxResults) || maxResults < 1 || maxResults > MAX_RESULTS) {
    return { ok: false, message: 'Value at maxResults failed to satisfy constraint: between 1 and 1000.' };
  }
  const start = request.nextToken === undefined ? 0 : readToken(request.nextToken, request.list, secret);
  if (start === undefined) return { ok: false, message: 'The provided nextToken is invalid.' };
  const size = request.isFirstSmall && start === 0 ? Math.min(SMALL_PAGE, maxResults) : maxResults;
  const end = start + size;
  const page = items.slice(start, end);
  return end < items.length
    ? { ok: true, items: page, nextToken: writeToken(end, request.list, secret) }
    : { ok: true, items: page };
}

function writeToken(start: number, list: string, secret: string): string {
  const place = Buffer.from(String(start)).toString('base64url');
  return `${place}.${seal(place, list, secret)}`;
}

function readToken(token: string, list: string, secret: string): number | undefined {
  const [place = '', mark] = token.split('.');
  if (mark !== seal(place, list, secret)) return undefined;
  return Number(Buffer.from(place, 'base64url').toString());
}

function seal(place: string, list: string, secret: string): string {
  return createHmac('sha256', secret).update(`${list} ${place}`).digest('base64url');
}
