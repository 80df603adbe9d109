/** AWS's event stream: frames with lengths, two checksums, headers and JSON. Source: AWS, "Amazon Event Stream Specification". */
import { EventStreamCodec } from '@smithy/core/event-streams';
import { fromUtf8, toUtf8 } from '@smithy/core/serde';
import { MAX_EVENT_BYTES } from '../../contract/bounds.ts';
import { asRecord, type JsonRecord } from '../../contract/json.ts';
import { parseBody } from '../transport/request/answer-body.ts';

/** What came is no event stream, or it ended too early. */
export class BrokenStreamError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BrokenStreamError';
  }
}

export interface StreamEvent {
  /** Such as `contentBlockDelta`; of an exception, such as `throttlingException`. */
  type: string;
  isError: boolean;
  members: JsonRecord;
}

/** Lengths, checksums and no headers. */
const MIN_FRAME_BYTES = 16;
const codec = new EventStreamCodec(toUtf8, fromUtf8);

/** The events as they come. Throws BrokenStreamError, or what the connection throws. */
export async function* readEvents(body: AsyncIterable<Uint8Array>): AsyncGenerator<StreamEvent> {
  let rest = Buffer.alloc(0);
  for await (const chunk of body) {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 4) {
      const length = rest.readUInt32BE(0);
      if (length < MIN_FRAME_BYTES || length > MAX_EVENT_BYTES) {
        throw new BrokenStreamError('What came is no event stream.');
      }
      if (rest.length < length) break;
      yield eventOf(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  }
  if (rest.length > 0) throw new BrokenStreamError('The event stream ended within an event.');
}

function eventOf(frame: Uint8Array): StreamEvent {
  let message: ReturnType<EventStreamCodec['decode']>;
  try {
    message = codec.decode(frame);
  } catch {
    throw new BrokenStreamError('An event came damaged: its checksum does not fit.');
  }
  const header = (name: string): string => {
    const value = message.headers[name]?.value;
    return typeof value === 'string' ? value : '';
  };
  const kind = header(':message-type');
  const parsed = parseBody(Buffer.from(message.body));
  const members = (parsed.ok ? asRecord(parsed.value) : undefined) ?? {};
  if (kind === 'exception') return { type: header(':exception-type'), isError: true, members };
  if (kind === 'error') {
    return { type: header(':error-code'), isError: true, members: { message: header(':error-message') } };
  }
  return { type: header(':event-type'), isError: false, members };
}
