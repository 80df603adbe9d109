/** How an export and the files of the app name the source: never by an account number, and never by what was not used. */
import { expect, it } from 'vitest';
import { serverInEnvironment, setEnv, setProfiles } from '../aws/local-bedrock.ts';
import type { Script } from '../helpers/servers/protocol-server.ts';
import { tempFolder, textsIn } from '../helpers/temp-folder.ts';
import { type Ran, ran } from './run-command.ts';

const NUMBER = '998877665544';
const NAME = `PowerUser-${NUMBER}`;

async function exported(...args: string[]): Promise<{ source: unknown; files: string }> {
  const { code, printed, said, userDataDir } = await ranFor('us-east-1', ...args);
  if (code !== 0) throw new Error(said.join('\n'));
  return { source: JSON.parse(printed).source, files: textsIn(userDataDir) + printed };
}

async function ranFor(regions: string, ...args: string[]): Promise<Ran & { userDataDir: string }> {
  const userDataDir = tempFolder();
  const all = ['--export', '-', '--regions', regions, '--no-access', ...args];
  return { ...(await ran(all, { userDataDir })), userDataDir };
}

const MODEL = {
  modelId: 'acme.one-v1:0',
  modelArn: 'arn:aws:bedrock:us-east-1::foundation-model/acme.one-v1:0',
};
const lists: Script = ({ path }) =>
  path === '/foundation-models' ? { json: { modelSummaries: [MODEL] } } : undefined;

it('an account number in the name of the profile is in no file', async () => {
  await serverInEnvironment(lists);
  await setProfiles({
    credentials: `[${NAME}]\naws_access_key_id = AKIDWORK\naws_secret_access_key = example\n`,
  });
  const { source, files } = await exported('--profile', NAME);
  expect(source).toEqual({ kind: 'aws', partition: 'aws', profile: 'PowerUser-123456789012' });
  expect(files).not.toContain(NUMBER);
});

it('a failure that names such a profile is kept and exported without the number, and said with the whole name', async () => {
  const expired = { status: 403, error: 'ExpiredTokenException', message: 'The token has expired.' };
  await serverInEnvironment(({ path, region }) => {
    if (region === 'eu-west-1' && path === '/inference-profiles') return expired;
    return lists({ path } as Parameters<Script>[0]);
  });
  await setProfiles({
    credentials: `[${NAME}]\naws_access_key_id = AKIDWORK\naws_secret_access_key = example\n`,
  });
  const { said, userDataDir } = await ranFor('us-east-1,eu-west-1', '--profile', NAME);
  expect(said.join()).toContain(`The keys of the profile "${NAME}" have expired`);
  const kept = textsIn(userDataDir);
  // The words of the failure are there.
  expect(kept).toContain('The keys of the profile \\"PowerUser-123456789012\\" have expired');
  const cached = ['--export', '-', '--cached', '--profile', NAME];
  const { printed } = await ran(cached, { userDataDir });
  expect(printed).toContain('have expired');
  expect(kept + printed).not.toContain(NUMBER);
});

it('an API key is used in place of the chosen profile, which is then no source', async () => {
  const server = await serverInEnvironment(lists);
  await setProfiles({ config: '[profile work]\nregion = eu-west-1\n' });
  setEnv({ AWS_BEARER_TOKEN_BEDROCK: 'ABSKexample' });
  const { source } = await exported('--profile', 'work');
  expect(source).toEqual({ kind: 'aws', partition: 'aws' });
  const { authorization } = server.requests.find(({ path }) => path === '/foundation-models')?.headers ?? {};
  expect(authorization).toBe('Bearer ABSKexample');
});

it.each([
  [
    'is wrong',
    'AccessDeniedException',
    'Authentication failed: Please make sure your API Key is valid.',
    /No Region accepts this API key: it is wrong/,
  ],
  ['has expired', 'AccessDeniedException', 'Bearer Token has expired', /API key.* has expired/],
])('an API key of the environment that %s is named so by an export', async (_name, error, message, said) => {
  await serverInEnvironment(() => ({ error, status: 403, message }));
  setEnv({ AWS_BEARER_TOKEN_BEDROCK: 'ABSKexample' });
  const ended = await ranFor('us-east-1');
  expect(ended.code).toBe(3);
  expect(ended.said.join()).toMatch(said);
  expect(ended.said.join()).not.toContain('AmazonBedrockReadOnly');
});
