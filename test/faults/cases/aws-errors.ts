/** What AWS itself refuses, throttles or gets wrong. */

import { FAULTY, operationOf } from '../../drivers/good-bedrock.ts';
import type { Reply, SeenRequest } from '../../helpers/servers/protocol-server.ts';
import type { FaultCase } from '../set-up/fault-case.ts';

type Fault = NonNullable<FaultCase['fault']>;

/** The same answer to every request. */
const always =
  (reply: Reply): Fault =>
  () =>
  () =>
    reply;

const UNKNOWN_TOKEN: Reply = {
  error: 'UnrecognizedClientException',
  status: 403,
  message: 'The security token included in the request is invalid.',
};
const BAD_SIGNATURE: Reply = {
  error: 'InvalidSignatureException',
  status: 403,
  message: 'The request signature we calculated does not match the signature you provided.',
};
const EXPIRED: Reply = {
  error: 'ExpiredTokenException',
  status: 403,
  message: 'The security token included in the request is expired',
};
const THROTTLED: Reply = { error: 'ThrottlingException', status: 429, message: 'Too many requests' };
const USER =
  'User: arn:aws:iam::999988887777:user/me is not authorized to perform: bedrock:ListFoundationModels';

/** Every third call over all regions. */
function oneInThree(): (request: SeenRequest) => Reply | undefined {
  let calls = 0;
  return () => {
    calls += 1;
    return calls % 3 === 0 ? THROTTLED : undefined;
  };
}

/** From the first request on, for so long. */
function forMs(durationMs: number): Fault {
  return () => {
    let firstAt: number | undefined;
    return () => {
      firstAt ??= performance.now();
      return performance.now() - firstAt < durationMs ? THROTTLED : undefined;
    };
  };
}

export const AWS_ERRORS: readonly FaultCase[] = [
  {
    name: 'AccessDenied, no policy allows it',
    fault: always({
      error: 'AccessDeniedException',
      status: 403,
      message: `${USER} because no identity-based policy allows the bedrock:ListFoundationModels action`,
    }),
    expect: { state: 'denied', cells: 'last good answer', message: /no policy allows it/, exit: 2 },
  },
  {
    name: 'AccessDenied by a service control policy',
    fault: always({
      error: 'AccessDeniedException',
      status: 403,
      message: `${USER} with an explicit deny in a service control policy`,
    }),
    expect: { state: 'denied', cells: 'last good answer', message: /service control policy/, exit: 2 },
  },
  {
    name: 'AccessDenied on the access checks alone',
    fault: () => (request) =>
      operationOf(request) === 'access'
        ? { error: 'AccessDeniedException', status: 403, message: USER }
        : undefined,
    expect: { state: 'ok', cells: 'fresh', access: 'unknown', exit: 0 },
  },
  {
    name: 'UnrecognizedClient in an opt-in region only',
    where: 'the opt-in region',
    fault: always(UNKNOWN_TOKEN),
    expect: { state: 'not-enabled', cells: 'last good answer', message: /not enabled/, exit: 0 },
  },
  {
    name: 'UnrecognizedClient in all Regions',
    where: 'every region',
    fault: always(UNKNOWN_TOKEN),
    expect: {
      state: 'ok',
      cells: 'last good answer',
      message: /AWS does not know these credentials/,
      exit: 3,
    },
  },
  {
    name: 'InvalidSignature in one region',
    fault: always(BAD_SIGNATURE),
    expect: {
      state: 'failed',
      cells: 'last good answer',
      message: /secret access key does not fit/,
      exit: 2,
    },
  },
  {
    name: 'InvalidSignature in all Regions',
    where: 'every region',
    fault: always(BAD_SIGNATURE),
    expect: {
      state: 'ok',
      cells: 'last good answer',
      message: /secret access key does not fit/,
      exit: 3,
    },
  },
  {
    name: 'ExpiredToken at the start',
    where: 'every region',
    fault: always(EXPIRED),
    expect: {
      state: 'ok',
      cells: 'last good answer',
      message: /keys in the environment .*have expired.*choose a profile/,
      exit: 3,
    },
  },
  {
    name: 'ExpiredToken in mid-scan',
    where: 'every region',
    what: 'from the third access check of the Region on',
    fault: () => {
      let checks = 0;
      return (request) => {
        if (operationOf(request) === 'access' && request.region === FAULTY) checks += 1;
        return checks >= 3 ? EXPIRED : undefined;
      };
    },
    expect: {
      state: 'ok',
      cells: 'fresh',
      message: /keys in the environment .*have expired.*choose a profile/,
      exit: 3,
    },
  },
  {
    name: 'ThrottlingException on 1 in 3 calls',
    where: 'every region',
    fault: oneInThree,
    isLong: true,
    expect: { state: 'ok', cells: 'fresh', exit: 0 },
  },
  {
    name: 'ThrottlingException on all calls for 5 s',
    fault: forMs(5_000),
    isLong: true,
    deadlineMs: 15_000,
    expect: { state: 'ok', cells: 'fresh', exit: 0, isSlow: true },
  },
  {
    name: 'ThrottlingException for ever',
    fault: always(THROTTLED),
    deadlineMs: 5_000,
    expect: { state: 'failed', cells: 'last good answer', message: /throttling/, exit: 2, isSlow: true },
  },
  {
    name: 'ServiceUnavailable twice, then fine',
    fault: () => (request) =>
      request.attempt <= 2 ? { error: 'ServiceUnavailableException', status: 503 } : undefined,
    expect: { state: 'ok', cells: 'fresh', exit: 0 },
  },
  {
    name: 'InternalServer',
    fault: always({ error: 'InternalServerException', status: 500, message: 'Oops' }),
    expect: { state: 'failed', cells: 'last good answer', message: /internal error/, exit: 2 },
  },
  {
    name: 'Validation',
    fault: always({ error: 'ValidationException', status: 400, message: 'maxResults is wrong' }),
    expect: {
      state: 'failed',
      cells: 'last good answer',
      message: /refused the request as not valid/,
      exit: 2,
    },
  },
  {
    name: 'ResourceNotFound',
    fault: always({ error: 'ResourceNotFoundException', status: 404 }),
    expect: {
      state: 'failed',
      cells: 'last good answer',
      message: /does not know what was asked for/,
      exit: 2,
    },
  },
  {
    name: 'OptInRequired',
    where: 'the opt-in region',
    fault: always({ error: 'OptInRequired', status: 403 }),
    expect: { state: 'not-enabled', cells: 'last good answer', message: /not signed up/, exit: 0 },
  },
  {
    name: 'an error name nobody knows',
    fault: always({ error: 'TeapotException', status: 418, message: 'I am a teapot' }),
    expect: { state: 'failed', cells: 'last good answer', message: /HTTP 418.*I am a teapot/, exit: 2 },
  },
];
