/**
 * The model list of bedrock-mantle, AWS's OpenAI-compatible endpoint: one GET. Signed with SigV4 for the service
 * `bedrock-mantle`, as for chat in can1357/oh-my-pi#7080 and #7137 (read 2026-11-28).
 */
import { getToken } from '@aws/bedrock-token-generator/dist/getToken.js';
import type { AwsCredentialIdentity } from '@smithy/types';
import { MAX_ANSWER_BYTES } from '../../contract/bounds.ts';
import type { RegionCode } from '../../contract/snapshot/model.ts';
import type { Page, Result } from '../../discovery/ports.ts';
import { type MantleModel, toMantlePage } from '../answers/to-model.ts';
import { type ParsedBody, parseBody } from '../transport/request/answer-body.ts';
import {
  pathBelow,
  retried,
  type ServiceDeps,
  StatusError,
  sendRequest,
  signed,
} from '../transport/request/service-request.ts';

/** The token is used at once; it needs to outlive a slow call and a clock that is a little off. */
const TOKEN_LIFE_SECONDS = 15 * 60;
const PAUSE_BEFORE_RETRY_MS = 400;

/** bedrock-mantle answered with an error status. */
export class MantleError extends StatusError {
  readonly isHtml: boolean;
  /** The refused request carried a bearer token. */
  readonly hadBearerToken: boolean;

  constructor(status: number, body: ParsedBody, hadBearerToken: boolean) {
    super(status, 'MantleError', messageOf(body));
    this.isHtml = !body.ok && body.defect === 'html';
    this.hadBearerToken = hadBearerToken;
  }
}

/** With the user's own API key the request is not signed. */
interface MantleCall extends Pick<ServiceDeps, 'requestHandler' | 'credentials' | 'bearerToken'> {
  url: URL;
  region: RegionCode;
}

/**
 * The answer of `GET /v1/models`, or undefined if it is not such a list. Throws MantleError or a transport error; asks a
 * second time after a dropped connection, 429 or 5xx, never after a failed look-up. Where the signature is refused, a token
 * made from the same credentials is tried: tokens raise alarms, and some policies deny them.
 */
export async function fetchMantleModels(
  call: MantleCall,
  signal: AbortSignal,
): Promise<Result<Page<MantleModel> | undefined>> {
  const { bearerToken } = call;
  if (bearerToken !== undefined) return await ask(call, () => bearing(bearerToken), signal);
  const credentials = await call.credentials.get();
  if (!credentials.ok) return credentials;
  try {
    return await ask(call, () => signature(call, credentials.value), signal);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const token = await getToken({
      credentials: credentials.value,
      region: call.region,
      expiresInSeconds: TOKEN_LIFE_SECONDS,
    });
    return await ask(call, () => bearing(token), signal);
  }
}

function bearing(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

function signature({ url, region }: MantleCall, credentials: AwsCredentialIdentity): Record<string, string> {
  return signed({ url, path: pathOf(url), region, service: 'bedrock-mantle', credentials }).headers;
}

function pathOf(url: URL): string {
  return pathBelow(url, '/v1/models');
}

/** Twice, if need be; `authorized` is called for each attempt. */
async function ask(
  { url, requestHandler }: MantleCall,
  authorized: () => Record<string, string>,
  signal: AbortSignal,
): Promise<Result<Page<MantleModel> | undefined>> {
  const request = { url, path: pathOf(url), limitBytes: () => MAX_ANSWER_BYTES };
  return await retried(2, PAUSE_BEFORE_RETRY_MS, signal, async () => {
    const own = authorized();
    const headers = { host: url.host, accept: 'application/json', ...own };
    const answer = await sendRequest(requestHandler, { ...request, headers }, signal);
    const body = parseBody(answer.bytes);
    const hadBearerToken = own.authorization?.startsWith('Bearer ') === true;
    if (answer.status >= 300) throw new MantleError(answer.status, body, hadBearerToken);
    return { ok: true, value: body.ok ? toMantlePage(body.value) : undefined };
  });
}

/** A missing bedrock-mantle:ListModels was seen as 401. */
function isRefusal(error: unknown): boolean {
  return error instanceof MantleError && [401, 403].includes(error.$metadata.httpStatusCode);
}

/** OpenAI's error shape is `{error: {message}}`, AWS's is `{message}`. */
function messageOf(body: ParsedBody): string {
  if (!body.ok) return '';
  const { error, message } = (body.value ?? {}) as { error?: { message?: unknown }; message?: unknown };
  const text = error?.message ?? message;
  return typeof text === 'string' ? text : '';
}
