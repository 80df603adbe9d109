/**
 * bedrock-mantle's model list. AWS has one host per region, and none in regions without bedrock-mantle.
 * Here the region is part of the path: `/mantle/REGION/v1/models`. A region without it answers 404 with the code
 * `endpoint_not_found`, which callers read as absent.
 */
import type { RegionCode } from '../contract/snapshot/model.ts';
import { type Authentication, authenticate, authenticateBearer } from './authentication.ts';
import { mantleModelsOf } from './recording.ts';
import { mantleWordsOf } from './region-conditions.ts';
import type { SampleCredentials, WireRequest } from './signature.ts';
import { type Answer, json, openAiError } from './wire-error.ts';

/** Region and path of a request to bedrock-mantle; undefined if it is for Bedrock's control plane. */
export function mantlePath(path: string): { region: RegionCode; path: string } | undefined {
  const match = /^\/mantle\/([a-z0-9-]+)(\/.*)$/.exec(path);
  const [, region, rest] = match ?? [];
  return region === undefined || rest === undefined ? undefined : { region, path: rest };
}

/** The answer of the region's bedrock-mantle. */
export function mantleAnswer(
  request: WireRequest,
  place: { region: RegionCode; path: string },
  credentials: SampleCredentials,
  { nowEpochMs, hasTroubles }: { nowEpochMs: number; hasTroubles: boolean },
): Answer {
  const models = mantleModelsOf(place.region);
  // A host that does not exist asks for no credentials either.
  if (models.length === 0) {
    return openAiError(404, 'endpoint_not_found', `bedrock-mantle is not offered in ${place.region}.`);
  }
  const caller = authenticated(request, credentials, nowEpochMs);
  if (!caller.ok) return caller.answer;
  if (caller.region !== place.region || !['bedrock', 'bedrock-mantle'].includes(caller.service)) {
    return openAiError(
      401,
      'invalid_api_key',
      `The credentials are for ${caller.service} in ${caller.region}.`,
    );
  }
  if (request.method !== 'GET' || !['/v1/models', '/openai/v1/models'].includes(place.path)) {
    return openAiError(404, 'unknown_url', `Unknown request URL: ${request.method} ${place.path}.`);
  }
  const data = hasTroubles
    ? models.map((model) => ({ ...model, ...mantleWordsOf(place.region, model.id) }))
    : models;
  return json(200, { object: 'list', data });
}

function authenticated(
  request: WireRequest,
  credentials: SampleCredentials,
  nowEpochMs: number,
): Authentication {
  const authorization = request.headers.authorization ?? '';
  if (authorization.startsWith('Bearer ')) return authenticateBearer(authorization, credentials, nowEpochMs);
  if (authorization.startsWith('AWS4-')) return authenticate(request, credentials, nowEpochMs);
  return { ok: false, answer: openAiError(401, 'invalid_api_key', 'No credentials in the request.') };
}
