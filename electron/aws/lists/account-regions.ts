/**
 * Which regions the account has enabled: ListRegions of AWS Account Management, one small signed read (its client package
 * would be the third of the SDK for one call). Source of the wire form: botocore's service model `account` 2021-02-01.
 */
import type { Readable } from 'node:stream';
import { HttpRequest } from '@smithy/core/protocols';
import type { AwsCredentialIdentity } from '@smithy/types';
import { isRegionCode } from '../../contract/cells/regions.ts';
import type { Failure, RegionCode } from '../../contract/snapshot/model.ts';
import type { BedrockGateway } from '../../discovery/ports.ts';
import { asRecord, readText } from '../answers/raw-members.ts';
import type { SharedCredentials } from '../credentials/credentials.ts';
import { RequestSigner } from '../direct/request-signer.ts';
import { explainError } from '../errors/explain-error.ts';
import { parseBody, readBody } from '../transport/answer-body.ts';
import { withDeadline } from '../transport/deadline.ts';
import { accountUrl, type Endpoints } from '../transport/endpoint.ts';
import type { SharedRequestHandler } from '../transport/request-handler.ts';

export interface AccountParts {
  endpoints: Endpoints;
  requestHandler: SharedRequestHandler;
  credentials: SharedCredentials;
  /** A bearer token for Bedrock is no identity for this service. */
  usesBearerToken: boolean;
  deadlineMs: number;
  closed: AbortSignal;
}

/** The service is global: its one endpoint and its signatures are those of us-east-1. */
const SIGNING_REGION = 'us-east-1';
const MAX_ANSWER_BYTES = 1024 * 1024;
/** 50 regions a page, the most that the service allows. */
const MAX_RESULTS = 50;
const MOST_PAGES = 10;
/** Nothing needs this list: a scan does not wait long for it. */
const DEADLINE_MS = 5_000;

/** Makes `listAccountRegions` of the gateway: never asked with a bearer token or where no address may be called. */
export function accountRegionsLister(parts: AccountParts): BedrockGateway['listAccountRegions'] {
  const url = parts.usesBearerToken ? undefined : accountUrl(parts.endpoints);
  return async (signal) => {
    if (url === undefined) return { ok: true, value: { state: 'not-asked' } };
    try {
      return await withDeadline(
        [signal, parts.closed],
        Math.min(DEADLINE_MS, parts.deadlineMs),
        async (abortSignal) => {
          const credentials = await parts.credentials.get();
          if (!credentials.ok) return credentials;
          return await everyPage(parts, url, credentials.value, abortSignal);
        },
      );
    } catch (error) {
      const failure = explainError(error);
      return { ok: false, failure: failure.kind === 'cancelled' ? failure : told(failure) };
    }
  };
}

type AccountAnswer = Awaited<ReturnType<BedrockGateway['listAccountRegions']>>;

async function everyPage(
  parts: AccountParts,
  url: URL,
  credentials: AwsCredentialIdentity,
  signal: AbortSignal,
): Promise<AccountAnswer> {
  const statuses: Record<RegionCode, string> = {};
  let token: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const input = { MaxResults: MAX_RESULTS, ...(token === undefined ? {} : { NextToken: token }) };
    const answer = asRecord(await ask(parts, url, credentials, JSON.stringify(input), signal));
    if (!Array.isArray(answer?.Regions)) return { ok: false, failure: NOT_A_LIST };
    for (const each of answer.Regions) {
      const region = readText(asRecord(each)?.RegionName);
      const status = readText(asRecord(each)?.RegionOptStatus);
      if (region !== undefined && status !== undefined && isRegionCode(region)) statuses[region] = status;
    }
    const next = readText(answer.NextToken);
    if (next === undefined || next === token) break;
    token = next;
  }
  return { ok: true, value: { state: 'told', statuses } };
}

const signer = new RequestSigner();

async function ask(
  { requestHandler }: AccountParts,
  url: URL,
  credentials: AwsCredentialIdentity,
  body: string,
  signal: AbortSignal,
): Promise<unknown> {
  const path = `${url.pathname.replace(/\/$/, '')}/listRegions`;
  const signed = signer.headers({
    host: url.host,
    path,
    region: SIGNING_REGION,
    service: 'account',
    credentials,
    nowEpochMs: Date.now(),
    json: body,
  });
  const request = new HttpRequest({
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    ...(url.port === '' ? {} : { port: Number(url.port) }),
    path,
    headers: { accept: 'application/json', ...signed },
    body,
  });
  const { response } = await requestHandler.handle(request, { abortSignal: signal });
  const parsed = parseBody(await readBody(response.body as Readable, MAX_ANSWER_BYTES));
  if (response.statusCode >= 300) {
    throw new AccountError(
      response.statusCode,
      nameOf(response.headers, parsed.ok ? parsed.value : undefined),
    );
  }
  return parsed.ok ? parsed.value : undefined;
}

/** The service answered with an error status; named as AWS names it. */
class AccountError extends Error {
  readonly $metadata: { httpStatusCode: number };

  constructor(status: number, name: string) {
    super('');
    this.name = name;
    this.$metadata = { httpStatusCode: status };
  }
}

function nameOf(headers: Record<string, string>, body: unknown): string {
  const given = headers['x-amzn-errortype'] ?? readText(asRecord(body)?.__type) ?? 'Unknown';
  return given.split(':')[0]?.split('#').at(-1) ?? 'Unknown';
}

/** Nothing depends on this list, so the failure says what is still good. */
function told({ kind }: Failure): Failure {
  if (kind === 'denied') return NOT_ALLOWED;
  return {
    kind,
    message: 'The list of the regions that the account has enabled could not be had.',
    nextStep: 'Nothing is missing in the matrix: each region says for itself whether it is enabled.',
  };
}

const NOT_ALLOWED: Failure = {
  kind: 'denied',
  message: 'This identity may not list the regions that the account has enabled (account:ListRegions).',
  nextStep:
    'Nothing is missing in the matrix: each region says for itself. Allow account:ListRegions to tell a region that is not enabled from a refused key.',
};

const NOT_A_LIST: Failure = told({ kind: 'bad-answer', message: '', nextStep: '' });
