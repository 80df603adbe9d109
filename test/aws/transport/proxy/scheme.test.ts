/** A proxy whose address has the wrong scheme: it speaks TLS where the address says http, or the other way round. */
import { createServer as createSecureServer } from 'node:https';
import { createServer as createPlainServer, type Server } from 'node:net';
import { createServer as createTlsServer, TLSSocket } from 'node:tls';
import { beforeEach, describe, expect, it } from 'vitest';
import { stepLine } from '../../../../electron/contract/reach/connection-test.ts';
import type { ReachOptions } from '../../../../electron/session/ports.ts';
import { ran } from '../../../cli/run-command.ts';
import { closedWithTest } from '../../../helpers/closed-with-test.ts';
import { startConnectProxy } from '../../../helpers/servers/connect-proxy.ts';
import { OpenSockets } from '../../../helpers/servers/open-sockets.ts';
import { selfSigned } from '../../../helpers/servers/self-signed-certificate.ts';
import { tempFolder } from '../../../helpers/temp-folder.ts';
import { failureIn, listFailure, noCancel, open, setEnv } from '../../local-bedrock.ts';
import { hiddenBedrock } from './behind-proxy.ts';

let port: number;

beforeEach(async () => {
  ({ port } = await hiddenBedrock());
});

async function listening(server: Server): Promise<number> {
  return (await closedWithTest(new OpenSockets().serve(server))).port;
}

async function plainProxy(): Promise<number> {
  const { url } = await closedWithTest(startConnectProxy(port));
  return Number(new URL(url).port);
}

/** Says nothing to what is no HTTP. */
const closingProxy = (): Promise<number> =>
  listening(
    createPlainServer((socket) =>
      socket.once('data', (head) => {
        if (/^[A-Z]/.test(head.toString('latin1')))
          socket.end('HTTP/1.1 405 No\r\nContent-Length: 0\r\n\r\n');
        else socket.destroy();
      }),
    ),
  );

const tlsOptions = selfSigned(['proxy.atlas.invalid']);
const tlsProxy = (): Promise<number> =>
  listening(createTlsServer(tlsOptions).on('tlsClientError', () => undefined));
const httpsProxy = (): Promise<number> => listening(createSecureServer(tlsOptions));

/** As servers in Go do. */
const explainingProxy = (): Promise<number> =>
  listening(
    createPlainServer((socket) =>
      socket.once('data', (head) => {
        if (head[0] !== 0x16) {
          socket.end('HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n');
          return;
        }
        socket.pause();
        socket.unshift(head);
        new TLSSocket(socket, { isServer: true, ...tlsOptions }).on('error', () => socket.destroy());
      }),
    ),
  );

const PLAIN = 'does not speak TLS, but its address begins with https://.';
const SECURE = 'speaks TLS only, but its address begins with http://.';

describe.each([
  ['https', 'http', 'speaks plain HTTP', plainProxy, PLAIN],
  ['https', 'http', 'speaks plain HTTP and closes what is none', closingProxy, PLAIN],
  ['http', 'https', 'speaks TLS and closes what is none', tlsProxy, SECURE],
  ['http', 'https', 'speaks HTTP over TLS', httpsProxy, SECURE],
  ['http', 'https', 'speaks TLS and says so', explainingProxy, SECURE],
])('an address with %s that should have %s: a proxy that %s', (wrong, right, _what, started, what) => {
  it('is named with its place, and with the address to write', async () => {
    const place = `127.0.0.1:${await started()}`;
    setEnv({ HTTPS_PROXY: `${wrong}://me:hunter-two@${place}` });
    const opened = await open({ maxAttempts: 1 });
    const expected = {
      kind: 'proxy',
      message: `The proxy at ${place} ${what}`,
      nextStep: `Write ${right}://${place} in HTTPS_PROXY (keep a user name and password in it), then start the app again.`,
    };
    expect(failureIn(await opened.gateway.listModels('us-east-1', noCancel))).toEqual(expected);
    const steps = await opened.testConnection(['us-east-1'], () => undefined, noCancel);
    expect(steps.find(({ name }) => name === 'connection')?.failure).toEqual(expected);
    expect(steps.map(stepLine).join()).not.toContain('hunter-two');
  });
});

it('--export says it too', async () => {
  const place = `127.0.0.1:${await plainProxy()}`;
  setEnv({ HTTPS_PROXY: `https://${place}` });
  const { code, said } = await ran(['--export', '-', '--regions', 'us-east-1'], {
    userDataDir: tempFolder(),
  });
  expect(code).toBe(3);
  expect(said.join('\n')).toContain(`The proxy at ${place} ${PLAIN}`);
  expect(said.join('\n')).toContain(`Write http://${place} in HTTPS_PROXY`);
});

it.each<[string, (place: string) => ReachOptions, string]>([
  ['of the system', (place) => ({ systemProxy: async () => `HTTPS ${place}` }), 'or its PAC file'],
  ['of the settings', (place) => ({ proxy: `https://${place}` }), 'as the proxy in File › Settings.'],
])('the address %s is corrected there', async (_what, reachBy, nextStep) => {
  const place = `127.0.0.1:${await plainProxy()}`;
  const reach = reachBy(place);
  const failure = await listFailure({ reach, maxAttempts: 1 });
  expect(failure.nextStep).toContain(`http://${place}`);
  expect(failure.nextStep).toContain(nextStep);
});

it.each(['http', 'https'])(
  'a proxy that speaks neither is not called one of the other kind (%s)',
  async (scheme) => {
    const deaf = await listening(createPlainServer((socket) => socket.once('data', () => socket.destroy())));
    setEnv({ HTTPS_PROXY: `${scheme}://127.0.0.1:${deaf}` });
    const { message } = await listFailure({ maxAttempts: 1 });
    expect(message).toMatch(/did not let the connection through \(E/);
  },
);
