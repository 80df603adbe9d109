/** AWS Signature Version 4 for a GET, or a POST of JSON. Source: AWS IAM user guide, "Create a signed AWS API request". */
import { createHmac, hash } from 'node:crypto';
import { escapeUriPath } from '@smithy/core/protocols';
import type { AwsCredentialIdentity } from '@smithy/types';

/** What a signature of such a request covers. */
export interface SignableRequest {
  host: string;
  /** Percent-encoded, as it is sent. */
  path: string;
  /** As it is sent: in the order of its names, percent-encoded; absent or empty: none. */
  query?: string;
  region: string;
  service: string;
  credentials: AwsCredentialIdentity;
  /** The service's time, milliseconds since 1970. */
  nowEpochMs: number;
  /** The body of a POST; absent: a GET without one. */
  json?: string;
  /** The operation, where the service speaks AWS JSON 1.1. */
  target?: string;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';
const JSON_TYPE = 'application/json';
const AWS_JSON_TYPE = 'application/x-amz-json-1.1';
const NO_BODY = sha256('');

/** Signs many requests: the key of a day and region, four of the five hashes, is made once. */
export class RequestSigner {
  private readonly keys = new Map<string, { secret: string; day: string; key: Buffer }>();
  private lastSecond = Number.NaN;
  private lastTime = '';

  /** The headers to send, `host` among them. */
  headers(request: SignableRequest): Record<string, string> {
    const { host, path, region, service, credentials, nowEpochMs, json, target, query = '' } = request;
    const time = this.time(nowEpochMs);
    const day = time.slice(0, 8);
    const token = credentials.sessionToken;
    // In alphabetical order, as they are signed.
    const headers: Record<string, string> = {
      ...(json === undefined ? {} : { 'content-type': target === undefined ? JSON_TYPE : AWS_JSON_TYPE }),
      host,
      'x-amz-date': time,
      ...(token === undefined ? {} : { 'x-amz-security-token': token }),
      ...(target === undefined ? {} : { 'x-amz-target': target }),
    };
    let names = '';
    let lines = '';
    for (const name in headers) {
      names += names === '' ? name : `;${name}`;
      lines += `${name}:${headers[name]}\n`;
    }
    const method = json === undefined ? 'GET' : 'POST';
    const body = json === undefined ? NO_BODY : sha256(json);
    // Every service but S3 encodes the path, which is encoded already, once more.
    const canonical = `${method}\n${escapeUriPath(path)}\n${query}\n${lines}\n${names}\n${body}`;
    const scope = `${day}/${region}/${service}/aws4_request`;
    const text = `${ALGORITHM}\n${time}\n${scope}\n${sha256(canonical)}`;
    const key = this.key(credentials.secretAccessKey, day, region, service);
    const signature = createHmac('sha256', key).update(text).digest('hex');
    headers.authorization = `${ALGORITHM} Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
    return headers;
  }

  /** Such as `20261124T101112Z`; many requests are signed in the same second. */
  private time(nowEpochMs: number): string {
    const second = Math.floor(nowEpochMs / 1000);
    if (second !== this.lastSecond) {
      this.lastSecond = second;
      this.lastTime = new Date(second * 1000).toISOString().replace(/[:-]|\.\d+/g, '');
    }
    return this.lastTime;
  }

  private key(secret: string, day: string, region: string, service: string): Buffer {
    const place = `${region}/${service}`;
    const known = this.keys.get(place);
    if (known?.secret === secret && known.day === day) return known.key;
    const first: Buffer | string = `AWS4${secret}`;
    const key = [day, region, service, 'aws4_request'].reduce<Buffer | string>(
      (before, part) => createHmac('sha256', before).update(part).digest(),
      first,
    ) as Buffer;
    this.keys.set(place, { secret, day, key });
    return key;
  }
}

/** In hexadecimal, at once: an object for it takes three times as long. */
function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}
