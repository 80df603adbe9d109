/**
 * Checks AWS Signature Version 4, as a service does: the sample answers only requests made with its own key.
 * Source: AWS IAM user guide, "Create a signed AWS API request".
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** The key pair that requests have to be signed with. */
export interface SampleCredentials {
  accessKeyId: string;
  secretAccessKey: string;
}

/** A request as it came over the wire, with everything that a signature covers. */
export interface WireRequest {
  method: string;
  /** Path as sent, percent-encoded. */
  path: string;
  /** Query as sent, without the question mark; empty if there is none. */
  query: string;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: Buffer;
}

/** What a signature says of itself, before it has been checked. */
export interface SignatureClaim {
  accessKeyId: string;
  region: string;
  service: string;
  /** `YYYYMMDD` of the credential scope. */
  scopeDate: string;
  signedHeaders: string[];
  signature: string;
}

/** Oldest and newest signing time that is accepted, around now; the same as the real service. */
export const SIGNATURE_WINDOW_MS = 5 * 60_000;

const CREDENTIAL = /^([\w+=,.@-]+)\/(\d{8})\/([a-z0-9-]+)\/([a-z0-9-]+)\/aws4_request$/;

/** Reads an Authorization header; undefined if it holds no complete Signature Version 4. */
export function readAuthorization(header: string | undefined): SignatureClaim | undefined {
  const match =
    /^AWS4-HMAC-SHA256 Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/.exec(
      header ?? '',
    );
  const [, credential, signedHeaders, signature] = match ?? [];
  return claimOf(credential, signedHeaders, signature);
}

/** Puts a claim together from its three parts; undefined if one is missing or malformed. */
export function claimOf(
  credential: string | undefined,
  signedHeaders: string | undefined,
  signature: string | undefined,
): SignatureClaim | undefined {
  const [, accessKeyId, scopeDate, region, service] = CREDENTIAL.exec(credential ?? '') ?? [];
  if (accessKeyId === undefined || scopeDate === undefined || region === undefined || service === undefined) {
    return undefined;
  }
  if (signedHeaders === undefined || signature === undefined) return undefined;
  return { accessKeyId, scopeDate, region, service, signedHeaders: signedHeaders.split(';'), signature };
}

/** Milliseconds since 1970 of a time such as `20261124T101112Z`; undefined if it is none. */
export function readAmzDate(text: string | undefined): number | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(text ?? '');
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  const epochMs = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(epochMs) ? undefined : epochMs;
}

/** Whether the signature is the one that `secretAccessKey` gives for exactly this request at `amzDate`. */
export function isSignatureRight(
  request: WireRequest,
  claim: SignatureClaim,
  amzDate: string,
  secretAccessKey: string,
): boolean {
  const headers = claim.signedHeaders.map((name) => [name, request.headers[name]] as const);
  if (headers.some(([, value]) => value === undefined)) return false;
  const canonicalRequest = [
    request.method,
    canonicalPath(request.path),
    canonicalQuery(request.query),
    ...headers.map(([name, value]) => `${name}:${(value ?? '').trim().replace(/\s+/g, ' ')}`),
    '',
    claim.signedHeaders.join(';'),
    sha256(request.body),
  ].join('\n');
  const scope = `${claim.scopeDate}/${claim.region}/${claim.service}/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', amzDate, scope, sha256(canonicalRequest)].join('\n');
  const parts = [claim.scopeDate, claim.region, claim.service, 'aws4_request'];
  const key = parts.reduce<string | Buffer>((secret, part) => hmac(secret, part), `AWS4${secretAccessKey}`);
  return timingSafeEqual(hmac(key, text), Buffer.from(claim.signature, 'hex'));
}

/** SHA-256 in hexadecimal. */
export function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest();
}

/** Every service but S3 encodes the path, which is encoded already, once more. */
function canonicalPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(encode(segment));
  }
  return `/${segments.join('/')}${segments.length > 0 && path.endsWith('/') ? '/' : ''}`;
}

function canonicalQuery(query: string): string {
  return readQuery(query)
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([nameA, valueA], [nameB, valueB]) => compare(nameA, nameB) || compare(valueA, valueB))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** Name and value pairs of a query, decoded; a plus stays a plus. */
export function readQuery(query: string): [name: string, value: string][] {
  return [...new URLSearchParams(query.replaceAll('+', '%2B'))];
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Percent-decodes; text that is not well encoded stays as it is. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
