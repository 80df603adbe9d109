/** What waits for credentials has its own time only after them: a command or a code takes as long as the user. */
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { printKeys } from '../../helpers/process-env.ts';
import type { Script } from '../../helpers/servers/protocol-server.ts';
import {
  credentialFailure,
  noCancel,
  open,
  serverInEnvironment,
  setEnv,
  setProfiles,
  unwrap,
} from '../local-bedrock.ts';

const DEADLINE_MS = 1_000;
/** Longer than the deadline. */
const COMMAND_S = 2;

const answers: Script = ({ path }) => {
  if (path === '/v1/models') return { json: { object: 'list', data: [{ id: 'acme.one', object: 'model' }] } };
  return path === '/' ? { json: { Quotas: [] } } : undefined;
};

it('quotas and the list of bedrock-mantle come after a command that takes longer than their own time', async () => {
  const { url } = await serverInEnvironment(answers, 'SERVICE_QUOTAS');
  setEnv({ AWS_ENDPOINT_URL_BEDROCK_MANTLE: url });
  await setProfiles({
    config: `[profile tool]\nregion = us-east-1\ncredential_process = sleep ${COMMAND_S}; ${printKeys('AKIDSLOW')}\n`,
  });
  const { readQuotas, gateway } = await open({ profile: 'tool', regionDeadlineMs: DEADLINE_MS });
  const [quotas, mantle] = await Promise.all([
    readQuotas('us-east-1', { withDefaults: false }, noCancel),
    gateway.listMantleModels('us-east-1', noCancel),
  ]);
  expect(quotas).toMatchObject({ state: 'complete', applied: [] });
  expect(unwrap(mantle)).toMatchObject({ state: 'listed', modelIds: ['acme.one'] });
});

it('quotas that are cancelled while a command runs end at once', async () => {
  await setProfiles({ config: '[profile tool]\ncredential_process = sleep 600\n' });
  setEnv({ AWS_ENDPOINT_URL_SERVICE_QUOTAS: 'http://127.0.0.1:9' });
  const stop = new AbortController();
  let isWaiting = false;
  const { readQuotas } = await open({ profile: 'tool', onWait: (wait) => (isWaiting = wait !== undefined) });
  const reading = readQuotas('us-east-1', { withDefaults: true }, stop.signal);
  await expect.poll(() => isWaiting).toBe(true);
  stop.abort();
  expect((await reading).failure?.kind).toBe('cancelled');
});

/** What nobody asked for takes no longer; timers of one process come in order. */
const WITHIN_MS = 15_000;

it('a silent STS is named with its Region, however the role is taken, and soon enough', {
  timeout: 60_000,
}, async () => {
  const sts = await serverInEnvironment(() => 'silence', 'STS');
  const role = 'region = eu-west-1\nrole_arn = arn:aws:iam::999988887777:role/admin\n';
  await setProfiles({
    credentials: '[base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = example\n',
    config: `[profile plain]\n${role}source_profile = base
[profile code]\n${role}source_profile = base\nmfa_serial = arn:aws:iam::999988887777:mfa/phone
[profile process]\n${role}source_profile = tool
[profile tool]\ncredential_process = ${printKeys('AKIDTOOL')}\n`,
  });
  const failures = ['plain', 'code', 'process'].map((profile) =>
    credentialFailure({ profile, askCode: async () => '123456' }),
  );
  const tooLate = delay(WITHIN_MS, undefined, { ref: false });
  const all = await Promise.race([Promise.all(failures), tooLate]);
  expect(all?.map(({ message }) => message)).toEqual(
    ['plain', 'code', 'process'].map(
      (profile) =>
        `AWS STS in eu-west-1 did not answer within 12 seconds, so the profile "${profile}" gave no credentials.`,
    ),
  );
  // One attempt that is silent leaves time for another.
  expect(sts.requests.length).toBeGreaterThanOrEqual(6);
});
