/** Reading a list page by page, from a server that may hand out pages or records without end. */
import { MAX_RECORDS } from '../contract/bounds.ts';
import { defined } from '../contract/defined.ts';
import type { Failure } from '../contract/snapshot/model.ts';
import type { Page, Result } from './ports.ts';

export interface PageOptions<T> {
  ask: (nextToken: string | undefined) => Promise<Result<Page<T>>>;
  /** Of items with the same id the first counts. */
  idOf: (item: T) => string;
  maxPages: number;
  /** More items than are taken in, of which the first `taken` were. */
  tooMany: (taken: number) => Failure;
  /** There is a page after `maxPages`. */
  endless: () => Failure;
  /** A page leads back to one that came before; absent: what came is the list. */
  repeated?: () => Failure;
  /** Asked before each further page; a failure ends the list. */
  stop?: () => Failure | undefined;
}

/** What came; `failure`: why it is not the whole list. */
export interface Pages<T> {
  items: T[];
  /** Records that could not be read and were left out. */
  dropped: number;
  /** Unknown members that were left out. */
  leftOutMembers: number;
  failure?: Failure;
}

/** Every page in turn, until the last, a failure or a limit. */
export async function everyPage<T>(options: PageOptions<T>): Promise<Pages<T>> {
  const items = new Map<string, T>();
  const tokens = new Set<string>();
  let dropped = 0;
  let leftOutMembers = 0;
  let token: string | undefined;
  const pages = (failure?: Failure): Pages<T> => ({
    items: [...items.values()],
    dropped,
    leftOutMembers,
    ...defined({ failure }),
  });
  for (let page = 0; page < options.maxPages; page += 1) {
    const answer = await options.ask(token);
    if (!answer.ok) return pages(answer.failure);
    const isAll = addNew(items, answer.value.items, options.idOf) && answer.value.beyond === undefined;
    dropped += answer.value.dropped;
    leftOutMembers += answer.value.leftOutMembers ?? 0;
    if (!isAll) return pages(options.tooMany(items.size));
    token = answer.value.nextToken;
    if (token === undefined) return pages();
    // A token that repeats would go round for ever.
    if (tokens.has(token)) return pages(options.repeated?.());
    tokens.add(token);
    const stopped = options.stop?.();
    if (stopped !== undefined) return pages(stopped);
  }
  return pages(options.endless());
}

/** Adds those of other ids; false if there are more than MAX_RECORDS. */
function addNew<T>(items: Map<string, T>, more: readonly T[], idOf: (item: T) => string): boolean {
  for (const item of more) {
    const id = idOf(item);
    if (items.has(id)) continue;
    if (items.size === MAX_RECORDS) return false;
    items.set(id, item);
  }
  return true;
}
