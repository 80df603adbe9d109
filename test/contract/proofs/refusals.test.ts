import { describe, expect, it } from 'vitest';
import { nextStepOf, refusalOf } from '../../../electron/contract/proofs/refusals.ts';

const denied = (message: string) => ({ name: 'AccessDeniedException', status: 403, message });
const invalid = (message: string) => ({ name: 'ValidationException', status: 400, message });
const named = (name: string, status: number, message = '') => ({ name, status, message });
const perform = 'User: arn:x is not authorized to perform: bedrock:InvokeModelWithResponseStream';

describe('an error of bedrock-runtime', () => {
  it.each([
    ['iam', denied(`${perform} because no identity-based policy allows the action`)],
    ['iam', denied(`${perform} with an explicit deny in a VPC endpoint policy`)],
    ['organization-policy', denied(`${perform} with an explicit deny in a service control policy`)],
    ['permissions-boundary', denied(`${perform} because no permissions boundary allows it`)],
    [
      'agreement',
      denied('User is not authorized to perform: aws-marketplace:ViewSubscriptions on resource: *'),
    ],
    ['agreement', denied("You don't have access to the model with the specified model ID.")],
    [
      'payment',
      denied('Model access is denied due to INVALID_PAYMENT_INSTRUMENT:A valid one must be given.'),
    ],
    [
      'use-case-form',
      named('ResourceNotFoundException', 404, 'Model use case details have not been submitted'),
    ],
    ['use-case-form', invalid('You have not filled out the required use-case form for this model.')],
    ['data-retention', invalid("data retention mode 'default' is not available for this model")],
    [
      'on-demand-not-supported',
      invalid('with on-demand throughput isn\u2019t supported. Retry your request'),
    ],
    ['legacy', named('ResourceNotFoundException', 404, 'This Model is marked by provider as Legacy')],
    ['quota', named('ServiceQuotaExceededException', 400, 'The quota is 0.')],
    ['not-ready', named('ModelNotReadyException', 429)],
    ['not-found', invalid('The provided model identifier is invalid.')],
    ['not-found', named('ResourceNotFoundException', 404, 'Could not resolve the foundation model')],
    ['denied', denied('No.')],
  ])('that means %s is a refusal with a next step', (kind, error) => {
    expect(refusalOf(error)).toMatchObject({ status: 'refused', kind });
    expect(nextStepOf(kind)).toMatch(/\.$/);
  });

  it.each([
    ['throttled', named('ThrottlingException', 429, 'Too many requests')],
    ['failed', named('ModelErrorException', 424)],
    ['failed', named('ModelTimeoutException', 408)],
    ['failed', named('ModelStreamErrorException', 424)],
    ['failed', { name: 'InternalServerException', message: '' }],
    ['not-supported', invalid("The provided model doesn't support counting tokens.")],
    ['not-supported', invalid('This action doesn\u2019t support the model that you provided.')],
    ['bad-request', invalid('max_tokens: integer below minimum value')],
  ])('that means %s proves nothing', (kind, error) => {
    expect(refusalOf(error)).toMatchObject({ status: 'not-proven', kind });
  });

  it('of the credentials, or without a name, is none about a model', () => {
    expect(
      refusalOf(named('UnrecognizedClientException', 403, 'The security token is invalid.')),
    ).toBeUndefined();
    expect(refusalOf(named('', 403, 'Forbidden'))).toBeUndefined();
  });
});
