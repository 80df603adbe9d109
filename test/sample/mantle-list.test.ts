/** bedrock-mantle of the sample, asked with tokens of AWS's own generator. */
import { describe, expect, it } from 'vitest';
import { askMantle, bearerToken, mantleIds } from './mantle-client.ts';
import { startedSample } from './started-sample.ts';

const sample = await startedSample();
const ask = async (region: string, token: string, path?: string) =>
  askMantle(sample, region, { authorization: `Bearer ${token}` }, path);

describe('the list', () => {
  it("is in the form of OpenAI's API", async () => {
    const response = await ask('us-east-1', await bearerToken(sample, 'us-east-1'));
    const { object, data } = (await response.json()) as { object: string; data: Record<string, unknown>[] };
    expect(object).toBe('list');
    expect(data).toContainEqual({
      id: 'openai.gpt-oss-120b',
      object: 'model',
      created: expect.any(Number),
      owned_by: 'openai',
    });
  });

  it('differs by region and holds models that Bedrock does not list', async () => {
    const virginia = await mantleIds(sample, 'us-east-1');
    const milan = await mantleIds(sample, 'eu-south-1');
    expect(virginia).toContain('openai.gpt-5.5');
    expect(milan).not.toContain('openai.gpt-5.5');
    expect(milan).toContain('qwen.qwen3-32b');
  });

  it('is absent where the region has no bedrock-mantle, whoever asks', async () => {
    const response = await ask('eu-west-3', 'nothing');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: 'endpoint_not_found' } });
  });

  it('knows no other path', async () => {
    const token = await bearerToken(sample, 'us-east-1');
    expect((await ask('us-east-1', token, '/v1/chat/completions')).status).toBe(404);
    expect((await ask('us-east-1', token, '/openai/v1/models')).status).toBe(200);
  });
});

describe('who may ask', () => {
  it.each([
    ['of another secret', () => bearerToken(sample, 'us-east-1', { secretAccessKey: 'wrong' })],
    ['for another region', () => bearerToken(sample, 'us-west-2')],
    ['that is none', async () => 'sk-1234'],
    ['with nothing in it', async () => 'bedrock-api-key-'],
    ['that was changed', () => edited('us-west-2', 'us-west-2', 'us-east-1')],
    ['whose validity was prolonged', () => edited('us-east-1', '=43200', '=86400')],
  ])('refuses a token %s', async (_what, token) => {
    expect((await ask('us-east-1', await token())).status).toBe(401);
  });

  it('refuses a token whose time is over', async () => {
    const later = await startedSample({ nowEpochMs: () => Date.now() + 61_000 });
    const token = await bearerToken(later, 'us-east-1', { expiresInSeconds: 60 });
    const response = await askMantle(later, 'us-east-1', { authorization: `Bearer ${token}` });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { message: 'The bearer token has expired.' } });
  });

  it('refuses a request without credentials', async () => {
    expect((await askMantle(sample, 'us-east-1', {})).status).toBe(401);
  });
});

/** A token of the region with something else in it. */
async function edited(region: string, from: string, to: string): Promise<string> {
  const token = await bearerToken(sample, region);
  const prefix = 'bedrock-api-key-';
  const address = Buffer.from(token.slice(prefix.length), 'base64').toString();
  return prefix + Buffer.from(address.replaceAll(from, to)).toString('base64');
}
