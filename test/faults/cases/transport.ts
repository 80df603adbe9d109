/** Connections that are not made, break off, or bring nothing. */
import dns from 'node:dns';
import { goodReply } from '../../drivers/good-bedrock.ts';
import { type ConnectProxy, startConnectProxy } from '../../helpers/servers/connect-proxy.ts';
import { type Reply, startProtocolServer } from '../../helpers/servers/protocol-server.ts';
import { selfSigned } from '../../helpers/servers/self-signed-certificate.ts';
import type { FaultCase } from '../set-up/fault-case.ts';

const always = (reply: Reply) => () => () => reply;
/** Still long for what is well, on a machine with much other work. */
const SHORT_MS = 2_000;
/** Longer than two bytes take, and its socket's own limit (0.6 of it) longer than one. */
const DRIP_MS = 2_200;

async function refusingProxy(): Promise<{ env: Record<string, string>; undo: () => Promise<void> }> {
  const proxy: ConnectProxy = await startConnectProxy(9, 403);
  return {
    env: { HTTPS_PROXY: proxy.url, AWS_ENDPOINT_URL_BEDROCK: 'https://bedrock.atlas.invalid' },
    undo: () => proxy.close(),
  };
}

/** No name is looked up: each lookup fails with the code. */
function failingDns(code: 'EAI_AGAIN' | 'ENOTFOUND'): () => void {
  const { lookup } = dns;
  const noAnswer = (host: string, ...rest: unknown[]): void => {
    const done = rest.at(-1) as (error: Error | null, ...result: unknown[]) => void;
    const error = Object.assign(new Error(`getaddrinfo ${code} ${host}`), { code });
    setImmediate(() => done(error));
  };
  dns.lookup = noAnswer as unknown as typeof dns.lookup;
  return () => {
    dns.lookup = lookup;
  };
}

export const TRANSPORT: readonly FaultCase[] = [
  {
    name: 'connection refused',
    where: 'every region',
    setUp: async () => {
      const gone = await startProtocolServer(goodReply);
      await gone.close();
      return { env: { AWS_ENDPOINT_URL_BEDROCK: gone.url } };
    },
    expect: { state: 'failed', cells: 'last good answer', message: /refuses connections/, exit: 3 },
  },
  {
    name: 'reset before the headers',
    fault: always('reset'),
    expect: { state: 'failed', cells: 'last good answer', message: /broke off/, exit: 2 },
  },
  {
    name: 'reset in mid-body',
    fault: always({ begin: '{"modelSummaries":[', afterwards: 'reset' }),
    expect: { state: 'failed', cells: 'last good answer', message: /broke off/, exit: 2 },
  },
  {
    name: 'no answer at all',
    fault: always('silence'),
    deadlineMs: SHORT_MS,
    expect: {
      state: 'failed',
      cells: 'last good answer',
      message: /No complete answer from Bedrock within 2 seconds/,
      exit: 2,
      isSlow: true,
    },
  },
  {
    name: 'headers, then silence',
    fault: always({ begin: '{"modelSummaries":[', afterwards: 'silence' }),
    deadlineMs: SHORT_MS,
    expect: {
      state: 'failed',
      cells: 'last good answer',
      message: /No complete answer/,
      exit: 2,
      isSlow: true,
    },
  },
  {
    name: 'one byte a second',
    what: 'no pause is long enough to look like an end',
    fault: always({ begin: '{"modelSummaries":[', afterwards: 'drip' }),
    deadlineMs: DRIP_MS,
    expect: {
      state: 'failed',
      cells: 'last good answer',
      message: /No complete answer/,
      exit: 2,
      isSlow: true,
    },
  },
  {
    name: 'DNS: the host name is not known',
    where: 'every region',
    setUp: async () => ({
      env: { AWS_ENDPOINT_URL_BEDROCK: 'http://bedrock.atlas.invalid' },
      undo: failingDns('ENOTFOUND'),
    }),
    expect: { state: 'failed', cells: 'last good answer', message: /could not be looked up/, exit: 3 },
  },
  {
    name: 'TLS: a self-signed certificate',
    where: 'every region',
    setUp: async () => {
      const server = await startProtocolServer(goodReply, selfSigned(['bedrock.atlas.invalid']));
      return { env: { AWS_ENDPOINT_URL_BEDROCK: server.url }, undo: () => server.close() };
    },
    expect: { state: 'failed', cells: 'last good answer', message: /not trusted.*AWS_CA_BUNDLE/, exit: 3 },
  },
  {
    name: 'the proxy refuses',
    where: 'every region',
    setUp: refusingProxy,
    expect: { state: 'failed', cells: 'last good answer', message: /proxy.*403/i, exit: 3 },
  },
  {
    name: 'loopback only: there is no network',
    where: 'every region',
    setUp: async () => ({
      env: { AWS_ENDPOINT_URL_BEDROCK: '' },
      undo: failingDns('EAI_AGAIN'),
    }),
    expect: { state: 'failed', cells: 'last good answer', message: /DNS does not answer/, exit: 3 },
  },
];
