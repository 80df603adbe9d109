/** The connection test on the command line. */
import { expect, it } from 'vitest';
import { parseArguments } from '../../electron/cli/arguments.ts';
import { serverInEnvironment, setKeys, setProfiles } from '../aws/local-bedrock.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { type Ran, ran } from './run-command.ts';

const tried = (...args: string[]): Promise<Ran> =>
  ran(['--test-connection', '--regions', 'eu-west-1', ...args], { userDataDir: tempFolder() });

it('prints a line for each step and ends with 3 when one fails', async () => {
  await serverInEnvironment();
  await setProfiles({});
  setKeys();
  const { code, printed, said } = await tried('--profile', 'nosuch');
  expect(code).toBe(3);
  const lines = printed.trim().split('\n');
  expect(lines).toHaveLength(6);
  expect(lines[1]).toMatch(/^Connection: works, \d+ ms\. Connected to 127\.0\.0\.1/);
  expect(lines[3]).toContain('There is no AWS profile "nosuch"');
  expect(lines[5]).toBe('Models (Bedrock): not tried');
  expect(said).toContain('Regions: eu-west-1 (--regions)');
  expect(said).toContain('Credentials: (left out) (chosen)');
});

it('ends with 0 when all works, as with the sample data', async () => {
  const { code, printed } = await tried('--sample-data');
  expect(code).toBe(0);
  expect(printed).toMatch(/Models \(Bedrock\): works, \d+ ms\. \d+ models in eu-west-1\.\n$/);
});

it.each([['--history'], ['--diff', '@-1', '@-0'], ['--export', '-']])('does not go with %s', (...more) => {
  expect(parseArguments(['--test-connection', ...more])).toMatchObject({ ok: false });
});
