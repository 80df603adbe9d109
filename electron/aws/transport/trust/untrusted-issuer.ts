/** Who issued a certificate that is not trusted: it tells a proxy that inspects traffic from a wrong server. */
import type { PeerCertificate, TLSSocket } from 'node:tls';
import { withoutSecrets } from '../../../redact/secret-patterns.ts';

const MAX_NAME = 100;

/** Puts the issuer's name on an error of the connection, while it is made. The name is known for a moment only: Node closes at once. */
export function tellIssuer<Socket extends TLSSocket>(socket: Socket): Socket {
  let issuer: string | undefined;
  const read = (): void => {
    issuer = issuerName(socket.getPeerCertificate());
  };
  const tell = (error: Error): void => {
    if (issuer !== undefined) Object.assign(error, { issuer });
  };
  // Node's own listener of this event checks the certificate.
  socket.prependOnceListener('secure', read);
  socket.prependOnceListener('error', tell);
  socket.once('secureConnect', () => socket.off('error', tell));
  return socket;
}

/** The name that `tellIssuer` has put there. */
export function issuerOf(error: unknown): string | undefined {
  const { issuer } = (error ?? {}) as { issuer?: unknown };
  return typeof issuer === 'string' ? issuer : undefined;
}

/** Without what is no name: the text is the other side's. */
export function issuerName({ issuer }: Partial<PeerCertificate>): string | undefined {
  const { CN, O } = (issuer ?? {}) as { CN?: string | string[]; O?: string | string[] };
  const [name, organisation] = [CN, O].map((each) =>
    withoutSecrets([each ?? ''].flat().join(' ')).slice(0, MAX_NAME),
  );
  if (!name || !organisation || name === organisation) return name || organisation || undefined;
  return `${name} (${organisation})`;
}
