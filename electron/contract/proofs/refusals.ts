/**
 * What an error of bedrock-runtime says about access. Texts and names: the service model of bedrock-runtime 2023-09-30;
 * https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html and model-access.html (read
 * 2026-11-28); and, where a text stands in no page of AWS, the public thread beside it.
 */

/** An error as AWS sent it, before or within a stream. */
export interface RuntimeErrorFacts {
  name: string;
  message: string;
  status?: number;
}

/** `refused`: AWS's answer about access. `not-proven`: it says nothing about access. */
export interface Refusal {
  status: 'refused' | 'not-proven';
  kind: string;
  /** A sentence without a place. */
  message: string;
  nextStep: string;
}

interface RefusalRule extends Refusal {
  /** Whether the error is this one. */
  is: (error: RuntimeErrorFacts) => boolean;
}

const says =
  (pattern: RegExp) =>
  ({ message }: RuntimeErrorFacts): boolean =>
    // AWS writes "isn’t" with a curly apostrophe (gethouston/houston#1381).
    pattern.test(message.replaceAll('\u2019', "'"));
const isNamed =
  (...names: string[]) =>
  ({ name }: RuntimeErrorFacts): boolean =>
    names.includes(name);
const isDenied = isNamed('AccessDeniedException', 'AccessDenied', 'UnauthorizedException');
const denied =
  (pattern: RegExp) =>
  (error: RuntimeErrorFacts): boolean =>
    isDenied(error) && says(pattern)(error);

const refused = (kind: string, is: RefusalRule['is'], message: string, nextStep: string): RefusalRule => ({
  status: 'refused',
  kind,
  is,
  message,
  nextStep,
});
const notProven = (kind: string, is: RefusalRule['is'], message: string, nextStep: string): RefusalRule => ({
  status: 'not-proven',
  kind,
  is,
  message,
  nextStep,
});

const AGAIN = 'Prove access again in a minute.';
const CATALOG = 'open the model in the Bedrock console (Model catalog)';

/** The first rule that fits. */
const RULES: readonly RefusalRule[] = [
  refused(
    'organization-policy',
    denied(/(service|resource) control policy/i),
    'A policy of the organization denies the call.',
    'Only the administrators of the organization can allow it.',
  ),
  // aws-samples/anthropic-on-aws#252, Tracer-Cloud/opensre#1812
  refused(
    'payment',
    says(/INVALID_PAYMENT_INSTRUMENT/i),
    'The subscription to the model fails: the account has no valid means of payment.',
    'Add one in the AWS console (Billing, Payment preferences), then prove access again after 15 minutes.',
  ),
  refused(
    'agreement',
    says(/aws-marketplace:|marketplace subscription/i),
    'The account has no subscription to the model, and this identity may not make one.',
    `Somebody with aws-marketplace:Subscribe and aws-marketplace:ViewSubscriptions has to ${CATALOG} once.`,
  ),
  // obot-platform/obot#6747, truefoundry/models#934
  refused(
    'use-case-form',
    says(/use.case (details|form)/i),
    'Use case details for Anthropic models were not submitted for this account.',
    'Submit them once for the account or its organization (Bedrock console, Model catalog); this can take up to 15 minutes.',
  ),
  refused(
    'permissions-boundary',
    denied(/permissions boundary/i),
    'The permissions boundary of this identity does not allow the call.',
    'Ask the administrator of the account to allow bedrock:InvokeModelWithResponseStream in the boundary.',
  ),
  refused(
    'iam',
    denied(
      /not authorized to perform|explicit deny|identity-based policy|session policy|VPC endpoint policy/i,
    ),
    'A policy of this identity, session or network does not allow the call.',
    'Allow bedrock:InvokeModelWithResponseStream on the model and on the profile: the details have the policy to copy.',
  ),
  refused(
    'agreement',
    denied(/access to the model|model access/i),
    'The account has no access to the model.',
    `To ask for it, ${CATALOG}.`,
  ),
  // pydantic/pydantic-ai#8170, probed 2026-09-07
  refused(
    'data-retention',
    says(/data.retention/i),
    "The account's data retention in this Region does not allow the model.",
    'Who may call bedrock:PutAccountDataRetention can change the mode: ask who is responsible for data protection first.',
  ),
  // gethouston/houston#1381
  refused(
    'on-demand-not-supported',
    says(/on-demand throughput/i),
    'The bare model id cannot be called on demand here.',
    'Call the model through the id of an inference profile.',
  ),
  // aws-samples/amazon-bedrock-workshop#386
  refused(
    'legacy',
    says(/marked by provider as legacy|end of its life/i),
    'The model is legacy or has ended, and AWS no longer gives it to this account.',
    'Choose a newer model.',
  ),
  refused(
    'quota',
    isNamed('ServiceQuotaExceededException'),
    'A quota of the account is used up or is 0.',
    'Look at the quotas of the model in its details, and ask AWS for an increase in Service Quotas.',
  ),
  refused(
    'not-ready',
    isNamed('ModelNotReadyException'),
    'The model is not ready to answer.',
    'A model that was just imported or rarely used takes some minutes to load: prove access again then.',
  ),
  refused(
    'not-found',
    (error) =>
      isNamed('ResourceNotFoundException')(error) ||
      says(/model identifier is invalid|resolve the foundation model/i)(error),
    'The Region does not know this id.',
    'Rescan the Region: the model may just have been removed.',
  ),
  notProven(
    'throttled',
    ({ name, status }) => status === 429 || /throttl|toomanyrequests/i.test(name),
    'AWS is throttling the account: nothing is known about access.',
    `${AGAIN} A new account may have a quota of 0: see the quotas in the details.`,
  ),
  // strands-agents/harness-sdk#2250
  notProven(
    'not-supported',
    says(/support counting tokens|doesn't support the model|converse|streaming mode/i),
    'The operation does not serve this model.',
    'Call the model as its provider documents it.',
  ),
  notProven(
    'failed',
    ({ name, status = 0 }) =>
      status >= 500 ||
      status === 408 ||
      status === 424 ||
      /^Model(Error|Timeout|StreamError)|^InternalServer|^ServiceUnavailable/.test(name),
    'The model failed to answer.',
    AGAIN,
  ),
  refused('denied', isDenied, 'Access was denied.', 'Read what AWS said above.'),
  notProven(
    'bad-request',
    isNamed('ValidationException'),
    'The model refused so short a request: nothing is known about access.',
    'Read what AWS said above.',
  ),
];

/** What the error says about access; undefined: it is none of the service's answers about a model. */
export function refusalOf(error: RuntimeErrorFacts): Refusal | undefined {
  const rule = RULES.find(({ is }) => is(error));
  if (rule === undefined) return undefined;
  const { status, kind, message, nextStep } = rule;
  return { status, kind, message, nextStep };
}

/** What to do about a proof of this kind; undefined: the message says all. */
export function nextStepOf(kind: string): string | undefined {
  return RULES.find((rule) => rule.kind === kind)?.nextStep;
}
