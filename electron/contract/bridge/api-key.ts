/** Amazon Bedrock API keys that a user gives to the app: what a pasted text says of itself, and what is known of a key. Pure. */
import { isRegionCode } from '../cells/regions.ts';
import { defined } from '../defined.ts';
import type { IsoTime, RegionCode } from '../snapshot/model.ts';

/** What may be known of a key outside the main process: never the key. */
export interface ApiKeyFacts {
  /** A short hash of the key: the same key has the same. */
  id: string;
  /** As the user calls it. */
  name: string;
  kind: ApiKeyKind;
  /** Absent: every Region, as far as the key says. */
  region?: RegionCode;
  /** Absent: the key does not say. */
  validUntil?: IsoTime;
  /** Encrypted by a key of the system's keychain; else it is gone when the app closes. */
  isKept: boolean;
}

/** `other`: none of the forms that AWS documents. */
export type ApiKeyKind = 'short-term' | 'long-term' | 'other';

export const MAX_API_KEY_LENGTH = 8_192;
export const MAX_API_KEY_NAME_LENGTH = 60;

/** What a pasted text is; `problem`: why it cannot be used, in a sentence. */
export type ReadApiKey =
  | ({ key: string; problem?: undefined } & Pick<ApiKeyFacts, 'kind' | 'region' | 'validUntil'>)
  | { problem: string };

/** Reads what was pasted: the key, alone or as the console's line that sets AWS_BEARER_TOKEN_BEDROCK. */
export function readApiKey(pasted: string, nowEpochMs: number): ReadApiKey {
  const key = bareKey(pasted);
  if (key === '') return { problem: 'Paste the key.' };
  if (key.length > MAX_API_KEY_LENGTH) return { problem: 'This is too long for an API key.' };
  if (!/^[\x21-\x7e]+$/.test(key)) return { problem: 'There is a blank or a letter in it that no key has.' };
  if (/^A[KS]IA[A-Z0-9]{12,}$/.test(key)) {
    return { problem: 'This is an access key id. Put access keys into a profile: aws configure.' };
  }
  if (key.length < MIN_LENGTH) return { problem: 'This is too short for an API key. Was all of it copied?' };
  if (key.startsWith(LONG_TERM)) return { key, kind: 'long-term' };
  if (!key.startsWith(SHORT_TERM)) return { key, kind: 'other' };
  const address = decoded(key.slice(SHORT_TERM.length));
  const values = new URLSearchParams(address?.slice(address.indexOf('?') + 1) ?? '');
  const [, , region = ''] = (values.get('X-Amz-Credential') ?? '').split('/');
  if (!isRegionCode(region)) return { problem: 'This is a part of an API key only. Was all of it copied?' };
  const validUntil = endOf(values.get('X-Amz-Date') ?? '', Number(values.get('X-Amz-Expires')));
  if (validUntil !== undefined && Date.parse(validUntil) <= nowEpochMs) {
    return { problem: 'This key has expired. Make a new one in the Bedrock console (API keys).' };
  }
  return { key, kind: 'short-term', region, ...defined({ validUntil }) };
}

/** Source of the forms: AWS documentation, "Amazon Bedrock API keys", and @aws/bedrock-token-generator 1.1.0; read 2026-11. */
const SHORT_TERM = 'bedrock-api-key-';
const LONG_TERM = 'ABSK';
const MIN_LENGTH = 20;

function bareKey(pasted: string): string {
  return pasted
    .trim()
    .replace(/^(?:export\s+|set\s+|setx\s+|\$env:)?AWS_BEARER_TOKEN_BEDROCK\s*[= ]\s*/i, '')
    .replace(/;$/, '')
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim();
}

function decoded(base64: string): string | undefined {
  try {
    return atob(base64);
  } catch {
    return undefined;
  }
}

/** Such as `20261124T101112Z`, and a number of seconds from then. */
function endOf(amzDate: string, seconds: number): IsoTime | undefined {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(amzDate) ?? [];
  const [year, month, day, hour, minute, second] = parts;
  const fromMs = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  const endMs = fromMs + seconds * 1_000;
  return Number.isFinite(endMs) ? new Date(endMs).toISOString() : undefined;
}
