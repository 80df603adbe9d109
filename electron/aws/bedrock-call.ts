/** One read from Bedrock: credentials, deadline, direct attempt, the SDK's further ones, and what a failure is called. */
import type {
  BedrockClient,
  BedrockClientResolvedConfig,
  ServiceInputTypes,
  ServiceOutputTypes,
} from '@aws-sdk/client-bedrock';
import type { Command } from '@smithy/types';
import { defined } from '../contract/defined.ts';
import type { UsedApiKey } from '../contract/snapshot/api-key.ts';
import type { Failure, RegionCode } from '../contract/snapshot/model.ts';
import type { Result } from '../discovery/ports.ts';
import { type RawAnswer, withRawBody } from './answers/raw-answer.ts';
import { retryWhileThrottled, ThrottledError } from './answers/throttled-retry.ts';
import { type AWSClientFactory, NoCredentialsError } from './client-factory.ts';
import type { SharedCredentials } from './credentials/credentials.ts';
import type { DirectOutcome, DirectRequests } from './direct/direct-requests.ts';
import { asFirstAttempt, isGood, throwIfFinal } from './direct/first-attempt.ts';
import type { DirectRequest } from './direct/requests.ts';
import { factsOf } from './errors/error-facts.ts';
import { explainError } from './errors/explain-error.ts';
import { LOG_IN_OR_CHECK, PERHAPS_LOGIN } from './errors/status-table.ts';
import { DeadlineError, withDeadline } from './transport/deadline.ts';
import { type AnswerDefect, parseBody } from './transport/request/answer-body.ts';
import { nameResolves, WELL_KNOWN_HOST } from './transport/request/name-lookup.ts';
import { credentialsFirst, type ServiceDeps } from './transport/request/service-request.ts';

export interface CallDeps extends Pick<ServiceDeps, 'profile' | 'deadlineMs' | 'closed'> {
  factory: AWSClientFactory;
  credentials: SharedCredentials;
  direct: Pick<DirectRequests, 'send'>;
  /** An API key is used: there is nothing to resolve. */
  apiKey?: UsedApiKey;
  addressOf(region: RegionCode): 'own' | 'shared' | 'aws';
}

/** An answer that cannot be understood is asked for once more. */
const MAX_READS = 2;

/** Sends one command; its raw answer goes into `answer`. `direct`: the outcome of its first attempt, made without the SDK. */
export type Send = (
  client: BedrockClient,
  answer: RawAnswer,
  options: { mode: 'read' | 'paced'; abortSignal: AbortSignal; direct?: DirectOutcome | undefined },
) => Promise<unknown>;

/** Sends the command that `make` makes, anew each time. `notFound`: what "not found" means, where that is an answer. */
export function sending<In extends ServiceInputTypes, Out extends ServiceOutputTypes>(
  make: () => Command<ServiceInputTypes, In, ServiceOutputTypes, Out, BedrockClientResolvedConfig>,
  notFound?: unknown,
): Send {
  return async (client, answer, { mode, abortSignal, direct }) => {
    const command = withRawBody(make(), answer, mode);
    // Added last, it stands nearest to the network.
    if (direct !== undefined) command.middlewareStack.use(asFirstAttempt<In, Out>(direct));
    try {
      return await client.send(command, { abortSignal });
    } catch (error) {
      if (notFound === undefined || factsOf(error).name !== 'ResourceNotFoundException') throw error;
      answer.body = { ok: true, value: notFound };
      return undefined;
    }
  };
}

/** What is read: how it is asked, and how its raw answer becomes a value. */
export interface Read<T> {
  send: Send;
  /** Undefined: not the answer that belongs to the command. */
  toValue: (raw: unknown) => T | undefined;
  /** The same request, tried without the SDK first; absent: the SDK alone. */
  direct?: DirectRequest;
  /** The caller paces its calls, and does not repeat what AWS has refused. Default false. */
  isPaced?: boolean;
}

export class BedrockCalls {
  private readonly deps: CallDeps;

  constructor(deps: CallDeps) {
    this.deps = deps;
  }

  /**
   * Sends the command and reads the raw answer. When the SDK's attempts are all throttled, a list is asked again until its
   * deadline; a paced call is not.
   */
  async read<T>(
    region: RegionCode,
    signal: AbortSignal,
    { send, toValue, direct: request, isPaced = false }: Read<T>,
  ): Promise<Result<T> & { retryAfterMs?: number }> {
    const credentials = await this.credentialsFor(signal);
    if (credentials !== undefined) return { ok: false, failure: credentials };
    const answer: RawAnswer = {};
    let isThrottled = false;
    const mode = isPaced ? 'paced' : 'read';
    try {
      return await withDeadline([signal, this.deps.closed], this.deps.deadlineMs, async (abortSignal) => {
        let direct = request && (await this.deps.direct.send(region, request, abortSignal));
        if (direct !== undefined) take(direct, answer, isPaced);
        for (let reads = 0; reads < MAX_READS; reads += 1) {
          if (!isGood(direct)) {
            await retryWhileThrottled(
              () => {
                const first = direct;
                // Sent again, it goes to the network.
                direct = undefined;
                return send(this.deps.factory.client(region), answer, { mode, abortSignal, direct: first });
              },
              abortSignal,
              (now) => {
                isThrottled = now;
              },
            );
          }
          direct = undefined;
          const value = answer.body?.ok === true ? toValue(answer.body.value) : undefined;
          if (value !== undefined) return { ok: true, value };
        }
        return { ok: false, failure: badAnswer(region, answer) };
      });
    } catch (error) {
      const retryAfterMs = error instanceof ThrottledError ? error.retryAfterMs : undefined;
      const ranOut = error instanceof DeadlineError && (isThrottled || answer.isThrottled === true);
      const failure = await this.explain(ranOut ? new ThrottledError(undefined) : error, region, answer);
      return { ok: false, failure, ...defined({ retryAfterMs }) };
    }
  }

  /** Resolves the credentials before the call's own time starts; undefined: they are there. */
  async credentialsFor(signal: AbortSignal): Promise<Failure | undefined> {
    if (this.deps.apiKey !== undefined || this.deps.credentials.areKnown()) return undefined;
    try {
      const result = await credentialsFirst(this.deps, signal);
      return result.ok ? undefined : result.failure;
    } catch (error) {
      return explainError(error);
    }
  }

  /** What the user is told of an error of a call to the region. */
  async explain(error: unknown, region: RegionCode, answer: RawAnswer): Promise<Failure> {
    if (error instanceof NoCredentialsError) return error.failure;
    const { profile, credentials, apiKey } = this.deps;
    const failure = explainError(error, {
      region,
      isHtml: answer.errorIsHtml === true,
      ...defined({ apiKey, profile }),
    });
    if (failure.kind === 'expired-credentials' || failure.kind === 'bad-credentials') credentials.refuse();
    if (failure.kind === 'expired-credentials' && apiKey === undefined) return credentials.expired ?? failure;
    // With one address for all regions, nothing is said about this one.
    const address = this.deps.addressOf(region);
    if (failure.kind === 'network' && factsOf(error).code === 'ECONNREFUSED') {
      return address === 'shared' ? failure : refusedBy(region);
    }
    if (failure.kind !== 'no-endpoint' || address === 'own') return failure;
    return address === 'shared' || !(await nameResolves(WELL_KNOWN_HOST)) ? noNetwork(region) : failure;
  }
}

/** Keeps a good answer's body; throws where a paced caller has its refusal already. */
function take(direct: DirectOutcome, answer: RawAnswer, isPaced: boolean): void {
  if ('error' in direct) return;
  const given = direct.answer;
  answer.status = given.status;
  if (isGood(direct)) answer.body = parseBody(given.bytes);
  else if (isPaced) throwIfFinal(given);
}

/** The scan believes it only if another region answers. */
function refusedBy(region: RegionCode): Failure {
  return {
    kind: 'no-endpoint',
    message: `Nobody answers at the address of the Bedrock endpoint in ${region}: connections are refused.`,
    nextStep: 'Bedrock may not be offered there. If other Regions fail too, check the network and the proxy.',
  };
}

function noNetwork(region: RegionCode): Failure {
  return {
    kind: 'network',
    message: `The host name of the Bedrock endpoint could not be looked up in ${region}: no network, or DNS does not know it.`,
    nextStep: 'Check the network, VPN and endpoint settings, then scan again. What was known before is kept.',
  };
}

const DEFECTS: Record<AnswerDefect | 'other-shape', string> = {
  empty: 'an empty answer',
  html: "a web page instead of Bedrock's answer",
  'not-json': 'an answer that is cut off or not JSON',
  'too-large': 'an answer larger than 8 MB',
  'too-many-parts': 'an answer of more objects and lists than any list has',
  'other-shape': 'an answer without the list or fields that belong in it',
};

function badAnswer(region: RegionCode, { body }: RawAnswer): Failure {
  const defect = body?.ok === false ? body.defect : 'other-shape';
  const isPage = defect === 'html';
  return {
    kind: 'bad-answer',
    message: `The endpoint gave ${DEFECTS[defect]} in ${region}, twice${isPage ? `: ${PERHAPS_LOGIN}` : ''}.`,
    nextStep: isPage
      ? LOG_IN_OR_CHECK
      : 'A proxy or gateway may be in between: check HTTPS_PROXY and the endpoint settings, then scan again. What was known before is kept.',
  };
}
