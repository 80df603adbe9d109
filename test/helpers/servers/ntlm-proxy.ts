/** A local proxy that wants NTLM: challenges each connection, and tunnels to one local port whoever answers under the right name. */
import { connect, createServer, type Socket } from 'node:net';
import { OpenSockets } from './open-sockets.ts';

export interface NtlmProxy {
  url: string;
  /** The type of the NTLM message of each CONNECT; 0: it brought none. */
  messages: number[];
  /** Names, with their domains, that answered a challenge. */
  names: string[];
  close(): Promise<void>;
}

/** Source: MS-NLMP, 2.2.1.2; no target, and an empty list of its properties. */
function challenge(): string {
  const message = Buffer.alloc(52);
  message.write('NTLMSSP\0', 0, 'latin1');
  message.writeUInt32LE(2, 8);
  message.writeUInt32LE(48, 16);
  // Unicode, NTLM, always sign, extended session security, target info.
  message.writeUInt32LE(0x0088_8201, 20);
  message.write('01234567', 24, 'latin1');
  message.writeUInt16LE(4, 40);
  message.writeUInt16LE(4, 42);
  message.writeUInt32LE(48, 44);
  return message.toString('base64');
}

function nameIn(message: Buffer): string {
  const [domain, user] = [28, 36].map((at) => {
    const [length, offset] = [message.readUInt16LE(at), message.readUInt32LE(at + 4)];
    return message.subarray(offset, offset + length).toString('utf16le');
  });
  return `${domain}\\${user}`;
}

/** Tunnels to `port` of 127.0.0.1. */
export async function startNtlmProxy(port: number, name: string): Promise<NtlmProxy> {
  const messages: number[] = [];
  const names: string[] = [];
  const sockets = new OpenSockets();
  const refuse = (client: Socket, offer: string): void => {
    client.write(
      `HTTP/1.1 407 Sign in\r\nProxy-Authenticate: ${offer}\r\nContent-Length: 0\r\nConnection: keep-alive\r\n\r\n`,
    );
  };
  const answer = (client: Socket, head: string): boolean => {
    const [, sent = ''] = /^proxy-authorization: NTLM (\S+)/im.exec(head) ?? [];
    const message = Buffer.from(sent, 'base64');
    const type = sent === '' ? 0 : message.readUInt32LE(8);
    messages.push(type);
    if (type === 3) names.push(nameIn(message));
    if (type !== 3 || names.at(-1) !== name) {
      refuse(client, type === 1 ? `NTLM ${challenge()}` : 'NTLM');
      return false;
    }
    const target = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      client.pipe(target).pipe(client);
    });
    sockets.keep(target);
    return true;
  };
  const server = createServer((client) => {
    let head = '';
    const read = (chunk: Buffer): void => {
      head += chunk.toString('latin1');
      if (!head.includes('\r\n\r\n')) return;
      const asked = head;
      head = '';
      if (answer(client, asked)) client.off('data', read);
    };
    client.on('data', read);
  });
  return { ...(await sockets.serve(server)), messages, names };
}
