/** API keys that the user gives: what a pasted one says of itself, and a source of its own that asks with it. */
import { createHash } from 'node:crypto';
import { getToken } from '@aws/bedrock-token-generator/dist/getToken.js';
import { describe, expect, it } from 'vitest';
import { type ApiKeyFacts, readApiKey } from '../../../electron/contract/bridge/api-key.ts';
import { identityOf, partitionFor } from '../../../electron/session/source/source-choice.ts';
import { aSummary, MODEL_ID } from '../../drivers/good-bedrock.ts';
import { failed } from '../../helpers/builders.ts';
import { tempFolder, textsIn } from '../../helpers/temp-folder.ts';
import { openSession } from '../../session/open-session.ts';
import { noCancel, serverInEnvironment, setEnv, setKeys, setProfiles } from '../local-bedrock.ts';

const NOW = Date.now();
const LONG_TERM = `ABSK${Buffer.from('BedrockAPIKey-x-at-111122223333:secret').toString('base64')}`;

const shortTerm = (region: string, expiresInSeconds = 3_600): Promise<string> =>
  getToken({ credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 's' }, region, expiresInSeconds });

describe('an API key', () => {
  it('that is short-term says its Region and its end', async () => {
    const key = await shortTerm('eu-west-3');
    const read = readApiKey(key, NOW);
    expect(read).toMatchObject({ key, kind: 'short-term', region: 'eu-west-3' });
    const leftMs = Date.parse('validUntil' in read ? (read.validUntil ?? '') : '') - NOW;
    expect(leftMs).toBeGreaterThan(3_590_000);
    expect(leftMs).toBeLessThan(3_660_000);
  });

  it('that is long-term says neither', () => {
    expect(readApiKey(LONG_TERM, NOW)).toEqual({ key: LONG_TERM, kind: 'long-term' });
  });

  it('of a form that is not documented is taken as it is', () => {
    expect(readApiKey('a-key-of-another-form-1234', NOW)).toMatchObject({ kind: 'other' });
  });

  it.each([
    ['with blanks around it', ` ${LONG_TERM}\n`],
    ['in quotes', `"${LONG_TERM}"`],
    ['as the console shows it', `export AWS_BEARER_TOKEN_BEDROCK=${LONG_TERM}`],
    ['as a line of PowerShell', `$Env:AWS_BEARER_TOKEN_BEDROCK = '${LONG_TERM}'`],
    ['as setx takes it', `setx AWS_BEARER_TOKEN_BEDROCK "${LONG_TERM}"`],
  ])('is found %s', (_what, pasted) => {
    expect(readApiKey(pasted, NOW)).toMatchObject({ key: LONG_TERM });
  });

  it.each([
    ['nothing', '  ', 'Paste the key.'],
    ['a part of one', 'ABSKQmVk', 'too short'],
    ['a blank in it', `${LONG_TERM} x`, 'a blank'],
    ['an access key id', 'AKIAIOSFODNN7EXAMPLE', 'access key id'],
    ['a short-term one without its end', 'bedrock-api-key-YmVkcm9jay5h', 'a part of an API key'],
  ])('that is %s is refused', (_what, pasted, said) => {
    expect(readApiKey(pasted, NOW)).toEqual({ problem: expect.stringContaining(said) });
  });

  it('that has expired is refused with how to make another', async () => {
    const later = Date.now() + 2 * 3_600_000;
    expect(readApiKey(await shortTerm('us-east-1'), later).problem).toMatch(/has expired. Make a new one/);
  });
});

/** The session of a key that the user gave, as the window opens it. */
async function opened(key: string) {
  const facts: ApiKeyFacts = {
    id: '0123456789abcdef',
    name: 'Team',
    kind: 'other',
    isKept: true,
  };
  const userDataDir = tempFolder();
  const session = await openSession({
    choice: { kind: 'aws', profile: null, apiKey: facts.id },
    apiKeys: { facts: [facts], open: async () => ({ ok: true, value: { key, name: facts.name } }) },
    ...{ userDataDir, regions: ['us-east-1', 'eu-west-1'] },
  });
  return { session, userDataDir };
}

describe('a source that is a key which the user gave', () => {
  it('asks with it, whatever the environment names, and leaves it in no file', async () => {
    const server = await serverInEnvironment(({ path }) =>
      path === '/foundation-models'
        ? { json: { modelSummaries: [aSummary('us-east-1', MODEL_ID)] } }
        : undefined,
    );
    await setProfiles({ config: '[profile work]\nregion = eu-west-1\n' });
    setKeys();
    setEnv({
      AWS_BEARER_TOKEN_BEDROCK: 'the-key-of-the-environment',
      AWS_PROFILE: 'work',
      AWS_ENDPOINT_URL_BEDROCK_MANTLE: server.url,
    });
    const { session, userDataDir } = await opened('a-key-that-the-user-gave');
    const connection = await session.aws.connect();
    expect(connection).toMatchObject({
      status: 'connected',
      apiKey: { given: '0123456789abcdef' },
      hasEnvironmentKey: true,
      source: { kind: 'aws', partition: 'aws' },
    });
    expect(connection.source.profile).toBeUndefined();
    await session.scan(undefined, { latency: false });
    expect(session.answeredRegions).toEqual(['us-east-1', 'eu-west-1']);
    const sent = new Set(server.requests.map(({ headers }) => headers.authorization));
    expect([...sent]).toEqual(['Bearer a-key-that-the-user-gave']);
    await session.close();
    expect(textsIn(userDataDir)).toContain('us-east-1');
    expect(textsIn(userDataDir)).not.toMatch(/a-key-that-the-user-gave|the-key-of-the-environment/);
  });

  it('is named in what is in effect, and by the connection test', async () => {
    await serverInEnvironment();
    setEnv({ AWS_BEARER_TOKEN_BEDROCK: 'the-key-of-the-environment' });
    const { session } = await opened('a-key-that-the-user-gave');
    expect((await session.aws.effectiveSettings())[0]).toEqual({
      label: 'Credentials',
      value: 'API key "Team"',
      from: "chosen, from the system's keychain",
      isPrivate: true,
    });
    const steps = await session.aws.testConnection(() => undefined, noCancel);
    const said = steps.find(({ name }) => name === 'credentials');
    expect(JSON.stringify(said)).toContain('The API key \\"Team\\" is used, instead of any profile.');
  });

  it.each([
    [
      'expired',
      403,
      'Bearer Token has expired',
      { kind: 'expired-credentials', message: 'The API key "Team" has expired.' },
    ],
    [
      'wrong',
      401,
      'Unauthorized',
      {
        kind: 'bad-credentials',
        message: 'No Region accepts the API key "Team": it is wrong or has expired.',
      },
    ],
  ])('and that is %s is named, with the way to replace it', async (_what, status, message, expected) => {
    await serverInEnvironment(() => ({ error: 'AccessDeniedException', status, message }));
    const { session } = await opened('a-key-that-the-user-gave');
    await session.aws.connect();
    await session.scan(undefined, { latency: false });
    expect(session.state.scan.failure).toMatchObject(expected);
    expect(session.state.scan.failure?.nextStep).toMatch(
      /^Make a new API key .* replace this one: Add an API key…, under the same name/,
    );
  });

  it('that is not to be had any more says so, and asks nothing', async () => {
    const server = await serverInEnvironment();
    const session = await openSession({
      choice: { kind: 'aws', profile: null, apiKey: 'f'.repeat(16) },
      apiKeys: { facts: [], open: async () => failed('no-credentials', 'It is gone.') },
    });
    expect(await session.aws.connect()).toMatchObject({
      status: 'no-credentials',
      failure: { message: 'It is gone.' },
    });
    expect(server.requests).toEqual([]);
  });

  it('is of the partition of its Region, and has the cache that the same key has in the environment', async () => {
    const key = 'a-key-that-the-user-gave';
    const id = createHash('sha256').update(key).digest('hex').slice(0, 16);
    expect(identityOf({ kind: 'aws', profile: null, apiKey: id }, {})).toBe(
      identityOf({ kind: 'aws', profile: null }, { AWS_BEARER_TOKEN_BEDROCK: key }),
    );
    const facts = [{ id, name: 'Gov', kind: 'other', region: 'us-gov-west-1', isKept: true } as const];
    const open = async (): Promise<never> => Promise.reject(new Error('not asked for'));
    const choice = { kind: 'aws', profile: null, apiKey: id } as const;
    expect(await partitionFor({ choice, apiKeys: { facts, open }, env: {} })).toBe('aws-us-gov');
  });
});
