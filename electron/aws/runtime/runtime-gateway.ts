/**
 * The one door to bedrock-runtime: CountTokens and ConverseStream, once each, never again by itself, because each test call
 * is paid. By a signed request of its own: a client for two operations would bring a second large SDK package. Loaded when
 * access is proven, and by nothing else. Wire form: the service model of bedrock-runtime 2023-09-30.
 */
import type { Readable } from 'node:stream';
import { escapeUri, type HttpResponse } from '@smithy/core/protocols';
import { MAX_ERROR_BYTES } from '../../contract/bounds.ts';
import { defined } from '../../contract/defined.ts';
import { asRecord } from '../../contract/json.ts';
import { refusalOf } from '../../contract/proofs/refusals.ts';
import type { Failure, RegionCode } from '../../contract/snapshot/model.ts';
import type { ProofAnswer, RuntimeGateway } from '../../discovery/ports.ts';
import { withoutSecrets } from '../../redact/secret-patterns.ts';
import { readText } from '../../redact/visible-text.ts';
import { saidIn } from '../answers/json-answer.ts';
import { errorNameOf } from '../answers/throttled-retry.ts';
import { factsOf } from '../errors/error-facts.ts';
import { explainError } from '../errors/explain-error.ts';
import { withDeadline } from '../transport/deadline.ts';
import { runtimeUrl } from '../transport/endpoint.ts';
import { parseBody, readBody } from '../transport/request/answer-body.ts';
import {
  credentialsFirst,
  openRequest,
  pathBelow,
  type ServiceDeps,
  signed,
} from '../transport/request/service-request.ts';
import { BrokenStreamError, readEvents } from './event-stream.ts';

/** With longer times than a scan's: a model may think before its first token. */
export interface RuntimeDeps extends ServiceDeps {
  /** The correction of this machine's clock that scans have learned, in milliseconds. */
  clockOffsetMs: (region: RegionCode) => number;
}

/** The shortest message there is. */
const MESSAGES = [{ role: 'user', content: [{ text: 'Hi' }] }];

/** bedrock-runtime answered with an error, before or within its stream. */
class RuntimeError extends Error {
  readonly $metadata: { httpStatusCode?: number };
  readonly isHtml: boolean;

  constructor(name: string, message: string, status?: number, isHtml = false) {
    super(message);
    this.name = name;
    this.$metadata = status === undefined ? {} : { httpStatusCode: status };
    this.isHtml = isHtml;
  }
}

/** No address, or no credentials: nothing was sent. */
class NotSentError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

export class AwsRuntimeGateway implements RuntimeGateway {
  private readonly deps: RuntimeDeps;

  constructor(deps: RuntimeDeps) {
    this.deps = deps;
  }

  countTokens(region: RegionCode, id: string, signal: AbortSignal): Promise<ProofAnswer> {
    return this.timed(region, signal, async (abortSignal) => {
      const body = await this.send(
        region,
        id,
        'count-tokens',
        { input: { converse: { messages: MESSAGES } } },
        abortSignal,
      );
      const parsed = parseBody(await readBody(body, MAX_ERROR_BYTES));
      const count = parsed.ok ? asRecord(parsed.value)?.inputTokens : undefined;
      if (typeof count !== 'number') throw new BrokenStreamError('The answer holds no number of tokens.');
      return {};
    });
  }

  converse(region: RegionCode, id: string, signal: AbortSignal): Promise<ProofAnswer> {
    return this.timed(region, signal, async (abortSignal, elapsedMs) => {
      const input = { messages: MESSAGES, inferenceConfig: { maxTokens: 1 } };
      const body = await this.send(region, id, 'converse-stream', input, abortSignal);
      let firstTokenMs: number | undefined;
      let isWhole = false;
      for await (const { type, isError, members } of readEvents(body)) {
        if (isError) throw new RuntimeError(capital(type), readText(members.message) ?? '');
        if (type === 'contentBlockDelta') firstTokenMs ??= elapsedMs();
        isWhole ||= type === 'messageStop';
      }
      if (!isWhole) throw new BrokenStreamError('The answer ended before the model had finished.');
      return firstTokenMs === undefined ? {} : { firstTokenMs };
    });
  }

  /** Credentials are resolved before the time begins. */
  private async timed(
    region: RegionCode,
    signal: AbortSignal,
    call: (abortSignal: AbortSignal, elapsedMs: () => number) => Promise<{ firstTokenMs?: number }>,
  ): Promise<ProofAnswer> {
    const { bearerToken, closed, deadlineMs } = this.deps;
    try {
      const signals = [signal, closed];
      if (bearerToken === undefined) await credentialsFirst(this.deps, signal);
      const startedMs = performance.now();
      const elapsedMs = (): number => Math.round(performance.now() - startedMs);
      const times = await withDeadline(signals, deadlineMs, (abortSignal) => call(abortSignal, elapsedMs));
      return { ok: true, ...times, totalMs: elapsedMs() };
    } catch (error) {
      return this.explained(error, region);
    }
  }

  /** The body of a good answer. */
  private async send(
    region: RegionCode,
    id: string,
    operation: 'count-tokens' | 'converse-stream',
    input: unknown,
    abortSignal: AbortSignal,
  ): Promise<Readable> {
    const url = runtimeUrl(this.deps.endpoints, region);
    if (url === undefined) throw new NotSentError(noAddress(region));
    const json = JSON.stringify(input);
    const path = pathBelow(url, `/model/${escapeUri(id)}/${operation}`);
    const headers = await this.headers(region, url, path, json);
    const response = await openRequest(
      this.deps.requestHandler,
      { url, path, headers, body: json },
      abortSignal,
    );
    if (response.statusCode >= 300) throw await errorIn(response);
    return response.body as Readable;
  }

  private async headers(
    region: RegionCode,
    url: URL,
    path: string,
    json: string,
  ): Promise<Record<string, string>> {
    const { bearerToken, clockOffsetMs } = this.deps;
    if (bearerToken !== undefined) {
      return { host: url.host, 'content-type': 'application/json', authorization: `Bearer ${bearerToken}` };
    }
    const credentials = await this.deps.credentials.get();
    if (!credentials.ok) throw new NotSentError(credentials.failure);
    const nowEpochMs = Date.now() + clockOffsetMs(region);
    return signed({ url, path, region, service: 'bedrock', credentials: credentials.value, nowEpochMs, json })
      .headers;
  }

  private explained(error: unknown, region: RegionCode): ProofAnswer & { ok: false } {
    const { bearerToken, keyName, profile } = this.deps;
    if (error instanceof NotSentError) return notProven(error.failure);
    if (error instanceof BrokenStreamError) {
      return { ok: false, status: 'not-proven', kind: 'bad-answer', message: error.message };
    }
    const facts = factsOf(error);
    const refusal = error instanceof RuntimeError ? refusalOf(facts) : undefined;
    if (refusal !== undefined) {
      const said = withoutSecrets(facts.message);
      const { status, kind, message } = refusal;
      return { ok: false, status, kind, message: said === '' ? message : `${message} AWS said: "${said}"` };
    }
    const failure = explainError(error, {
      region,
      isHtml: error instanceof RuntimeError && error.isHtml,
      ...(bearerToken === undefined ? {} : { apiKey: defined({ name: keyName }) }),
      ...defined({ profile }),
    });
    return notProven(failure);
  }
}

/** Kinds of failures that AWS means as a no to the region or the key. */
const REFUSALS: readonly Failure['kind'][] = ['denied', 'not-enabled', 'other-region'];

function notProven(failure: Failure): ProofAnswer & { ok: false } {
  const { kind, message } = failure;
  const status = REFUSALS.includes(kind) ? 'refused' : 'not-proven';
  return { ok: false, status, kind, message, failure };
}

/** `validationException` of a stream as `ValidationException` of an answer. */
function capital(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

async function errorIn(response: HttpResponse): Promise<RuntimeError> {
  const parsed = parseBody(await readBody(response.body as Readable, MAX_ERROR_BYTES));
  const record = parsed.ok ? asRecord(parsed.value) : undefined;
  const isHtml = !parsed.ok && parsed.defect === 'html';
  return new RuntimeError(errorNameOf(response.headers, record), saidIn(record), response.statusCode, isHtml);
}

function noAddress(region: RegionCode): Failure {
  return {
    kind: 'no-endpoint',
    message: `No endpoint is known for bedrock-runtime in ${region}.`,
    nextStep: 'Set AWS_ENDPOINT_URL_BEDROCK_RUNTIME to it.',
  };
}
