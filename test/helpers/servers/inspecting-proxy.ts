/** A proxy that inspects traffic: it ends each connection with a certificate of its own authority, and reads what goes through. */
import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { OpenSockets } from './open-sockets.ts';
import type { Authority } from './self-signed-certificate.ts';

export interface InspectingProxy {
  url: string;
  /** `host:port` of every CONNECT. */
  asked: string[];
  close(): Promise<void>;
}

/** What comes for any host goes on, in the clear, to `port` of 127.0.0.1. */
export async function startInspectingProxy(port: number, authority: Authority): Promise<InspectingProxy> {
  const asked: string[] = [];
  const sockets = new OpenSockets();
  const server = createServer();
  server.on('connect', ({ url = '' }, client: Socket) => {
    asked.push(url);
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    const { cert, key } = authority.issue(url.replace(/:\d+$/, ''));
    const secure = new TLSSocket(client, {
      isServer: true,
      secureContext: createSecureContext({ cert: cert + authority.cert, key }),
    });
    const target = connect(port, '127.0.0.1');
    sockets.keep(secure);
    sockets.keep(target);
    secure.pipe(target).pipe(secure);
  });
  return { ...(await sockets.serve(server)), asked };
}
