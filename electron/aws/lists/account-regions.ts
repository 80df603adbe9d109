/**
 * Which regions the account has enabled: ListRegions of AWS Account Management, signed here, since one small read does not
 * justify another client package. Source of the wire form: botocore's service model `account` 2021-02-01.
 */

import type { AwsCredentialIdentity } from '@smithy/types';
import { isRegionCode } from '../../contract/cells/regions.ts';
import { asRecord } from '../../contract/json.ts';
import type { Failure, RegionCode } from '../../contract/snapshot/model.ts';
import { everyPage } from '../../discovery/every-page.ts';
import type { BedrockGateway, Page } from '../../discovery/ports.ts';
import { readText } from '../../redact/visible-text.ts';
import { jsonIn, pageOf } from '../answers/json-answer.ts';
import { explainError } from '../errors/explain-error.ts';
import { withDeadline } from '../transport/deadline.ts';
import { accountUrl } from '../transport/endpoint.ts';
import {
  credentialsFirst,
  pathBelow,
  type ServiceDeps,
  sendRequest,
  signed,
} from '../transport/request/service-request.ts';

/** The service is global: its one endpoint and its signatures are those of us-east-1. */
const SIGNING_REGION = 'us-east-1';
const MAX_ANSWER_BYTES = 1024 * 1024;
/** 50 regions a page, the most that the service allows. */
const MAX_RESULTS = 50;
const MAX_PAGES = 10;
/** A scan can do without this list, so it does not wait long for it; in milliseconds. */
const DEADLINE_MS = 5_000;

/** Makes `listAccountRegions` of the gateway; `not-asked` with a bearer token or where no address may be called. */
export function accountRegionsLister(deps: ServiceDeps): BedrockGateway['listAccountRegions'] {
  const url = deps.bearerToken !== undefined ? undefined : accountUrl(deps.endpoints);
  return async (signal) => {
    if (url === undefined) return { ok: true, value: { state: 'not-asked' } };
    try {
      const credentials = await credentialsFirst(deps, signal);
      if (!credentials.ok) return credentials;
      return await withDeadline(
        [signal, deps.closed],
        Math.min(DEADLINE_MS, deps.deadlineMs),
        (abortSignal) => listStatuses(deps, url, credentials.value, abortSignal),
      );
    } catch (error) {
      const failure = explainError(error);
      return { ok: false, failure: failure.kind === 'cancelled' ? failure : explained(failure) };
    }
  };
}

type AccountAnswer = Awaited<ReturnType<BedrockGateway['listAccountRegions']>>;

async function listStatuses(
  deps: ServiceDeps,
  url: URL,
  credentials: AwsCredentialIdentity,
  signal: AbortSignal,
): Promise<AccountAnswer> {
  const pages = await everyPage<RegionStatus>({
    ask: async (nextToken) => {
      const input = { MaxResults: MAX_RESULTS, ...(nextToken === undefined ? {} : { NextToken: nextToken }) };
      const page = toStatusPage(await ask(deps, url, credentials, JSON.stringify(input), signal));
      return page === undefined ? { ok: false, failure: NOT_A_LIST } : { ok: true, value: page };
    },
    idOf: ([region]) => region,
    maxPages: MAX_PAGES,
    tooMany: () => NOT_A_LIST,
    endless: () => NOT_A_LIST,
  });
  if (pages.failure !== undefined) return { ok: false, failure: pages.failure };
  return { ok: true, value: { state: 'told', statuses: Object.fromEntries(pages.items) } };
}

type RegionStatus = readonly [region: RegionCode, status: string];

/** A page of ListRegions; undefined if the answer holds no list. */
function toStatusPage(raw: unknown): Page<RegionStatus> | undefined {
  const { Regions, NextToken } = asRecord(raw) ?? {};
  return Array.isArray(Regions) ? pageOf(Regions, readText(NextToken), toStatus) : undefined;
}

function toStatus(raw: unknown): RegionStatus | undefined {
  const region = readText(asRecord(raw)?.RegionName);
  const status = readText(asRecord(raw)?.RegionOptStatus);
  return region !== undefined && status !== undefined && isRegionCode(region) ? [region, status] : undefined;
}

async function ask(
  { requestHandler }: ServiceDeps,
  url: URL,
  credentials: AwsCredentialIdentity,
  json: string,
  signal: AbortSignal,
): Promise<unknown> {
  const path = pathBelow(url, '/listRegions');
  const request = signed({ url, path, region: SIGNING_REGION, service: 'account', credentials, json });
  const headers = { accept: 'application/json', ...request.headers };
  const answer = await sendRequest(
    requestHandler,
    { ...request, headers, limitBytes: () => MAX_ANSWER_BYTES },
    signal,
  );
  return jsonIn(answer);
}

/** Nothing depends on this list, so the failure says what is still good. */
function explained({ kind }: Failure): Failure {
  if (kind === 'denied') return NOT_ALLOWED;
  return {
    kind,
    message: 'The list of the Regions that the account has enabled could not be had.',
    nextStep: 'Nothing is missing in the matrix: each Region says for itself whether it is enabled.',
  };
}

const NOT_ALLOWED: Failure = {
  kind: 'denied',
  message: 'This identity may not list the Regions that the account has enabled (account:ListRegions).',
  nextStep:
    'Nothing is missing in the matrix: each Region says for itself. Allow account:ListRegions to tell a Region that is not enabled from a refused key.',
};

const NOT_A_LIST: Failure = explained({ kind: 'bad-answer', message: '', nextStep: '' });
