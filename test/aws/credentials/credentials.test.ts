/** Where keys come from, and what is said when there are none. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refusal } from '../../helpers/servers/sts.ts';
import {
  credentialFailure,
  failureIn,
  keyIds,
  listModels,
  noCancel,
  open,
  serverInEnvironment,
  setEnv,
  setKeys,
  setProfiles,
  unwrap,
} from '../local-bedrock.ts';

describe('keys', () => {
  it('in the environment are used without a profile, and not with one', async () => {
    const server = await serverInEnvironment();
    await setProfiles({
      credentials: '[work]\naws_access_key_id = AKIDWORKPROFILE1\naws_secret_access_key = example\n',
    });
    setKeys('AKIDENVIRONMENT1');
    unwrap(await listModels());
    unwrap(await listModels({ profile: 'work' }));
    expect(keyIds(server)).toEqual(['AKIDENVIRONMENT1', 'AKIDWORKPROFILE1']);
  });

  it('of AWS_PROFILE and of the default profile are found', async () => {
    const server = await serverInEnvironment();
    await setProfiles({
      credentials:
        '[default]\naws_access_key_id = AKIDDEFAULTPROFILE\naws_secret_access_key = example\n' +
        '[other]\naws_access_key_id = AKIDOTHERPROFILE\naws_secret_access_key = example\n',
    });
    unwrap(await listModels());
    setEnv({ AWS_PROFILE: 'other' });
    unwrap(await listModels());
    expect(keyIds(server)).toEqual(['AKIDDEFAULTPROFILE', 'AKIDOTHERPROFILE']);
  });

  it('that AWS refuses as expired are looked for anew, by the same gateway', async () => {
    const server = await serverInEnvironment((request) =>
      request.headers.authorization?.includes('AKIDNEW') === true
        ? undefined
        : { error: 'ExpiredTokenException', status: 403 },
    );
    const home = await setProfiles({
      credentials: '[work]\naws_access_key_id = AKIDOLDKEYS\naws_secret_access_key = example\n',
    });
    const { gateway, checkCredentials } = await open({ profile: 'work', nowEpochMs: steppingClock() });
    expect(failureIn(await gateway.listModels('us-east-1', noCancel)).kind).toBe('expired-credentials');
    await writeFile(
      join(home, 'credentials'),
      '[work]\naws_access_key_id = AKIDNEWKEYS\naws_secret_access_key = example\n',
    );
    unwrap(await checkCredentials(noCancel));
    unwrap(await gateway.listModels('us-east-1', noCancel));
    expect(keyIds(server)).toEqual(['AKIDNEWKEYS', 'AKIDOLDKEYS']);
  });
});

/** Ten seconds later at every look. */
function steppingClock(): () => number {
  let nowEpochMs = Date.now();
  return () => {
    nowEpochMs += 10_000;
    return nowEpochMs;
  };
}

describe('without credentials', () => {
  it('the answer comes at once where EC2 metadata is off', async () => {
    const { gateway, checkCredentials } = await open();
    const failure = failureIn(await checkCredentials(noCancel));
    expect(failure).toMatchObject({
      kind: 'no-credentials',
      message: 'No AWS credentials were found on this computer.',
      nextStep: expect.stringContaining('sample data'),
    });
    expect(failureIn(await gateway.listModels('us-east-1', noCancel)).kind).toBe('no-credentials');
    expect(failureIn(await gateway.listMantleModels('us-east-1', noCancel)).kind).toBe('no-credentials');
    expect(failureIn(await gateway.pingRegion('us-east-1', noCancel)).kind).toBe('no-credentials');
  });

  it('a check can be cancelled', async () => {
    const { checkCredentials } = await open();
    expect(failureIn(await checkCredentials(AbortSignal.abort())).kind).toBe('cancelled');
  });
});

describe('a profile', () => {
  it('that asks for an MFA code fails with the reason', async () => {
    await setProfiles({
      config:
        '[profile admin]\nrole_arn = arn:aws:iam::999988887777:role/admin\nsource_profile = base\nmfa_serial = arn:aws:iam::999988887777:mfa/me\n',
      credentials: '[base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = example\n',
    });
    const failure = await credentialFailure({ profile: 'admin' });
    expect(failure.kind).toBe('no-credentials');
    expect(failure.message).toContain('MFA');
    expect(JSON.stringify(failure)).not.toContain('999988887777');
  });

  it('whose role may not be taken says so', async () => {
    const denial = 'User: arn:aws:iam::999988887777:user/me is not authorized to perform: sts:AssumeRole';
    const sts = await serverInEnvironment(() => refusal('AccessDenied', denial), 'STS');
    await setProfiles({
      config:
        '[profile admin]\nrole_arn = arn:aws:iam::999988887777:role/admin\nsource_profile = base\nregion = eu-west-1\n',
      credentials: '[base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = example\n',
    });
    const failure = await credentialFailure({ profile: 'admin' });
    expect(failure.kind).toBe('bad-credentials');
    expect(failure.message).toContain('take its role');
    expect(sts.requests).toHaveLength(1);
    expect(JSON.stringify(failure)).not.toContain('999988887777');
  });
});
