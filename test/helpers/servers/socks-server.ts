/** A local SOCKS server, version 4 and 5, that connects every host to one local port, or refuses. */
import { connect, createServer, type Socket } from 'node:net';
import { OpenSockets } from './open-sockets.ts';

export interface SocksServer {
  port: number;
  /** What was asked for: the version, `host:port`, and who asked. */
  asked: { version: number; target: string; user?: string }[];
  /** Connections open at the moment, and the most that were open at a time. */
  tunnels: { open: number; most: number };
  close(): Promise<void>;
}

export interface SocksManners {
  /** Wanted of whoever asks. */
  login?: { user: string; password: string };
  /** Takes connections and says nothing. */
  isSilent?: boolean;
  /** Answer of version 5 instead of success, such as 4 (the host cannot be reached). */
  reply?: number;
}

/** Connects to `port` of 127.0.0.1, whatever host is asked for. */
export async function startSocksServer(port: number, manners: SocksManners = {}): Promise<SocksServer> {
  const asked: SocksServer['asked'] = [];
  const tunnels = { open: 0, most: 0 };
  const sockets = new OpenSockets();
  const server = createServer((client) => {
    tunnels.open += 1;
    tunnels.most = Math.max(tunnels.most, tunnels.open);
    client.once('close', () => {
      tunnels.open -= 1;
    });
    if (manners.isSilent === true) {
      client.resume();
      return;
    }
    void serve(client, manners, asked).then((granted) => {
      if (granted === undefined) {
        client.end();
        return;
      }
      const target = connect(port, '127.0.0.1', () => {
        client.write(granted);
        client.pipe(target).pipe(client);
      });
      sockets.keep(target);
    });
  });
  return { ...(await sockets.serve(server)), asked, tunnels };
}

/** What grants the request; undefined: it is refused. Sources: RFC 1928, RFC 1929, the SOCKS 4A memo. */
async function serve(
  client: Socket,
  { login, reply = 0 }: SocksManners,
  asked: SocksServer['asked'],
): Promise<Buffer | undefined> {
  const read = reader(client);
  const [version = 0] = await read(1);
  if (version === 4) {
    const [, high = 0, low = 0, ...address] = await read(7);
    await untilZero(read);
    const isName = address.slice(0, 3).join('.') === '0.0.0';
    const host = isName ? await untilZero(read) : address.join('.');
    asked.push({ version, target: `${host}:${high * 256 + low}` });
    return Buffer.from([0, reply === 0 ? 90 : 91, 0, 0, 0, 0, 0, 0]);
  }
  const [count = 0] = await read(1);
  const offered = [...(await read(count))];
  const method = login === undefined ? 0 : 2;
  if (!offered.includes(method)) {
    client.write(Buffer.from([5, 0xff]));
    return undefined;
  }
  client.write(Buffer.from([5, method]));
  let user: string | undefined;
  if (login !== undefined) {
    await read(1);
    user = await counted(read);
    const password = await counted(read);
    const isRight = user === login.user && password === login.password;
    client.write(Buffer.from([1, isRight ? 0 : 1]));
    if (!isRight) return undefined;
  }
  const [, , , kind] = await read(4);
  const host = kind === 3 ? await counted(read) : [...(await read(kind === 1 ? 4 : 16))].join('.');
  const [high = 0, low = 0] = await read(2);
  asked.push({
    version,
    target: `${host}:${high * 256 + low}`,
    ...(user === undefined ? {} : { user }),
  });
  const answer = Buffer.from([5, reply, 0, 1, 0, 0, 0, 0, 0, 0]);
  if (reply === 0) return answer;
  client.write(answer);
  return undefined;
}

type Read = (bytes: number) => Promise<Buffer>;

function reader(socket: Socket): Read {
  return async (bytes) => {
    for (;;) {
      const chunk = socket.read(bytes) as Buffer | null;
      if (chunk !== null) return chunk;
      if (socket.destroyed) return Buffer.alloc(0);
      await new Promise((resolve) => {
        socket.once('readable', resolve);
        socket.once('close', resolve);
      });
    }
  };
}

async function untilZero(read: Read): Promise<string> {
  let text = '';
  for (;;) {
    const [code = 0] = await read(1);
    if (code === 0) return text;
    text += String.fromCharCode(code);
  }
}

async function counted(read: Read): Promise<string> {
  const [length = 0] = await read(1);
  return (await read(length)).toString('utf8');
}
