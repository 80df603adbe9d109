/** The JSON that a service beside Bedrock answers with. */
import { asRecord } from '../../contract/json.ts';
import { readText } from '../../redact/visible-text.ts';
import { parseBody } from '../transport/request/answer-body.ts';
import { type ServiceAnswer, StatusError } from '../transport/request/service-request.ts';
import { errorNameOf } from './throttling.ts';

/** The value; undefined: it is no JSON. Throws StatusError for an error, with AWS's name and words for it. */
export function jsonIn({ status, headers, bytes }: ServiceAnswer): unknown {
  const parsed = parseBody(bytes);
  const value = parsed.ok ? parsed.value : undefined;
  if (status < 300) return value;
  const record = asRecord(value);
  throw new StatusError(status, errorNameOf(headers, record) || undefined, saidIn(record));
}

/** What the error says; empty: nothing. */
export function saidIn(error: Readonly<Record<string, unknown>> | undefined): string {
  return readText(error?.message) ?? readText(error?.Message) ?? '';
}
