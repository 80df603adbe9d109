/**
 * The address of this computer to which the browser comes back: answers one callback with the state of this sign-in, and
 * nothing else.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** As it is registered: the port is free, by RFC 8252, section 7.3. */
export const REDIRECT_URI = 'http://127.0.0.1/oauth/callback';

const PATH = '/oauth/callback';

/** What the browser brought: a code, or the reason why there is none. */
export type Callback = { code: string } | { error: string };

export interface CallbackServer {
  redirectUri: string;
  /** The one callback. Never rejects. */
  callback: Promise<Callback>;
  /** What the browser shows in the end. */
  show(page: 'signed-in' | 'refused'): void;
  close(): void;
}

/** Rejects if no port of this computer can be opened. */
export async function openCallbackServer(state: string): Promise<CallbackServer> {
  let settle: ((callback: Callback) => void) | undefined;
  const callback = new Promise<Callback>((resolve) => {
    settle = resolve;
  });
  let waiting: ServerResponse | undefined;
  let host = '';
  const server = createServer((request, response) => {
    const found = callbackIn(request, host, state);
    if (found === undefined) answer(response, 404, PAGES.unknown);
    // It is good for one use.
    else if (settle === undefined) answer(response, 409, PAGES.used);
    else {
      waiting = response;
      settle(found);
      settle = undefined;
    }
  });
  server.requestTimeout = 10_000;
  server.maxConnections = 16;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    redirectUri: `http://${host}${PATH}`,
    callback,
    show(page) {
      if (waiting !== undefined) answer(waiting, 200, PAGES[page]);
      waiting = undefined;
    },
    close() {
      if (waiting !== undefined) answer(waiting, 200, PAGES.refused);
      server.close();
      // A connection that a browser keeps in reserve would keep the port.
      server.closeIdleConnections();
    },
  };
}

/** Undefined for everything that is no callback of this sign-in. */
function callbackIn(request: IncomingMessage, host: string, state: string): Callback | undefined {
  // Another host name that leads here is a page that plays tricks with names.
  if (request.method !== 'GET' || request.headers.host !== host) return undefined;
  const target = request.url ?? '';
  if (!URL.canParse(target, `http://${host}`)) return undefined;
  const { pathname, searchParams } = new URL(target, `http://${host}`);
  if (pathname !== PATH || searchParams.get('state') !== state) return undefined;
  const [code, error] = [searchParams.get('code'), searchParams.get('error')];
  if (error) return { error };
  return code ? { code } : undefined;
}

const PAGES = {
  'signed-in': ['Signed in', 'Bedrock Atlas has its session. You can close this page.'],
  refused: ['Not signed in', 'Bedrock Atlas says why. You can close this page.'],
  used: ['Already answered', 'This sign-in has had its answer. You can close this page.'],
  unknown: ['Not of this sign-in', 'Bedrock Atlas is not waiting for this. You can close this page.'],
} as const;

function answer(response: ServerResponse, status: number, [title, text]: readonly [string, string]): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  });
  response.end(
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title} – Bedrock Atlas</title>` +
      '<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:20vh auto;max-width:28rem;padding:0 1rem}</style>' +
      `<h1>${title}</h1><p>${text}</p></html>`,
  );
}
