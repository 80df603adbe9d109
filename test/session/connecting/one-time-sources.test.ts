/** A role that is used once: no profile is written, a scan works with it, and nothing of it is there at the next start. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nameOfRoleOnce } from '../../../electron/contract/reach/sign-in-state.ts';
import type { SourceChoice } from '../../../electron/contract/settings/settings.ts';
import { keyIds, serverInEnvironment } from '../../aws/local-bedrock.ts';
import { tokenPath } from '../../aws/sign-in/sign-in-world.ts';
import { goodReply } from '../../drivers/good-bedrock.ts';
import { FIRST_SETTINGS } from '../../helpers/fakes/fake-atlas-api.ts';
import { tempFolder, textsIn } from '../../helpers/temp-folder.ts';
import { anAtlas } from '../fake-session.ts';
import { openSession } from '../open-session.ts';
import { type Signing, signing } from '../signing-in/signing-world.ts';

const SANDBOX = { accountId: '444455556666', accountName: 'Sandbox', roleName: 'ReadOnly' };
const PLACE = { startUrl: 'https://corp.awsapps.com/start', region: 'eu-central-1' };

async function signedIn(): Promise<Signing> {
  const made = await signing({ kind: 'aws', profile: null }, '');
  await made.signIns.calls.signIn(PLACE);
  expect(made.signIn()).toMatchObject({ step: 'accounts', session: 'corp' });
  return made;
}

describe('a role that is used once', () => {
  it('is in use under the names of account and role, and no file of AWS is written', async () => {
    const { connection, home, server, signIn, signIns } = await signedIn();
    expect(await signIns.calls.takeRoleOnce(SANDBOX)).toEqual({ ok: true, value: null });
    expect(signIn()).toBeNull();
    await expect.poll(connection).toMatchObject({
      status: 'connected',
      source: { profile: 'Sandbox/ReadOnly' },
      canSignIn: true,
      login: 'aws sso login --sso-session corp',
    });
    expect(connection()?.profileFacts).toContainEqual(
      expect.objectContaining({ name: 'Sandbox/ReadOnly', isOnce: true, kind: 'IAM Identity Center' }),
    );
    expect(readFileSync(join(home, 'config'), 'utf8')).toBe('');
    expect(existsSync(join(home, 'credentials'))).toBe(false);
    expect(server.asked().at(-1)).toBe('GetRoleCredentials');
  });

  it('is scanned with, and its account number stands in no file', async () => {
    const { signIns } = await signedIn();
    await signIns.calls.takeRoleOnce(SANDBOX);
    const bedrock = await serverInEnvironment(goodReply);
    const userDataDir = tempFolder();
    const session = await openSession({
      choice: { kind: 'aws', profile: 'Sandbox/ReadOnly' },
      ...{ userDataDir, regions: ['us-east-1'] },
      onProblem: (failure) => expect.fail(failure.message),
    });
    expect((await session.aws.connect()).status).toBe('connected');
    await session.scan();
    expect(session.state.scan.lastOutcome).toBe('complete');
    expect(keyIds(bedrock)).toEqual(['ASIASSOREADONLY']);
    await session.close();
    expect(textsIn(userDataDir)).toContain('acme.model-0-v1:0');
    expect(textsIn(userDataDir)).not.toContain(SANDBOX.accountId);
  });

  it('is refused by no session once it has ended, which says how to sign in again', async () => {
    const { connection, home, signIns } = await signedIn();
    await signIns.calls.takeRoleOnce(SANDBOX);
    await expect
      .poll(connection)
      .toMatchObject({ source: { profile: 'Sandbox/ReadOnly' }, status: 'connected' });
    await signIns.calls.signOut();
    expect(existsSync(tokenPath(home, 'corp'))).toBe(false);
    expect(connection()).toMatchObject({
      status: 'no-credentials',
      failure: { kind: 'expired-credentials', command: 'aws sso login --sso-session corp' },
    });
  });

  it('is not the first source of the next start', async () => {
    const { connection, signIns } = await signedIn();
    await signIns.calls.takeRoleOnce(SANDBOX);
    await expect.poll(connection).toMatchObject({ source: { profile: 'Sandbox/ReadOnly' } });
    const kept: (SourceChoice | undefined)[] = [];
    const { atlas } = await anAtlas(undefined, {
      settings: { settings: FIRST_SETTINGS, change: ({ lastSource }) => kept.push(lastSource) },
    });
    await atlas.chooseSource({ kind: 'aws', profile: 'Sandbox/ReadOnly' });
    await atlas.chooseSource({ kind: 'aws', profile: 'work' });
    expect(kept).toEqual([{ kind: 'aws', profile: 'work' }]);
  });

  it('that has a profile already is used by it', async () => {
    const { connection, signIns } = await signing({ kind: 'aws', profile: 'work' });
    await signIns.calls.signIn();
    await signIns.calls.chooseRole();
    const production = { accountId: '111122223333', accountName: 'Production', roleName: 'ReadOnly' };
    await signIns.calls.takeRoleOnce(production);
    await expect.poll(connection).toMatchObject({ source: { profile: 'work' } });
    expect(connection()?.profileFacts?.find(({ name }) => name === 'work')).not.toHaveProperty('isOnce');
  });
});

describe('the name of a role that is used once', () => {
  it.each([
    ['Production', 'Admin', 'Production/Admin'],
    ['', 'Admin', 'Account/Admin'],
    ['Sand [box]\n', 'Admin', 'Sand -box/Admin'],
    ['acct 998877665544', 'Admin', 'acct 123456789012/Admin'],
    ['Taken', 'Admin', 'Taken/Admin 2'],
  ])('for "%s" and %s is %s', (account, role, name) => {
    expect(nameOfRoleOnce(account, role, new Set(['Taken/Admin']))).toBe(name);
  });
});
