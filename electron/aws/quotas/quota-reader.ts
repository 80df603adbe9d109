/** A region's quotas of Amazon Bedrock: all pages, at the service's pace, and what came of them if they break off. */
import { setTimeout as pause } from 'node:timers/promises';
import { defined } from '../../contract/defined.ts';
import type { QuotaRow, RegionQuotas } from '../../contract/quotas/quota.ts';
import type { Failure, RegionCode } from '../../contract/snapshot/model.ts';
import { everyPage, type Pages } from '../../discovery/every-page.ts';
import { explainError } from '../errors/explain-error.ts';
import { speakingOf } from '../errors/failure-text.ts';
import { withDeadline } from '../transport/deadline.ts';
import { quotasUrl } from '../transport/endpoint.ts';
import { credentialsFirst, type ServiceDeps } from '../transport/request/service-request.ts';
import { WebPageError } from '../transport/request/web-page.ts';
import { callQuotas, type QuotaOperation } from './quota-call.ts';
import { toQuotaPage } from './to-quota.ts';

/** Never rejects; reads AWS's defaults too if `withDefaults`. */
export type ReadQuotas = (
  region: RegionCode,
  options: { withDefaults: boolean },
  signal: AbortSignal,
) => Promise<RegionQuotas>;

/** The most that the service gives. us-east-1 had 12 pages in 2026-07. */
const PER_PAGE = 100;
const MAX_PAGES = 50;
/** Five a second: half of what the service allows for lists, and all of what it allows for the account's other tools. */
const PACE_MS = 200;

/** Makes the reader of quotas. */
export function quotaReader(deps: ServiceDeps): ReadQuotas {
  return async (region, { withDefaults }, signal) => {
    const readAt = new Date().toISOString();
    const applied = await readAll(deps, region, 'ListServiceQuotas', signal);
    const isDenied = applied.failure?.kind === 'denied';
    const isHopeless = applied.items.length === 0 && applied.failure !== undefined && !isDenied;
    const defaults =
      withDefaults && !isHopeless
        ? await readAll(deps, region, 'ListAWSDefaultServiceQuotas', signal)
        : undefined;
    const failure = applied.failure ?? defaults?.failure;
    return {
      region,
      readAt,
      state: stateOf(applied, defaults),
      applied: applied.items,
      ...defined({ defaults: defaults?.items, failure }),
    };
  };
}

function stateOf(applied: Pages<QuotaRow>, defaults: Pages<QuotaRow> | undefined): RegionQuotas['state'] {
  const { failure } = applied;
  if (failure === undefined) return defaults?.failure === undefined ? 'complete' : 'partial';
  if (applied.items.length > 0) return 'partial';
  if (failure.kind === 'denied') return 'denied';
  return failure.kind === 'not-enabled' ? 'not-enabled' : 'failed';
}

async function readAll(
  deps: ServiceDeps,
  region: RegionCode,
  operation: QuotaOperation,
  signal: AbortSignal,
): Promise<Pages<QuotaRow>> {
  if (deps.bearerToken !== undefined) return nothing(NO_IDENTITY);
  const url = quotasUrl(deps.endpoints, region);
  if (url === undefined) return nothing(noAddress(region));
  let isFirst = true;
  return await everyPage<QuotaRow>({
    ask: async (nextToken) => {
      try {
        const wait = isFirst ? 0 : PACE_MS;
        isFirst = false;
        const credentials = await credentialsFirst(deps, signal);
        if (!credentials.ok) return credentials;
        const raw = await withDeadline([signal, deps.closed], deps.deadlineMs, async (abortSignal) => {
          await pause(wait, undefined, { signal: abortSignal });
          const input = { ServiceCode: 'bedrock', MaxResults: PER_PAGE, NextToken: nextToken };
          const call = { url, region, operation, input, credentials: credentials.value };
          return await callQuotas(deps.requestHandler, call, abortSignal);
        });
        const page = toQuotaPage(raw);
        if (page === undefined) return { ok: false, failure: notAList(region) };
        return { ok: true, value: page };
      } catch (error) {
        return { ok: false, failure: explained(error, region, operation) };
      }
    },
    idOf: (quota) => quota.code,
    maxPages: MAX_PAGES,
    tooMany: () => brokeOff(region),
    endless: () => brokeOff(region),
    // Nobody knows what lies beyond.
    repeated: () => brokeOff(region),
  });
}

function nothing(failure: Failure): Pages<QuotaRow> {
  return { items: [], dropped: 0, leftOutMembers: 0, failure };
}

const UNTOUCHED = 'Models and prices are not affected.';

function explained(error: unknown, region: RegionCode, operation: QuotaOperation): Failure {
  const failure = explainError(error, { region });
  if (error instanceof WebPageError) {
    const nextStep = failure.nextStep.replace('scan again', 'fetch quotas again');
    return { ...failure, message: speakingOf('Service Quotas', failure.message), nextStep };
  }
  switch (failure.kind) {
    case 'denied':
      return {
        kind: 'denied',
        message: `This identity is not allowed to read quotas in ${region} (servicequotas:${operation}).`,
        nextStep: `Allow servicequotas:${operation} for this identity. ${UNTOUCHED}`,
      };
    case 'throttled':
    case 'timeout':
    case 'service':
    case 'bad-answer':
      return {
        kind: failure.kind,
        message: `Service Quotas did not give the whole list in ${region} (${WORDS[failure.kind]}).`,
        nextStep: `Fetch quotas again in a minute. ${UNTOUCHED}`,
      };
    default:
      return failure;
  }
}

const WORDS = {
  throttled: 'too many requests',
  timeout: 'no answer in time',
  service: 'a fault of its own',
  'bad-answer': 'not an answer of AWS',
};

const NO_IDENTITY: Failure = {
  kind: 'no-credentials',
  message: 'An API key for Bedrock cannot read quotas.',
  nextStep: `Choose a profile with AWS credentials to read them. ${UNTOUCHED}`,
};

function noAddress(region: RegionCode): Failure {
  return {
    kind: 'no-endpoint',
    message: `No endpoint is known for Service Quotas in ${region}.`,
    nextStep: `Set AWS_ENDPOINT_URL_SERVICE_QUOTAS to it. ${UNTOUCHED}`,
  };
}

function notAList(region: RegionCode): Failure {
  return {
    kind: 'bad-answer',
    message: `Service Quotas gave an answer in ${region} that is not a list of quotas.`,
    nextStep: `Check the endpoint and the proxy, then fetch quotas again. ${UNTOUCHED}`,
  };
}

function brokeOff(region: RegionCode): Failure {
  return {
    kind: 'bad-answer',
    message: `Service Quotas handed out pages in ${region} without coming to an end; what came is shown.`,
    nextStep: `Fetch quotas again later. ${UNTOUCHED}`,
  };
}
