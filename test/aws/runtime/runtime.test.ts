/** bedrock-runtime over a local server that speaks and mis-speaks the event stream: what a call says of access. */
import { EventStreamCodec } from '@smithy/core/event-streams';
import { fromUtf8, toUtf8 } from '@smithy/core/serde';
import { describe, expect, it } from 'vitest';
import type { ProofAnswer } from '../../../electron/discovery/ports.ts';
import type { ProtocolServer, Reply, Script } from '../../helpers/servers/protocol-server.ts';
import { noCancel, open, serverInEnvironment, setEnv, setKeys } from '../local-bedrock.ts';

const ID = 'us.anthropic.claude-sonnet-4-6';
const ARN = 'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/k3v9tq7w2mzd';
const codec = new EventStreamCodec(toUtf8, fromUtf8);

function event(type: string, payload: unknown, kind = 'event'): Uint8Array {
  const text = (value: string) => ({ type: 'string' as const, value });
  return codec.encode({
    headers: {
      ':message-type': text(kind),
      [kind === 'event' ? ':event-type' : ':exception-type']: text(type),
      ':content-type': text('application/json'),
    },
    body: fromUtf8(JSON.stringify(payload)),
  });
}

const START = event('messageStart', { role: 'assistant' });
const DELTA = event('contentBlockDelta', { contentBlockIndex: 0, delta: { text: 'Hello' } });
const STOP = event('messageStop', { stopReason: 'max_tokens' });

const stream = (...frames: Uint8Array[]): Reply => ({
  body: Buffer.concat(frames),
  headers: { 'content-type': 'application/vnd.amazon.eventstream' },
});
const error = (status: number, name: string, message: string): Reply => ({ error: name, status, message });

function damaged(frame: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(frame);
  const last = copy.length - 6;
  copy[last] = (copy[last] ?? 0) ^ 1;
  return copy;
}

interface Call {
  answer: ProofAnswer;
  server: ProtocolServer;
}

async function call(
  script: Script,
  how: 'converse' | 'countTokens' = 'converse',
  { id = ID, signal = noCancel, keys = true } = {},
): Promise<Call> {
  const server = await serverInEnvironment(script, 'BEDROCK_RUNTIME');
  if (keys) setKeys();
  const runtime = await (await open()).runtime();
  return { server, answer: await runtime[how]('us-east-1', id, signal) };
}

describe('a test call', () => {
  it('sends one word for one token of answer, signed for bedrock, named in the User-Agent', async () => {
    const { answer, server } = await call(() => stream(START, DELTA, STOP), 'converse', { id: ARN });
    expect(answer).toEqual({ ok: true, firstTokenMs: expect.any(Number), totalMs: expect.any(Number) });
    const [request, ...more] = server.requests;
    expect(more).toEqual([]);
    expect(request).toMatchObject({
      method: 'POST',
      path: `/model/${ARN}/converse-stream`,
      region: 'us-east-1',
      body: '{"messages":[{"role":"user","content":[{"text":"Hi"}]}],"inferenceConfig":{"maxTokens":1}}',
    });
    expect(request?.headers['user-agent']).toMatch(/^bedrock-atlas\//);
    expect(request?.headers.authorization).toMatch(/\/us-east-1\/bedrock\/aws4_request/);
  });

  it('carries an API key as it is', async () => {
    setEnv({ AWS_BEARER_TOKEN_BEDROCK: 'bedrock-api-key-example' });
    const { answer, server } = await call(() => stream(START, DELTA, STOP), 'converse', { keys: false });
    expect(answer.ok).toBe(true);
    expect(server.requests[0]?.headers.authorization).toBe('Bearer bedrock-api-key-example');
  });

  it('works without a token where the model finished, and has then no time of one', async () => {
    const { answer } = await call(() => stream(START, STOP));
    expect(answer).toEqual({ ok: true, totalMs: expect.any(Number) });
  });

  it.each<[string, Reply]>([
    ['is cut off between two events', stream(START, DELTA)],
    ['is cut off within an event', stream(START, DELTA.subarray(0, 40))],
    ['has a wrong checksum', stream(START, damaged(DELTA), STOP)],
    ['is no event stream but JSON', { json: { output: {} } }],
    ['is a web page', { body: '<html>Sign in</html>', headers: { 'content-type': 'text/html' } }],
    ['announces an event of gigabytes', stream(Buffer.from('fffffff000000000', 'hex'))],
    ['is empty', stream()],
  ])('whose answer %s proves nothing', async (_, reply) => {
    const { answer, server } = await call(() => reply);
    expect(answer).toMatchObject({ ok: false, status: 'not-proven', kind: 'bad-answer' });
    expect(server.requests).toHaveLength(1);
  });

  const user = 'User: arn:aws:sts::111122223333:assumed-role/x/y is not authorized to perform: ';
  it.each<[string, string, Reply]>([
    ['refused', 'iam', error(403, 'AccessDeniedException', `${user}bedrock:InvokeModelWithResponseStream`)],
    [
      'refused',
      'use-case-form',
      error(404, 'ResourceNotFoundException', 'Model use case details are missing.'),
    ],
    [
      'refused',
      'on-demand-not-supported',
      error(400, 'ValidationException', 'on-demand throughput isn\u2019t supported'),
    ],
    ['not-proven', 'throttled', error(429, 'ThrottlingException', 'Too many requests')],
    ['not-proven', 'failed', error(424, 'ModelErrorException', 'It failed.')],
    [
      'not-proven',
      'throttled',
      stream(START, event('throttlingException', { message: 'Slow' }, 'exception')),
    ],
    ['not-proven', 'failed', stream(START, event('modelStreamErrorException', { message: '' }, 'exception'))],
    ['not-proven', 'expired-credentials', error(403, 'ExpiredTokenException', 'The token is expired')],
  ])('is %s (%s), asked once and told without an account number', async (status, kind, reply) => {
    const { answer, server } = await call(() => reply);
    expect(answer).toMatchObject({ ok: false, status, kind });
    expect(JSON.stringify(answer)).not.toContain('111122223333');
    expect(server.requests).toHaveLength(1);
  });

  it('ends at once when it is cancelled, however slow the model is', async () => {
    const cancel = new AbortController();
    const { answer } = await call(
      () => {
        setTimeout(() => cancel.abort(), 20);
        return 'silence';
      },
      'converse',
      { signal: cancel.signal },
    );
    expect(answer).toMatchObject({ ok: false, kind: 'cancelled' });
  });

  it('of a connection that breaks off proves nothing', async () => {
    const { answer, server } = await call(() => 'reset');
    expect(answer).toMatchObject({ ok: false, status: 'not-proven', kind: 'network' });
    expect(server.requests).toHaveLength(1);
  });
});

describe('CountTokens', () => {
  it('asks for the same word and takes a number as a yes', async () => {
    const { answer, server } = await call(() => ({ json: { inputTokens: 8 } }), 'countTokens');
    expect(answer).toEqual({ ok: true, totalMs: expect.any(Number) });
    expect(server.requests[0]).toMatchObject({
      path: `/model/${ID}/count-tokens`,
      body: '{"input":{"converse":{"messages":[{"role":"user","content":[{"text":"Hi"}]}]}}}',
    });
  });

  it('that does not serve the model says so', async () => {
    const refusal = error(400, 'ValidationException', "The provided model doesn't support counting tokens.");
    const { answer } = await call(() => refusal, 'countTokens');
    expect(answer).toMatchObject({ ok: false, status: 'not-proven', kind: 'not-supported' });
  });
});
