/** Access checks go straight to Bedrock; what needs a second attempt or a correction is the SDK's. */
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../helpers/servers/protocol-server.ts';
import {
  failureIn,
  localBedrock,
  noCancel,
  open,
  serverInEnvironment,
  setEnv,
  setKeys,
  unwrap,
} from '../local-bedrock.ts';

const GOOD: Reply = { json: { modelId: 'a', regionAvailability: 'AVAILABLE' } };
const REGION = 'eu-west-1';

describe('a check of access', () => {
  it('is one request with the model in its path and the region in its signature', async () => {
    const { server, gateway } = await localBedrock(() => GOOD);
    unwrap(await gateway.checkAccess(REGION, 'a.model-v1:0:24k', noCancel));
    const [request, ...others] = server.requests;
    expect(others).toEqual([]);
    expect(request).toMatchObject({
      method: 'GET',
      path: '/foundation-model-availability/a.model-v1:0:24k',
      region: REGION,
    });
    expect(request?.headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE\//);
  });

  it.each([
    ['AccessDeniedException', 403, 'denied'],
    ['ResourceNotFoundException', 404, undefined],
    ['ValidationException', 400, undefined],
    ['ThrottlingException', 429, 'throttled'],
  ])('that ends with %s is not repeated', async (error, status, kind) => {
    const { server, gateway } = await localBedrock(() => ({ error, status, message: 'Because.' }));
    const failure = failureIn(await gateway.checkAccess(REGION, 'a.one', noCancel));
    if (kind !== undefined) expect(failure.kind).toBe(kind);
    expect(server.requests).toHaveLength(1);
  });

  it('explains a denial as a list does', async () => {
    const reply: Reply = {
      error: 'AccessDeniedException',
      status: 403,
      message: 'User is not authorized with an explicit deny in a service control policy',
    };
    const { gateway } = await localBedrock(() => reply);
    const [check, list] = await Promise.all([
      gateway.checkAccess(REGION, 'a.one', noCancel),
      gateway.listModels(REGION, noCancel),
    ]);
    expect(failureIn(check)).toEqual(failureIn(list));
  });

  it.each<[string, Reply]>([
    ['a server error', { error: 'InternalServerException', status: 500 }],
    ['a lost connection', 'reset'],
    ['an answer that breaks off', { begin: '{"regionAvai', afterwards: 'reset' }],
    ['a web page', { body: '<!doctype html><html></html>' }],
    ['an answer without facts', { json: {} }],
  ])('is asked again after %s', async (_name, reply) => {
    const { gateway } = await localBedrock(({ attempt }) => (attempt === 1 ? reply : GOOD));
    expect(unwrap(await gateway.checkAccess(REGION, 'a.one', noCancel))).toEqual({ region: 'AVAILABLE' });
  });

  it('follows the clock that the SDK has corrected', async () => {
    const tenMinutesOn = new Date(Date.now() + 600_000);
    const dates: string[] = [];
    const { gateway } = await localBedrock(({ headers, path }) => {
      if (path.startsWith('/foundation-model-availability')) dates.push(String(headers['x-amz-date']));
      const json = { modelSummaries: [], regionAvailability: 'AVAILABLE' };
      return { json, headers: { date: tenMinutesOn.toUTCString() } };
    });
    unwrap(await gateway.listModels(REGION, noCancel));
    unwrap(await gateway.checkAccess(REGION, 'a.one', noCancel));
    const [hour, minute] = [
      tenMinutesOn.toISOString().slice(11, 13),
      tenMinutesOn.toISOString().slice(14, 16),
    ];
    expect(dates[0]).toContain(`T${hour}${minute}`);
  });

  it('goes under the prefix of an endpoint of one’s own', async () => {
    const server = await serverInEnvironment(() => GOOD);
    setKeys();
    setEnv({ AWS_ENDPOINT_URL_BEDROCK: `${server.url}/proxy/` });
    const { gateway } = await open();
    unwrap(await gateway.checkAccess(REGION, 'a.one', noCancel));
    expect(server.requests[0]?.path).toBe('/proxy/foundation-model-availability/a.one');
  });

  it('uses a bearer token where there is one', async () => {
    const server = await serverInEnvironment(() => GOOD);
    setEnv({ AWS_BEARER_TOKEN_BEDROCK: 'a-token' });
    const { gateway } = await open();
    unwrap(await gateway.checkAccess(REGION, 'a.one', noCancel));
    expect(server.requests.map((request) => request.headers.authorization)).toEqual(['Bearer a-token']);
  });
});
