/** Connections through a SOCKS proxy. The code that speaks its protocol is loaded when there is one. */
import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { connect, isIP, type Socket } from 'node:net';
import { type ProxyRefusal, TunnelRefusal } from './proxy-error.ts';
import type { ProxyLogin } from './proxy-sign-in.ts';

const DEFAULT_PORT = 1080;
/** Whoever wants the connection has a time limit of its own; this one is only there because the library has one. */
const NEVER_MS = 10 * 60_000;

/** As in curl: these look up the name at the proxy, the others here. `socks` is what GNOME and other agents mean by 5h. */
const LOOKS_UP_AT_PROXY = ['socks:', 'socks5h:', 'socks4a:'];

export function isSocks({ protocol }: URL): boolean {
  return protocol.startsWith('socks');
}

/** Asks for a connection to the target. `giveUp` ends it; `opened` then rejects. All that is refused is a TunnelRefusal. */
export function openSocks(
  proxy: URL,
  target: { host: string; port: number },
  login: ProxyLogin | undefined,
): { opened: Promise<Socket>; giveUp: (reason: Error) => void } {
  const socket = connect({
    host: proxy.hostname.replace(/^\[|\]$/g, ''),
    port: Number(proxy.port) || DEFAULT_PORT,
  });
  // Whoever closes it while the code for the protocol is loaded is nobody's fault.
  socket.on('error', () => undefined);
  const opened = shakeHands(socket, proxy, target, login);
  return { opened, giveUp: (reason) => void socket.destroy(reason) };
}

async function shakeHands(
  socket: Socket,
  { protocol }: URL,
  { host, port }: { host: string; port: number },
  login: ProxyLogin | undefined,
): Promise<Socket> {
  try {
    const [{ SocksClient }, destination] = await Promise.all([
      import('socks'),
      LOOKS_UP_AT_PROXY.includes(protocol) || isIP(host) !== 0 ? host : addressOf(host, protocol),
      once(socket, 'connect'),
    ]);
    await SocksClient.createConnection({
      existing_socket: socket,
      command: 'connect',
      proxy: {
        // What is connected is not looked up again; the library wants a name all the same.
        host: 'proxy',
        port: 1,
        type: protocol.startsWith('socks4') ? 4 : 5,
        ...(login === undefined ? {} : { userId: login.user, password: login.password }),
      },
      destination: { host: destination, port },
      timeout: NEVER_MS,
    });
    return socket;
  } catch (error) {
    socket.destroy();
    throw new TunnelRefusal(refusalOf(error as NodeJS.ErrnoException, host));
  }
}

/** SOCKS 4 carries no IPv6. */
async function addressOf(host: string, protocol: string): Promise<string> {
  const { address } = await lookup(host, protocol === 'socks4:' ? { family: 4 } : {});
  return address;
}

/** The texts are those of `socks` 2.8. */
function refusalOf(
  { code, message, syscall, hostname }: NodeJS.ErrnoException & { hostname?: string },
  target: string,
): ProxyRefusal {
  if (/authentication failed|no accepted authentication type/i.test(message)) {
    return { status: 407, schemes: ['basic'] };
  }
  if (syscall === 'getaddrinfo' && hostname === target) {
    return { reason: 'the name is not known here; socks5h:// looks it up at the proxy' };
  }
  if (code !== undefined) return { reason: code, isUnreachable: true };
  const [, said] = /rejected connection - \(?(\w+)/i.exec(message) ?? [];
  if (said !== undefined) return { reason: SAID[said] ?? said };
  return { reason: 'it does not speak SOCKS' };
}

/** Words of the protocol (RFC 1928, 6). */
const SAID: Readonly<Record<string, string>> = {
  NotAllowed: 'its rules do not allow it',
  NetworkUnreachable: 'it cannot reach the network',
  HostUnreachable: 'it cannot reach the host',
  ConnectionRefused: 'the host refused the connection',
  Failed: 'it refused',
  Rejected: 'it refused',
};
