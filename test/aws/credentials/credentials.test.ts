/** Where keys come from, and what is said when there are none. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startProtocolServer } from '../../helpers/servers/protocol-server.ts';
import {
  failureIn,
  keyIds,
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
    const plain = await open();
    unwrap(await plain.gateway.listModels('us-east-1', noCancel));
    const chosen = await open({ profile: 'work' });
    unwrap(await chosen.gateway.listModels('us-east-1', noCancel));
    expect(keyIds(server)).toEqual(['AKIDENVIRONMENT1', 'AKIDWORKPROFILE1']);
  });

  it('of AWS_PROFILE and of the default profile are found', async () => {
    const server = await serverInEnvironment();
    await setProfiles({
      credentials:
        '[default]\naws_access_key_id = AKIDDEFAULTPROFILE\naws_secret_access_key = example\n' +
        '[other]\naws_access_key_id = AKIDOTHERPROFILE\naws_secret_access_key = example\n',
    });
    const first = await open();
    unwrap(await first.gateway.listModels('us-east-1', noCancel));
    setEnv({ AWS_PROFILE: 'other' });
    const second = await open();
    unwrap(await second.gateway.listModels('us-east-1', noCancel));
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
    await setProfiles({});
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

  it('it comes within three seconds where EC2 metadata does not answer', async () => {
    const server = await startProtocolServer(() => 'silence');
    onTestFinished(() => server.close());
    await setProfiles({});
    setEnv({ AWS_EC2_METADATA_DISABLED: 'false', AWS_EC2_METADATA_SERVICE_ENDPOINT: server.url });
    const { checkCredentials } = await open();
    // Credentials that are set up may take nine seconds. Timers of one process come in order, however busy it is.
    const tooLate = delay(6_000, undefined, { ref: false });
    const checked = await Promise.race([checkCredentials(noCancel), tooLate]);
    expect(checked && failureIn(checked).kind).toBe('no-credentials');
  });

  it('a check can be cancelled', async () => {
    await setProfiles({});
    const { checkCredentials } = await open();
    expect(failureIn(await checkCredentials(AbortSignal.abort())).kind).toBe('cancelled');
  });
});

describe('a profile', () => {
  it('that does not exist is named, with those that do', async () => {
    await setProfiles({
      config: '[profile work]\nregion = eu-west-1\n[sso-session corp]\nsso_region = eu-west-1\n',
    });
    const { checkCredentials } = await open({ profile: 'private' });
    const failure = failureIn(await checkCredentials(noCancel));
    expect(failure.kind).toBe('no-credentials');
    expect(failure.message).toContain('no AWS profile "private"');
    expect(failure.message).toContain('There are: work.');
  });

  it('with a login session that has expired says how to log in', async () => {
    await setProfiles({
      config:
        '[profile my sso]\nregion = eu-west-1\n[profile sso]\nsso_session = corp\nsso_account_id = 999988887777\nsso_role_name = dev\n' +
        '[sso-session corp]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = eu-west-1\n',
    });
    const { checkCredentials } = await open({ profile: 'sso' });
    const failure = failureIn(await checkCredentials(noCancel));
    expect(failure.kind).toBe('expired-credentials');
    expect(failure.nextStep).toContain('aws sso login --profile sso');
  });

  it('that asks for an MFA code fails with the reason', async () => {
    await setProfiles({
      config:
        '[profile admin]\nrole_arn = arn:aws:iam::999988887777:role/admin\nsource_profile = base\nmfa_serial = arn:aws:iam::999988887777:mfa/me\n',
      credentials: '[base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = example\n',
    });
    const { checkCredentials } = await open({ profile: 'admin' });
    const failure = failureIn(await checkCredentials(noCancel));
    expect(failure.kind).toBe('no-credentials');
    expect(failure.message).toContain('MFA');
    expect(JSON.stringify(failure)).not.toContain('999988887777');
  });

  it('whose role may not be taken says so', async () => {
    const sts = await startProtocolServer(() => ({
      status: 403,
      headers: { 'content-type': 'text/xml' },
      body: '<ErrorResponse><Error><Code>AccessDenied</Code><Message>User: arn:aws:iam::999988887777:user/me is not authorized to perform: sts:AssumeRole</Message></Error></ErrorResponse>',
    }));
    onTestFinished(() => sts.close());
    setEnv({ AWS_ENDPOINT_URL_STS: sts.url });
    await setProfiles({
      config:
        '[profile admin]\nrole_arn = arn:aws:iam::999988887777:role/admin\nsource_profile = base\nregion = eu-west-1\n',
      credentials: '[base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = example\n',
    });
    const { checkCredentials } = await open({ profile: 'admin' });
    const failure = failureIn(await checkCredentials(noCancel));
    expect(failure.kind).toBe('bad-credentials');
    expect(failure.message).toContain('take its role');
    expect(sts.requests).toHaveLength(1);
    expect(JSON.stringify(failure)).not.toContain('999988887777');
  });
});
