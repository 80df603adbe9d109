/** Frames of AWS's event stream, as a service writes them. Source: AWS, "Amazon Event Stream Specification". */
import { crc32 } from 'node:zlib';

/** One event with a JSON payload: lengths, checksum of these, headers, payload, checksum of all. */
export function eventFrame(type: string, payload: unknown): Buffer {
  const headers = Buffer.concat([
    header(':message-type', 'event'),
    header(':event-type', type),
    header(':content-type', 'application/json'),
  ]);
  const body = Buffer.from(JSON.stringify(payload));
  const lengths = Buffer.concat([uint32(16 + headers.length + body.length), uint32(headers.length)]);
  const start = Buffer.concat([lengths, uint32(crc32(lengths)), headers, body]);
  return Buffer.concat([start, uint32(crc32(start))]);
}

/** A header whose value is a text, which has type 7. */
function header(name: string, value: string): Buffer {
  const size = Buffer.alloc(2);
  size.writeUInt16BE(Buffer.byteLength(value));
  return Buffer.concat([
    Buffer.from([name.length]),
    Buffer.from(name),
    Buffer.from([7]),
    size,
    Buffer.from(value),
  ]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
