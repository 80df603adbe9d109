/** The caller and the region of a request: from its signature, or from a bearer token made of a signature. */
import type { RegionCode } from '../contract/snapshot/model.ts';
import {
  claimOf,
  isSignatureRight,
  readAmzDate,
  readAuthorization,
  readQuery,
  type SampleCredentials,
  SIGNATURE_WINDOW_MS,
  sha256,
  type WireRequest,
} from './signature.ts';
import {
  type Answer,
  API_KEY_EXPIRED,
  API_KEY_REFUSED,
  awsError,
  INVALID_TOKEN,
  MISSING_TOKEN,
  openAiError,
  WRONG_SIGNATURE,
} from './wire-error.ts';

export type Authentication =
  | { ok: true; region: RegionCode; service: string }
  | { ok: false; answer: Answer };

/** Checks the signature in the Authorization header. */
export function authenticate(
  request: WireRequest,
  credentials: SampleCredentials,
  nowEpochMs: number,
): Authentication {
  const claim = readAuthorization(request.headers.authorization);
  if (claim === undefined) return { ok: false, answer: MISSING_TOKEN };
  if (claim.accessKeyId !== credentials.accessKeyId) return { ok: false, answer: INVALID_TOKEN };
  const amzDate = request.headers['x-amz-date'] ?? '';
  const signedAt = readAmzDate(amzDate);
  if (signedAt === undefined || !amzDate.startsWith(claim.scopeDate))
    return { ok: false, answer: WRONG_SIGNATURE };
  if (Math.abs(nowEpochMs - signedAt) > SIGNATURE_WINDOW_MS) return { ok: false, answer: tooOld(amzDate) };
  // The host keeps a signature from working elsewhere; the body's hash is taken from the body, not from the header.
  const says = request.headers['x-amz-content-sha256'];
  const complete = claim.signedHeaders.includes('host') && claim.signedHeaders.includes('x-amz-date');
  if (!complete || (says !== undefined && says !== sha256(request.body)))
    return { ok: false, answer: WRONG_SIGNATURE };
  return isSignatureRight(request, claim, amzDate, credentials.secretAccessKey)
    ? { ok: true, region: claim.region, service: claim.service }
    : { ok: false, answer: WRONG_SIGNATURE };
}

const TOKEN_PREFIX = 'bedrock-api-key-';
const TOKEN_VERSION = '&Version=1';
/** Whose key it is, or why it is refused. */
type KeyCheck =
  | { ok: true; region: RegionCode; service: string }
  | { ok: false; reason: 'wrong' | 'expired' };

const WRONG: KeyCheck = { ok: false, reason: 'wrong' };

/** The caller of bedrock-mantle with an API key. */
export function authenticateBearer(
  authorization: string,
  credentials: SampleCredentials,
  nowEpochMs: number,
): Authentication {
  const key = checkedKey(authorization, credentials, nowEpochMs);
  if (key.ok) return key;
  const message = key.reason === 'expired' ? 'The bearer token has expired.' : 'Invalid bearer token.';
  return { ok: false, answer: openAiError(401, 'invalid_api_key', message) };
}

/** The caller of an address that names the region: with an API key of that region, or signed. */
export function authenticateIn(
  region: RegionCode,
  request: WireRequest,
  credentials: SampleCredentials,
  nowEpochMs: number,
): Authentication {
  const { authorization = '' } = request.headers;
  if (!authorization.startsWith('Bearer ')) return authenticate(request, credentials, nowEpochMs);
  const key = checkedKey(authorization, credentials, nowEpochMs);
  if (key.ok && key.region === region) return key;
  return { ok: false, answer: !key.ok && key.reason === 'expired' ? API_KEY_EXPIRED : API_KEY_REFUSED };
}

/**
 * Checks a short-lived Bedrock API key: `bedrock-api-key-` and the base64 of a presigned
 * `bedrock.amazonaws.com/?Action=CallWithBearerToken` address (as @aws/bedrock-token-generator 1.1.0 makes it).
 */
function checkedKey(authorization: string, credentials: SampleCredentials, nowEpochMs: number): KeyCheck {
  const token = /^Bearer (\S+)$/.exec(authorization)?.[1] ?? '';
  if (!token.startsWith(TOKEN_PREFIX)) return WRONG;
  const address = Buffer.from(token.slice(TOKEN_PREFIX.length), 'base64').toString('utf8');
  const [place = '', query = ''] = splitAt(address, '?');
  if (!query.endsWith(TOKEN_VERSION)) return WRONG;
  const signed = query.slice(0, -TOKEN_VERSION.length);
  const values = new Map(readQuery(signed));
  const claim = claimOf(
    values.get('X-Amz-Credential'),
    values.get('X-Amz-SignedHeaders'),
    /^[0-9a-f]{64}$/.exec(values.get('X-Amz-Signature') ?? '')?.[0],
  );
  const amzDate = values.get('X-Amz-Date') ?? '';
  const signedAt = readAmzDate(amzDate);
  const validMs = Number(values.get('X-Amz-Expires')) * 1000;
  if (claim === undefined || signedAt === undefined || claim.accessKeyId !== credentials.accessKeyId) {
    return WRONG;
  }
  const [host = '', path = ''] = splitAt(place, '/');
  const request: WireRequest = {
    method: 'POST',
    path: `/${path}`,
    query: signed,
    headers: { host },
    body: Buffer.alloc(0),
  };
  const isCurrent = nowEpochMs >= signedAt - SIGNATURE_WINDOW_MS && nowEpochMs < signedAt + validMs;
  const isRight =
    values.get('Action') === 'CallWithBearerToken' &&
    amzDate.startsWith(claim.scopeDate) &&
    isSignatureRight(request, claim, amzDate, credentials.secretAccessKey);
  if (!isRight) return WRONG;
  if (!isCurrent) return { ok: false, reason: 'expired' };
  return { ok: true, region: claim.region, service: claim.service };
}

function tooOld(amzDate: string): Answer {
  return awsError(
    403,
    'InvalidSignatureException',
    `Signature expired: ${amzDate} is not within 5 minutes of now.`,
  );
}

function splitAt(text: string, mark: string): string[] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + mark.length)];
}
