/** The connection test on the command line. */
import { expect, it, onTestFinished, vi } from 'vitest';
import { parseArguments } from '../../../electron/cli/arguments.ts';
import { serverInEnvironment, setKeys, setProfiles } from '../../aws/local-bedrock.ts';
import { printKeys } from '../../helpers/process-env.ts';
import { callerIdentity, roleKeys } from '../../helpers/servers/sts.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { type Ran, ran } from '../run-command.ts';

const tried = (...args: string[]): Promise<Ran> =>
  ran(['--test-connection', '--regions', 'eu-west-1', ...args], { userDataDir: tempFolder() });

it('prints a line for each step and ends with 3 when one fails', async () => {
  await serverInEnvironment();
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

it('says that it waits for the command of a profile, and what that says', async () => {
  await serverInEnvironment();
  const command = `echo Touch it >&2; sleep 4; ${printKeys('AKIDSLOW')}`;
  await setProfiles({ config: `[profile PowerUser-998877665544]\ncredential_process = ${command}\n` });
  const { printed, said } = await tried('--profile', 'PowerUser-998877665544');
  expect(said.join('\n')).toMatch(
    /Waiting for the command of profile PowerUser-123456789012, \d s\. It says: "Touch it"/,
  );
  expect(printed).toContain('Credentials: works');
});

it('says that there is nobody to ask for the code of an MFA device where there is no terminal', async () => {
  await serverInEnvironment();
  await setProfiles({
    config:
      '[profile admin]\nrole_arn = arn:aws:iam::999988887777:role/admin\nsource_profile = base\nmfa_serial = arn:aws:iam::999988887777:mfa/phone\n',
    credentials: '[base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = example\n',
  });
  const { code, printed } = await tried('--profile', 'admin');
  expect(code).toBe(3);
  expect(printed).toContain(
    'The profile "admin" wants a code from an MFA device, and there is nobody here to ask for it.',
  );
});

it('asks for the code of an MFA device on the terminal, and names the role that it gave', async () => {
  const codes: (string | null)[] = [];
  await serverInEnvironment(({ method, body }) => {
    if (method !== 'POST') return callerIdentity('arn:aws:sts::999988887777:assumed-role/coded/session');
    codes.push(new URLSearchParams(body).get('TokenCode'));
    return roleKeys('ASIACODED');
  }, 'STS');
  await serverInEnvironment();
  await setProfiles({
    config:
      '[profile coded]\nregion = eu-west-1\nrole_arn = arn:aws:iam::999988887777:role/coded\nsource_profile = base\nmfa_serial = arn:aws:iam::999988887777:mfa/phone\n',
    credentials: '[base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = example\n',
  });
  const { isTTY } = process.stdin;
  process.stdin.isTTY = true;
  let asked = '';
  const written = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    asked += String(text);
    if (asked.endsWith('for the profile coded: '))
      queueMicrotask(() => process.stdin.emit('data', '123456\n'));
    return true;
  });
  onTestFinished(() => {
    written.mockRestore();
    process.stdin.isTTY = isTTY;
  });
  const { code, printed } = await tried('--profile', 'coded');
  expect(asked).toContain('Code of the MFA device phone for the profile coded: ');
  expect(codes).toEqual(['123456']);
  expect(printed).toMatch(/^Identity \(AWS STS\): works, \d+ ms\..*assumed-role\/coded/m);
  expect(printed).not.toContain('123456');
  expect(code).toBe(0);
});

it('ends with 0 when all works, as with the sample data', async () => {
  const { code, printed } = await tried('--sample-data');
  expect(code).toBe(0);
  expect(printed).toMatch(/Models \(Bedrock\): works, \d+ ms\. \d+ models in eu-west-1\.\n$/);
});

it.each([['--history'], ['--diff', '@-1', '@-0'], ['--export', '-']])('does not go with %s', (...more) => {
  expect(parseArguments(['--test-connection', ...more])).toMatchObject({ ok: false });
});
