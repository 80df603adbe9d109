/** Roles that want a code: asked once for the session of the role, in the window's session, against a local AWS STS. */
import { describe, expect, it } from 'vitest';
import type { AskCode } from '../../../electron/aws/credentials/mfa.ts';
import type { CodeQuestion } from '../../../electron/contract/bridge/api.ts';
import type { ProtocolServer } from '../../helpers/servers/protocol-server.ts';
import { refusal, roleKeys } from '../../helpers/servers/sts.ts';
import { atlasOverSessions } from '../../session/open-session.ts';
import {
  credentialFailure,
  failureIn,
  lookForCredentials,
  noCancel,
  open,
  serverInEnvironment,
  setProfiles,
  unwrap,
} from '../local-bedrock.ts';

const DEVICE = 'arn:aws:iam::999988887777:mfa/my-phone';
const GOOD = '123456';

/** Gives a role for an hour to the one good code. */
async function setUp(role: string): Promise<ProtocolServer> {
  const wrong = 'MultiFactorAuthentication failed with invalid MFA one time pass code.';
  const sts = await serverInEnvironment(
    ({ body }) =>
      new URLSearchParams(body).get('TokenCode') === GOOD
        ? roleKeys(`ASIA${role}`)
        : refusal('AccessDenied', wrong),
    'STS',
  );
  await setProfiles({
    config: `[profile admin]\nregion = eu-west-1\nrole_arn = arn:aws:iam::999988887777:role/${role}\nsource_profile = base\nmfa_serial = ${DEVICE}\n`,
    credentials: '[base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = example\n',
  });
  return sts;
}

function answering(...codes: (string | undefined)[]): { ask: AskCode; asked: CodeQuestion[] } {
  const asked: CodeQuestion[] = [];
  return {
    asked,
    ask: async (question) => {
      asked.push(question);
      return codes.shift();
    },
  };
}

describe('the code of an MFA device', () => {
  it('is asked for once, and serves all sources that are opened with the role until its session ends', async () => {
    const sts = await setUp('once');
    const { ask, asked } = answering(GOOD, GOOD);
    let nowEpochMs = Date.now();
    const options = { profile: 'admin', askCode: ask, nowEpochMs: () => nowEpochMs };
    const first = await open(options);
    unwrap(await first.checkCredentials(noCancel));
    // Not when five minutes are left, as other credentials are.
    nowEpochMs += 58 * 60_000;
    unwrap(await first.checkCredentials(noCancel));
    unwrap(await lookForCredentials(options));
    expect(asked).toEqual([{ profile: 'admin', device: 'my-phone' }]);
    expect(new URLSearchParams(sts.requests[0]?.body).get('SerialNumber')).toBe(DEVICE);
    nowEpochMs += 2 * 60_000;
    unwrap(await first.checkCredentials(noCancel));
    expect(asked).toHaveLength(2);
  });

  it('is asked for once for a role that two profiles name', async () => {
    await setUp('shared');
    const role = 'role_arn = arn:aws:iam::999988887777:role/shared\nsource_profile = base';
    await setProfiles({
      config: `[profile one]\nregion = eu-west-1\n${role}\nmfa_serial = ${DEVICE}\n[profile two]\nregion = us-east-1\n${role}\nmfa_serial = ${DEVICE}\n[profile other]\n${role}\nmfa_serial = ${DEVICE}\nexternal_id = another\n`,
      credentials: '[base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = example\n',
    });
    const { ask, asked } = answering(GOOD, GOOD);
    for (const profile of ['one', 'two', 'other']) {
      unwrap(await lookForCredentials({ profile, askCode: ask }));
    }
    expect(asked.map(({ profile }) => profile)).toEqual(['one', 'other']);
  });

  it('that AWS does not accept is told so, and asked for again the next time', async () => {
    await setUp('wrong');
    const { ask, asked } = answering('000000', GOOD);
    let nowEpochMs = Date.now();
    const { checkCredentials } = await open({ profile: 'admin', askCode: ask, nowEpochMs: () => nowEpochMs });
    const failure = failureIn(await checkCredentials(noCancel));
    expect(failure.message).toBe('AWS does not accept the code of the MFA device for the profile "admin".');
    expect(JSON.stringify(failure)).not.toMatch(/000000|999988887777/);
    nowEpochMs += 10_000;
    unwrap(await checkCredentials(noCancel));
    expect(asked).toHaveLength(2);
  });

  it('that the user does not give is no failure of AWS', async () => {
    const sts = await setUp('cancelled');
    expect(await credentialFailure({ profile: 'admin', askCode: answering(undefined).ask })).toEqual({
      kind: 'cancelled',
      message: 'No code of the MFA device was given for the profile "admin".',
      nextStep: 'Try again when you like, or choose another profile.',
    });
    expect(sts.requests).toEqual([]);
  });
});

describe('the window', () => {
  async function atlas() {
    const made = await atlasOverSessions();
    return { ...made, change: made.atlas.chooseSource({ kind: 'aws', profile: 'admin' }) };
  }

  it('is asked, and goes on with the answer', async () => {
    await setUp('window');
    const { atlas: own, change, last } = await atlas();
    await expect.poll(last).toMatchObject({ asksCode: { profile: 'admin', device: 'my-phone' } });
    await own.answerCode(GOOD);
    await change;
    expect(last()).toMatchObject({ status: 'connected' });
    expect(last()).not.toHaveProperty('asksCode');
  });

  it.each([
    ['does not answer', 'answer'],
    ['cancels', 'cancel'],
    ['chooses another source', 'choose'],
  ])('is asked no more when its user %s', async (_name, how) => {
    await setUp(how);
    const { atlas: own, change, last } = await atlas();
    await expect.poll(last).toHaveProperty('asksCode');
    if (how === 'answer') await own.answerCode(null);
    else if (how === 'cancel') await own.cancelScan();
    else await own.chooseSource({ kind: 'aws', profile: 'base' });
    await change;
    expect(last()).not.toHaveProperty('asksCode');
    if (how !== 'choose') expect(last()).toMatchObject({ failure: { kind: 'cancelled' } });
  });
});
