/** What is said of an Amazon Bedrock API key that is refused. Short-term keys are good for the region that made them. */
import { defined } from '../defined.ts';
import type { Failure, RegionCode } from './model.ts';

/** The key that is in use. */
export interface UsedApiKey {
  /** As the user calls it who gave it; absent: it is that of AWS_BEARER_TOKEN_BEDROCK. */
  name?: string;
}

/** One region refuses the key. */
export function apiKeyRefusedIn(region: RegionCode, key: UsedApiKey = {}): Failure {
  return {
    kind: 'other-region',
    message: `${capitalWords(key)} is not valid in ${region}.`,
    nextStep:
      'A short-term key is good for the Region that it was made in only. To see this Region, make a key there, or use a profile.',
  };
}

/** No region accepts the key. */
export function apiKeyRefused(key: UsedApiKey = {}): Failure {
  const words = key.name === undefined ? 'this API key' : `the API key "${key.name}"`;
  return {
    kind: 'bad-credentials',
    message: `No Region accepts ${words}: it is wrong or has expired.`,
    nextStep: newKey(key),
  };
}

/** AWS says that the key has expired. */
export function apiKeyExpired(key: UsedApiKey = {}): Failure {
  return {
    kind: 'expired-credentials',
    message: `${capitalWords(key)} has expired.`,
    nextStep: newKey(key),
  };
}

function capitalWords({ name }: UsedApiKey): string {
  return name === undefined ? 'This API key' : `The API key "${name}"`;
}

function newKey({ name }: UsedApiKey): string {
  const make = 'Make a new API key in the Bedrock console (API keys)';
  return name === undefined
    ? `${make}, put it into AWS_BEARER_TOKEN_BEDROCK and start the app again, or unset that variable to use a profile.`
    : `${make} and replace this one: Add an API key…, under the same name. Or choose another source.`;
}

/** The key is good, and the identity behind it may not ask. */
export const API_KEY_NEEDS =
  'The identity behind this API key needs bedrock:List* and bedrock:Get*: ask who made the key, or use a profile.';

/** What all the failures mean together if each is a refusal of the key; undefined: one of them is another. */
export function apiKeyFailureOf(failures: readonly Failure[]): Failure | undefined {
  const refusals = failures.map(({ kind, message }) =>
    kind === 'other-region' ? REFUSAL.exec(message) : null,
  );
  const [first] = refusals;
  if (!first || refusals.includes(null)) return undefined;
  return apiKeyRefused(defined({ name: first[1] }));
}

/** Begins as what `apiKeyRefusedIn` says. */
const REFUSAL = /^(?:This API key|The API key "(.*)") is not valid in /;
