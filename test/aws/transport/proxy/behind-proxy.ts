/** Bedrock behind TLS, under a name that only proxies know. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { ProxyQuestion } from '../../../../electron/contract/bridge/api.ts';
import { builtInRegions } from '../../../../electron/contract/cells/regions.ts';
import type { Failure } from '../../../../electron/contract/snapshot/model.ts';
import { AskedLogins } from '../../../../electron/session/connecting/proxy-logins.ts';
import type { ReachOptions } from '../../../../electron/session/ports.ts';
import { goodReply, MODEL_IDS } from '../../../drivers/good-bedrock.ts';
import { closedWithTest } from '../../../helpers/closed-with-test.ts';
import {
  type ConnectProxy,
  type ProxyManners,
  startConnectProxy,
} from '../../../helpers/servers/connect-proxy.ts';
import {
  type ProtocolServer,
  type Script,
  startProtocolServer,
} from '../../../helpers/servers/protocol-server.ts';
import { selfSigned } from '../../../helpers/servers/self-signed-certificate.ts';
import { openSession } from '../../../session/open-session.ts';
import { setEnv, setKeys, setProfiles } from '../../local-bedrock.ts';

export const HOST = 'bedrock.atlas.invalid';

/** Starts it, and sets the environment of a user: keys, the endpoint and the certificate. */
export async function hiddenBedrock(script: Script = goodReply): Promise<ProtocolServer & { port: number }> {
  const home = await setProfiles({});
  setKeys();
  const certificate = selfSigned([HOST], 'valid');
  const server = await closedWithTest(startProtocolServer(script, certificate));
  await writeFile(join(home, 'bundle.pem'), certificate.cert);
  setEnv({
    AWS_ENDPOINT_URL_BEDROCK: `https://${HOST}`,
    AWS_ENDPOINT_URL_BEDROCK_MANTLE: `https://${HOST}`,
    AWS_CA_BUNDLE: join(home, 'bundle.pem'),
  });
  return { ...server, port: Number(new URL(server.url).port) };
}

/** A proxy to that port, which HTTPS_PROXY names. `login`: what stands before the host in its address. */
export async function proxyInEnvironment(
  port: number,
  refuseWith?: number,
  manners?: ProxyManners,
  login = '',
): Promise<ConnectProxy> {
  const proxy = await closedWithTest(startConnectProxy(port, refuseWith, manners));
  setEnv({ HTTPS_PROXY: proxy.url.replace('//', `//${login}`) });
  return proxy;
}

/** A scan of every Region with access, as the window makes it; fails the test if any answer is missing. */
export async function scansAll(reach: ReachOptions): Promise<void> {
  const problems: Failure[] = [];
  const session = await openSession({ reach, onProblem: (failure) => problems.push(failure) });
  expect((await session.aws.connect()).status).toBe('connected');
  await session.scan();
  const { scan, snapshot } = session.state;
  expect(scan).toMatchObject({ lastOutcome: 'complete' });
  const regions = Object.values(snapshot.regions);
  expect(regions.map(({ region }) => region).sort()).toEqual([...builtInRegions('aws')].sort());
  for (const { state, models, access, mantle } of regions) {
    expect(state).toBe('ok');
    expect(Object.keys(models)).toHaveLength(MODEL_IDS.length);
    expect(Object.keys(access)).toHaveLength(MODEL_IDS.length);
    expect(mantle.failure).toBeUndefined();
  }
  expect(problems).toEqual([]);
}

/** A user who is asked in the window: `answers` in their order, null for Cancel. */
export function askedUser(...answers: ({ user: string; password: string } | null)[]): {
  logins: AskedLogins;
  asked: ProxyQuestion[];
} {
  const asked: ProxyQuestion[] = [];
  const logins = new AskedLogins((question) => {
    if (question === undefined) return;
    asked.push(question);
    const [answer = null] = answers.splice(0, 1);
    setTimeout(() => logins.answer(answer), 50);
  });
  return { logins, asked };
}
