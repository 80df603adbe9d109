/** What Chromium knows of the network, and requests that it makes: with the system's PAC file, sign-in and certificates. */
import { Readable } from 'node:stream';
import { net, type Session, session } from 'electron';
import type { ReachOptions } from '../../session/ports.ts';

type SystemRequests = NonNullable<ReachOptions['systemRequests']>;
type SystemAnswer = Awaited<ReturnType<SystemRequests>>;

/** The proxy of the operating system's network settings; follows changes of the network: `PROXY host:port; DIRECT`. */
export function systemProxy(url: string): Promise<string> {
  return session.defaultSession.resolveProxy(url);
}

/** Chromium sets these itself. */
const OWN_HEADERS = ['host', 'content-length', 'connection', 'accept-encoding', 'transfer-encoding'];
/** Of the answer: it is unpacked already. */
const UNPACKED = ['content-encoding', 'content-length', 'transfer-encoding'];

/** The session whose requests go through this proxy alone; kept in memory, like what Chromium learns of its sign-in. */
const sessions = new Map<string, Promise<Session>>();

function sessionFor(proxy: string): Promise<Session> {
  const known = sessions.get(proxy);
  if (known !== undefined) return known;
  const made = session.fromPartition(`through ${proxy}`, { cache: false });
  const ready = made.setProxy({ mode: 'fixed_servers', proxyRules: proxy }).then(() => made);
  sessions.set(proxy, ready);
  return ready;
}

/**
 * For proxies that want Negotiate or NTLM. Chromium signs in with the account of the computer's user where the system lets it,
 * else it asks by a `login` event.
 */
export const systemRequests: SystemRequests = async (request) => {
  const { method, url, headers, body, proxy, onLogin, signal } = request;
  const through = await sessionFor(proxy);
  return await new Promise<SystemAnswer>((resolve, reject) => {
    const sent = net.request({ method, url: url.href, session: through, redirect: 'manual' });
    for (const [name, value] of Object.entries(headers)) {
      if (!OWN_HEADERS.includes(name.toLowerCase())) sent.setHeader(name, value);
    }
    const stop = (): void => sent.abort();
    signal.addEventListener('abort', stop, { once: true });
    const done = (): void => signal.removeEventListener('abort', stop);
    const fail = (code: string): void => {
      done();
      reject(Object.assign(new Error(code), { code }));
    };
    let isRefused = false;
    sent.on('login', ({ isProxy, scheme, realm }, answer) => {
      const login = isProxy ? onLogin({ scheme: scheme.toLowerCase(), realm }) : undefined;
      isRefused ||= isProxy && login === undefined;
      if (login === undefined) answer();
      else answer(login.user, login.password);
    });
    sent.on('redirect', (status, _method, location) => {
      done();
      resolve({ status, headers: { location }, body: Readable.from([]) });
    });
    sent.on('response', (answer) => {
      if (isRefused) {
        fail('ERR_PROXY_AUTH_REQUESTED');
        return;
      }
      const plain = Object.entries(answer.headers).filter(([name]) => !UNPACKED.includes(name));
      const ended = answer as unknown as Readable;
      ended.once('close', done).once('end', done).once('error', done);
      resolve({
        status: answer.statusCode,
        headers: Object.fromEntries(plain.map(([name, value]) => [name, [value].flat().join(',')])),
        body: ended,
      });
    });
    sent.on('error', ({ message }) => fail(message.replace(/^net::/, '')));
    sent.on('abort', () => fail('ERR_ABORTED'));
    if (body !== undefined) sent.write(typeof body === 'string' ? body : Buffer.from(body));
    sent.end();
    if (signal.aborted) stop();
  });
};
