/** A release page on this machine, as electron-builder's generic provider reads it. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ServedRelease {
  url: string;
  /** Path and headers of each request. */
  seen: { path: string; headers: IncomingHttpHeaders }[];
  close(): Promise<void>;
}

/** Serves the list of one version with one AppImage of `content`; `announced` is what the list says of its bytes. */
export async function serveRelease(
  version: string,
  content: Buffer,
  announced: Buffer = content,
): Promise<ServedRelease> {
  const name = `bedrock-atlas-${version}-linux-x64.AppImage`;
  const sha512 = createHash('sha512').update(announced).digest('base64');
  const list = [
    `version: ${version}`,
    'files:',
    `  - url: ${name}`,
    `    sha512: ${sha512}`,
    `    size: ${content.length}`,
    `path: ${name}`,
    `sha512: ${sha512}`,
    "releaseDate: '2026-12-01T00:00:00.000Z'",
    '',
  ].join('\n');
  const seen: ServedRelease['seen'] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    seen.push({ path, headers: request.headers });
    if (path === '/latest-linux.yml') response.end(list);
    else if (path === `/${name}`) response.end(content);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    seen,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
