/** How an export and the files of the app name the source: never by an account number, and never by what was not used. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { serverInEnvironment, setEnv, setProfiles } from '../aws/local-bedrock.ts';
import type { Script } from '../helpers/servers/protocol-server.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { ran } from './run-command.ts';

const NUMBER = '998877665544';
const NAME = `PowerUser-${NUMBER}`;

async function exported(...args: string[]): Promise<{ source: unknown; files: string }> {
  const userDataDir = tempFolder();
  const all = ['--export', '-', '--regions', 'us-east-1', '--no-access', ...args];
  const { code, printed, said } = await ran(all, { userDataDir });
  const files = readdirSync(userDataDir, { recursive: true, withFileTypes: true })
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return entry.isFile() ? `${path}\n${readFileSync(path, 'latin1')}` : path;
    })
    .join('\n');
  if (code !== 0) throw new Error(said.join('\n'));
  return { source: JSON.parse(printed).source, files: files + printed };
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

it('an API key is used in place of the chosen profile, which is then no source', async () => {
  const server = await serverInEnvironment(lists);
  await setProfiles({ config: '[profile work]\nregion = eu-west-1\n' });
  setEnv({ AWS_BEARER_TOKEN_BEDROCK: 'ABSKexample' });
  const { source } = await exported('--profile', 'work');
  expect(source).toEqual({ kind: 'aws', partition: 'aws' });
  const { authorization } = server.requests.find(({ path }) => path === '/foundation-models')?.headers ?? {};
  expect(authorization).toBe('Bearer ABSKexample');
});
