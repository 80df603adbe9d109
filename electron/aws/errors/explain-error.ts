/** Any thrown thing to a failure: pure, and never with a secret or an account number in it. */
import { regionInfo } from '../../contract/cells/regions.ts';
import { defined, own } from '../../contract/defined.ts';
import { API_KEY_NEEDS, apiKeyExpired, apiKeyRefusedIn } from '../../contract/snapshot/api-key.ts';
import type { Failure, RegionCode } from '../../contract/snapshot/model.ts';
import { ProxyError } from '../transport/proxy/proxy-error.ts';
import { WebPageError } from '../transport/request/web-page.ts';
import { CHOSEN_FILE, TrustError } from '../transport/trust/certificate-files.ts';
import { issuerOf } from '../transport/trust/untrusted-issuer.ts';
import { deadlineOf, type ErrorFacts, factsOf, isCancel } from './error-facts.ts';
import {
  BY_CODE,
  BY_NAME,
  type Explanation,
  NO_TLS,
  TIMED_OUT,
  UNKNOWN_TOKEN,
  UNKNOWN_TOKEN_OPT_IN,
  UNTRUSTED,
  untrusted,
  WRONG_CLOCK,
} from './error-table.ts';
import { explainDenial } from './explain-denial.ts';
import { explainProxy } from './explain-proxy.ts';
import { type ErrorContext, failureOf } from './failure-text.ts';
import { byStatus } from './status-table.ts';

/** A user cancelled: no fault of anything. */
const CANCELLED: Failure = {
  kind: 'cancelled',
  message: 'Cancelled.',
  nextStep: 'Scan again when you like; what came before is kept.',
};

/** What happened in plain words, and what to do next. */
export function explainError(error: unknown, context: ErrorContext = {}): Failure {
  if (isCancel(error)) return CANCELLED;
  const deadline = deadlineOf(error);
  if (deadline !== undefined) return explainDeadline(deadline.deadlineMs, context);
  if (error instanceof ProxyError) return explainProxy(error);
  if (error instanceof TrustError) return explainTrust(error);
  const facts = factsOf(error);
  if (error instanceof WebPageError && facts.status !== undefined) {
    const page = byStatus(facts.status, true);
    if (page !== undefined) return failureOf(page, context);
  }
  if (context.apiKey !== undefined) {
    const refusal = explainApiKey(facts, context);
    if (refusal !== undefined) return refusal;
  }
  const bySpecialRule = explainRefusal(facts, context);
  if (bySpecialRule !== undefined) return failureOf(bySpecialRule, context);
  const found =
    own(BY_NAME, facts.name) ??
    (facts.status === undefined ? undefined : byStatus(facts.status, context.isHtml === true)) ??
    own(BY_CODE, facts.code);
  if (found === UNTRUSTED) return failureOf(explainUntrusted(error), context);
  if (found !== undefined)
    return failureOf(found, context, isWorthQuoting(facts, found) ? facts.message : '');
  return failureOf(explainRest(facts), context, facts.message);
}

function explainUntrusted(error: unknown): Explanation {
  return untrusted(issuerOf(error), (error as { isOfChromium?: unknown }).isOfChromium === true);
}

const UNKNOWN_TOKEN_NAMES = [
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'AuthFailure',
  'InvalidAccessKeyId',
];
const DENIAL_NAMES = ['AccessDeniedException', 'AccessDenied', 'UnauthorizedOperation', 'NotAuthorized'];

/** The texts of earendil-works/pi#3481 and anomalyco/opencode#47073, read 2026-11-28; a policy's denial names its action. */
function explainApiKey(facts: ErrorFacts, { region, apiKey }: ErrorContext): Failure | undefined {
  const { name, message, status } = facts;
  if (status !== 401 && status !== 403) return undefined;
  if (/expired/i.test(`${name} ${message}`)) return apiKeyExpired(apiKey);
  const isOfKey = status === 401 || UNKNOWN_TOKEN_NAMES.includes(name) || API_KEY_TEXT.test(message);
  if (isOfKey && region !== undefined) return apiKeyRefusedIn(region, apiKey);
  const denial = explainRefusal(facts, {});
  if (denial === undefined) return undefined;
  const { nextStep } = denial;
  const isOfPolicy = nextStep.includes('AmazonBedrockReadOnly');
  return failureOf({ ...denial, nextStep: isOfPolicy ? API_KEY_NEEDS : nextStep }, defined({ region }));
}

const API_KEY_TEXT = /api key|bearer token|authentication failed/i;

/** Names whose meaning depends on the region or on the text. */
function explainRefusal({ name, message }: ErrorFacts, context: ErrorContext): Explanation | undefined {
  if (OTHER_REGION_TEXT.test(message)) return OTHER_REGION;
  if (DENIAL_NAMES.includes(name)) return explainDenial(message);
  if (UNKNOWN_TOKEN_NAMES.includes(name)) return explainUnknownToken(context.region);
  // "Signature expired: ..." and "Signature not yet current: ..." come under the name of a wrong signature.
  return /signature (expired|not yet current)/i.test(message) ? WRONG_CLOCK : undefined;
}

/** An endpoint for one region says so when it is asked for another (earendil-works/pi#3487, read 2026-11-28). */
const OTHER_REGION_TEXT = /credential should be scoped to a valid region/i;

const OTHER_REGION: Explanation = {
  kind: 'other-region',
  message: 'This endpoint serves another Region than{region}.',
  nextStep: 'To see this Region too, put {region} into AWS_ENDPOINT_URL_BEDROCK where its name stands.',
};

/** A region that no table knows is new, and new regions have to be enabled (since March 2019). */
function explainUnknownToken(region: RegionCode | undefined): Explanation {
  if (region === undefined) return UNKNOWN_TOKEN;
  return regionInfo(region).optIn === false ? UNKNOWN_TOKEN : UNKNOWN_TOKEN_OPT_IN;
}

const NOT_HTTP: Explanation = {
  kind: 'bad-answer',
  message: 'What answered{where} does not speak HTTP.',
  nextStep: 'Check the endpoint settings (AWS_ENDPOINT_URL, the profile) and the proxy.',
};

const BAD_CONFIGURATION: Explanation = {
  kind: 'bad-input',
  message: 'A setting for AWS cannot be used{where}.',
  nextStep:
    'Check the Region and the AWS_ variables; FIPS and dual-stack cannot be used with an endpoint of your own.',
};

const UNEXPLAINED: Explanation = {
  kind: 'unknown',
  message: 'The request failed{where} in a way the app does not know.',
  nextStep: 'Scan again; if it stays, report it with the text above.',
};

/** Texts of the SDK about a region or an endpoint that it cannot use. */
const BAD_SETTING = /hostname component|invalid configuration/i;

function explainRest({ name, message, code }: ErrorFacts): Explanation {
  if (name === 'TimeoutError') return TIMED_OUT;
  if (/^(ERR_)?SSL|^ERR_TLS|CERT/.test(code)) return NO_TLS;
  if (code.startsWith('HPE_')) return NOT_HTTP;
  return BAD_SETTING.test(message) ? BAD_CONFIGURATION : UNEXPLAINED;
}

function explainDeadline(deadlineMs: number, context: ErrorContext): Failure {
  const seconds = Math.round(deadlineMs / 100) / 10;
  return failureOf(
    {
      kind: 'timeout',
      message: `No complete answer from Bedrock within ${seconds} seconds{where}.`,
      nextStep:
        'Scan again in a minute; what was known before is kept. The time limit can be changed in the menu File.',
    },
    context,
  );
}

function explainTrust({ message, variable }: TrustError): Failure {
  return {
    kind: 'tls',
    message: `${message}.`,
    nextStep:
      variable === CHOSEN_FILE
        ? 'Choose another one there, or remove it.'
        : `Correct ${variable} or remove it, then start the app again.`,
  };
}

/** Only the words of a service that gave its error a name; expiry and the like speak for themselves. */
function isWorthQuoting({ name, status }: ErrorFacts, found: Explanation): boolean {
  return status !== undefined && name !== 'Unknown' && found.kind !== 'expired-credentials';
}
