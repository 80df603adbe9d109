/** What a service beside Bedrock answers with. */
import { defined } from '../../contract/defined.ts';
import { asRecord } from '../../contract/json.ts';
import type { Page } from '../../discovery/ports.ts';
import { readText } from '../../redact/visible-text.ts';
import { parseBody } from '../transport/request/answer-body.ts';
import { type ServiceAnswer, StatusError } from '../transport/request/service-request.ts';
import { errorNameOf } from './throttled-retry.ts';

/** The value; undefined: it is no JSON. Throws StatusError for an error, with AWS's name and words for it. */
export function jsonIn({ status, headers, bytes }: ServiceAnswer): unknown {
  const parsed = parseBody(bytes);
  const value = parsed.ok ? parsed.value : undefined;
  if (status < 300) return value;
  const record = asRecord(value);
  throw new StatusError(status, errorNameOf(headers, record) || undefined, saidIn(record));
}

/** A page of what `read` makes of the records; what it cannot read is left out and counted. */
export function pageOf<Raw, Item>(
  records: readonly Raw[],
  nextToken: string | undefined,
  read: (record: Raw) => Item | undefined,
): Page<Item> {
  const items = records.map((record) => read(record)).filter((item) => item !== undefined);
  return { items, dropped: records.length - items.length, ...defined({ nextToken }) };
}

/** What the error says; empty: nothing. */
export function saidIn(error: Readonly<Record<string, unknown>> | undefined): string {
  return readText(error?.message) ?? readText(error?.Message) ?? '';
}
