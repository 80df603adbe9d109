/** The model list of bedrock-mantle, AWS's OpenAI-compatible endpoint: one GET with a bearer token. */

import type { Readable } from 'node:stream';
import { getToken } from '@aws/bedrock-token-generator/dist/getToken.js';
import { HttpRequest } from '@smithy/core/protocols';
import type { ModelId, RegionCode } from '../../contract/snapshot/model.ts';
import type { Page, Result } from '../../discovery/ports.ts';
import { toMantlePage } from '../answers/to-model.ts';
import type { SharedCredentials } from '../credentials/credentials.ts';
import { MAX_ANSWER_BYTES, type ParsedBody, parseBody, readBody } from '../transport/answer-body.ts';
import type { SharedRequestHandler } from '../transport/request-handler.ts';

/** The token is used at once; it needs to outlive a slow call and a clock that is a little off. */
const TOKEN_LIFE_SECONDS = 15 * 60;
const PAUSE_BEFORE_RETRY_MS = 400;

/** bedrock-mantle answered with an error status. */
export class MantleError extends Error {
  readonly $metadata: { httpStatusCode: number };
  readonly isHtml: boolean;

  constructor(status: number, body: ParsedBody) {
    super(messageOf(body));
    this.name = 'MantleError';
    this.$metadata = { httpStatusCode: status };
    this.isHtml = !body.ok && body.defect === 'html';
  }
}

export interface MantleCall {
  url: URL;
  region: RegionCode;
  requestHandler: SharedRequestHandler;
  credentials: SharedCredentials;
  /** The user's own token; else one is made from the credentials, with the region inside. */
  bearerToken?: string;
}

/**
 * The answer of `GET /v1/models`: model ids, or undefined if it is not such a list. Throws MantleError or a
 * transport error; asks a second time after a dropped connection, 429 or 5xx, never after a failed look-up.
 */
export async function fetchMantleModels(
  call: MantleCall,
  signal: AbortSignal,
): Promise<Result<Page<ModelId> | undefined>> {
  const token = await tokenFor(call);
  if (!token.ok) return token;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { ok: true, value: await ask(call, token.value, signal) };
    } catch (error) {
      if (attempt === 2 || signal.aborted || !isWorthRetry(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_BEFORE_RETRY_MS));
    }
  }
}

async function tokenFor(call: MantleCall): Promise<Result<string>> {
  if (call.bearerToken !== undefined) return { ok: true, value: call.bearerToken };
  const credentials = await call.credentials.get();
  if (!credentials.ok) return credentials;
  const token = await getToken({
    credentials: credentials.value,
    region: call.region,
    expiresInSeconds: TOKEN_LIFE_SECONDS,
  });
  return { ok: true, value: token };
}

async function ask(call: MantleCall, token: string, signal: AbortSignal): Promise<Page<ModelId> | undefined> {
  const { url } = call;
  const request = new HttpRequest({
    method: 'GET',
    protocol: url.protocol,
    hostname: url.hostname,
    ...(url.port === '' ? {} : { port: Number(url.port) }),
    path: `${url.pathname.replace(/\/$/, '')}/v1/models`,
    headers: { host: url.host, authorization: `Bearer ${token}`, accept: 'application/json' },
  });
  const { response } = await call.requestHandler.handle(request, { abortSignal: signal });
  const body = parseBody(await readBody(response.body as Readable, MAX_ANSWER_BYTES));
  if (response.statusCode >= 300) throw new MantleError(response.statusCode, body);
  return body.ok ? toMantlePage(body.value) : undefined;
}

function isWorthRetry(error: unknown): boolean {
  if (error instanceof MantleError) {
    const status = error.$metadata.httpStatusCode;
    return status === 429 || status >= 500;
  }
  return (error as { code?: unknown } | null)?.code === 'ECONNRESET';
}

/** OpenAI's error shape is `{error: {message}}`, AWS's is `{message}`. */
function messageOf(body: ParsedBody): string {
  if (!body.ok) return '';
  const { error, message } = (body.value ?? {}) as { error?: { message?: unknown }; message?: unknown };
  const text = error?.message ?? message;
  return typeof text === 'string' ? text : '';
}
