/** One read from Bedrock: credentials, deadline, first attempt, the SDK's further ones, and what a failure is called. */
import type { BedrockClient } from '@aws-sdk/client-bedrock';
import type { Failure, RegionCode } from '../contract/snapshot/model.ts';
import type { Result } from '../discovery/ports.ts';
import { parseInTurn, type RawAnswer } from './answers/raw-answer.ts';
import { Patience, ThrottledError } from './answers/throttling.ts';
import { type AWSClientFactory, NoCredentialsError } from './client-factory.ts';
import type { SharedCredentials } from './credentials/credentials.ts';
import type { FirstAttempt, FirstAttempts, Question } from './direct/direct-requests.ts';
import { throwIfFinal } from './direct/final-refusal.ts';
import { explainError } from './errors/explain-error.ts';
import { type AnswerDefect, parseBody } from './transport/answer-body.ts';
import { DeadlineError, withDeadline } from './transport/deadline.ts';
import { nameResolves, WELL_KNOWN_HOST } from './transport/name-lookup.ts';

/** What calls are made from. */
export interface CallParts {
  factory: AWSClientFactory;
  credentials: SharedCredentials;
  firstAttempts: Pick<FirstAttempts, 'make'>;
  /** The user's own bearer token is used; there is nothing to resolve. */
  usesBearerToken: boolean;
  profile?: string;
  deadlineMs: number;
  /** Aborted when the gateway is closed. */
  closed: AbortSignal;
  /** Bedrock is behind an override: the host of a region says nothing about the region. */
  isOverridden: boolean;
}

/** Longer than any provider of credentials is given. */
const CREDENTIALS_DEADLINE_MS = 20_000;

/** Sends one command whose answer goes into `answer`; `made` takes the place of its first attempt. */
export type Send = (
  client: BedrockClient,
  answer: RawAnswer,
  options: { abortSignal: AbortSignal },
  made?: FirstAttempt,
) => Promise<unknown>;

/** A read that does not need the SDK where all goes well. */
export interface DirectRead {
  question: Question;
  /** The caller paces its calls, and asks no second time what AWS has refused. */
  isPaced: boolean;
}

export class BedrockCalls {
  private readonly parts: CallParts;

  constructor(parts: CallParts) {
    this.parts = parts;
  }

  /**
   * Sends the command, reads the raw answer, and asks once more if it cannot be understood. A list that is throttled beyond
   * the SDK's attempts is asked again for as long as its time lasts; a check is not.
   */
  async read<T>(
    region: RegionCode,
    signal: AbortSignal,
    read: (raw: unknown) => T | undefined,
    send: Send,
    direct?: DirectRead,
  ): Promise<Result<T> & { retryAfterMs?: number }> {
    const credentials = await this.credentialsFor(signal);
    if (credentials !== undefined) return { ok: false, failure: credentials };
    const answer: RawAnswer = {};
    const patience = new Patience();
    try {
      return await withDeadline([signal, this.parts.closed], this.parts.deadlineMs, async (abortSignal) => {
        let made = direct && (await this.askDirectly(region, direct, answer, abortSignal));
        let failure: Failure | undefined;
        for (let attempt = 1; attempt <= 2; attempt += 1) {
          const first = made;
          made = undefined;
          if (!isGood(first)) {
            await patience.through(
              () => send(this.parts.factory.client(region), answer, { abortSignal }, first),
              abortSignal,
            );
          }
          const value = answer.body?.ok === true ? read(answer.body.value) : undefined;
          if (value !== undefined) return { ok: true, value };
          failure = badAnswer(region, answer.body?.ok === false ? answer.body.defect : 'other-shape');
        }
        return { ok: false, failure: failure ?? badAnswer(region, 'other-shape') };
      });
    } catch (error) {
      const waitMs = error instanceof ThrottledError ? error.retryAfterMs : undefined;
      const isThrottled =
        error instanceof DeadlineError && (patience.isThrottled || answer.isThrottled === true);
      const cause = isThrottled ? new ThrottledError(undefined) : error;
      const failure = await this.explain(cause, region, answer);
      return { ok: false, failure, ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }) };
    }
  }

  /** Undefined: the SDK has to ask. A good answer is in `answer`. */
  private async askDirectly(
    region: RegionCode,
    { question, isPaced }: DirectRead,
    answer: RawAnswer,
    abortSignal: AbortSignal,
  ): Promise<FirstAttempt | undefined> {
    if (this.parts.usesBearerToken) return undefined;
    const credentials = await this.parts.credentials.get();
    if (!credentials.ok) return undefined;
    const made = await this.parts.firstAttempts.make(region, question, credentials.value, abortSignal);
    if (made === undefined || 'error' in made) return made;
    answer.status = made.answer.status;
    if (isGood(made)) answer.body = await parseInTurn(made.answer.bytes);
    else if (isPaced) throwIfFinal(made.answer, parseBody(made.answer.bytes));
    return made;
  }

  /** Resolves the credentials before the call's own time starts; undefined: they are there. */
  async credentialsFor(signal: AbortSignal): Promise<Failure | undefined> {
    if (this.parts.usesBearerToken || this.parts.credentials.areKnown()) return undefined;
    try {
      const signals = [signal, this.parts.closed];
      const result = await withDeadline(signals, CREDENTIALS_DEADLINE_MS, () => this.parts.credentials.get());
      return result.ok ? undefined : result.failure;
    } catch (error) {
      return explainError(error);
    }
  }

  /** What the user is told of an error of a call to the region. */
  async explain(error: unknown, region: RegionCode, answer: RawAnswer): Promise<Failure> {
    if (error instanceof NoCredentialsError) return error.failure;
    const { profile, credentials, isOverridden } = this.parts;
    const failure = explainError(error, {
      region,
      isHtml: answer.errorIsHtml === true,
      ...(profile === undefined ? {} : { profile }),
    });
    if (failure.kind === 'expired-credentials' || failure.kind === 'bad-credentials') credentials.refuse();
    if (failure.kind !== 'no-endpoint') return failure;
    return isOverridden || !(await nameResolves(WELL_KNOWN_HOST)) ? noNetwork(region) : failure;
  }
}

function isGood(made: FirstAttempt | undefined): boolean {
  return made !== undefined && 'answer' in made && made.answer.status < 300;
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
  'other-shape': 'an answer without the list or fields that belong in it',
};

function badAnswer(region: RegionCode, defect: AnswerDefect | 'other-shape'): Failure {
  return {
    kind: 'bad-answer',
    message: `The endpoint gave ${DEFECTS[defect]} in ${region}, twice.`,
    nextStep:
      'A proxy or gateway may be in between: check HTTPS_PROXY and the endpoint settings, then scan again. What was known before is kept.',
  };
}
