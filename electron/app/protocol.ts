/**
 * The `app://` scheme: serves the built window from one folder, with a strict content security policy.
 *
 * Licence: `protocol.handle` makes a `Request` and a `Response`, for which Node loads all of undici: 31 ms of the main
 * process while the page waits for its first file. With `registerBufferProtocol`, which Electron calls deprecated, the start
 * takes 614 instead of 644 ms (measure 6). Its door is `serveApp`; security.spec.ts holds what is served and what is not.
 * It may go when the `registerSource` of Electron 45 serves the policy too, or Electron drops the call.
 */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol } from 'electron';

/** Origin of the window in a built app. */
export const APP_ORIGIN = 'app://atlas';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** Has to run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/** Serves files of `folder` and nothing else. */
export function serveApp(folder: string): void {
  protocol.registerBufferProtocol('app', async (request, respond) => {
    const file = request.method === 'GET' ? fileOf(folder, request.url) : undefined;
    const data = file === undefined ? undefined : await readFile(file).catch(() => undefined);
    if (file === undefined || data === undefined) {
      respond({ statusCode: 404, mimeType: 'text/plain', data: Buffer.from('Not found') });
      return;
    }
    respond({
      data,
      headers: {
        'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
        'content-security-policy': POLICY,
        'x-content-type-options': 'nosniff',
      },
    });
  });
}

/** The file within `folder` that an address names; undefined if it names none. */
function fileOf(folder: string, address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || url.host !== 'atlas') return undefined;
  const file = normalize(join(folder, decoded(url.pathname === '/' ? '/index.html' : url.pathname)));
  return file.startsWith(folder + sep) && !file.includes('\0') ? file : undefined;
}

/** A path that is not percent-encoded well names no file, so it is as good as empty. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}
