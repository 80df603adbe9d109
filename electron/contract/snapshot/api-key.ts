/** What is said of an Amazon Bedrock API key that is refused. Short-term keys are good for the region that made them. */
import type { Failure, RegionCode } from './model.ts';

const NEW_KEY =
  'Make a new API key in the Bedrock console (API keys), put it into AWS_BEARER_TOKEN_BEDROCK and start the app again, or unset that variable to use a profile.';

/** One region refuses the key. */
export function apiKeyRefusedIn(region: RegionCode): Failure {
  return {
    kind: 'other-region',
    message: `This API key is not valid in ${region}.`,
    nextStep:
      'A short-term key is good for the Region that it was made in only. To see this Region, make a key there, or use a profile.',
  };
}

/** No region accepts the key. */
export const API_KEY_REFUSED: Failure = {
  kind: 'bad-credentials',
  message: 'No Region accepts this API key: it is wrong or has expired.',
  nextStep: NEW_KEY,
};

/** AWS says that the key has expired. */
export const API_KEY_EXPIRED: Failure = {
  kind: 'expired-credentials',
  message: 'This API key has expired.',
  nextStep: NEW_KEY,
};

/** The key is good, and the identity behind it may not ask. */
export const API_KEY_NEEDS =
  'The identity behind this API key needs bedrock:List* and bedrock:Get*: ask who made the key, or use a profile.';

/** What all the failures mean together if each is a refusal of the key; undefined: one of them is another. */
export function apiKeyFailureOf(failures: readonly Failure[]): Failure | undefined {
  return failures.length > 0 && failures.every(isApiKeyRefusal) ? API_KEY_REFUSED : undefined;
}

/** Whether the failure is that of `apiKeyRefusedIn`. */
function isApiKeyRefusal({ kind, message }: Failure): boolean {
  return kind === 'other-region' && message.startsWith('This API key ');
}
