/** The built page over loopback HTTP with the app's own content security policy, and a bridge that answers from memory. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { Page } from '@playwright/test';
import type { AppEvent } from '../../electron/contract/bridge/api.ts';
import { CALLS } from '../../electron/contract/bridge/calls.ts';
import { REPO } from '../../scripts/repo.ts';
import { stillSnapshot } from '../drivers/still/still-snapshot.ts';
import { CONNECTED, FIRST_SETTINGS } from '../helpers/fakes/fake-atlas-api.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export interface ServedPage {
  url: string;
  close(): Promise<void>;
}

/** Serves dist/renderer. */
export async function servePage(): Promise<ServedPage> {
  const policy = policyOfApp();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = join(REPO, 'dist', 'renderer', pathname === '/' ? 'index.html' : pathname);
    const body = await readFile(file).catch(() => undefined);
    const headers = {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': policy,
    };
    response.writeHead(body === undefined ? 404 : 200, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

/** Read from its source: the file itself needs Electron. */
function policyOfApp(): string {
  const source = readFileSync(join(REPO, 'electron', 'app', 'protocol.ts'), 'utf8');
  const list = /const POLICY = \[([^\]]+)\]/.exec(source)?.[1] ?? '';
  const parts = [...list.matchAll(/"([^"]+)"/g)].map(([, part]) => part);
  if (parts.length === 0) throw new Error('electron/app/protocol.ts has no POLICY.');
  return parts.join('; ');
}

/** Puts the bridge into the page before its script runs. */
export async function stubBridge(page: Page): Promise<void> {
  const events: AppEvent[] = [
    { type: 'settings', settings: FIRST_SETTINGS },
    { type: 'connection', connection: CONNECTED },
    { type: 'scan', event: { type: 'snapshot-restored', snapshot: stillSnapshot() } },
    { type: 'view', text: '' },
  ];
  const fallible = Object.entries(CALLS).map(([name, { canFail }]) => [name, canFail] as const);
  await page.addInitScript(
    ([eventsJson, calls]) => {
      const answers = calls.map(([name, canFail]) => [
        name,
        async () => (canFail ? { ok: true, value: null } : undefined),
      ]);
      Object.assign(window, {
        atlas: {
          ...Object.fromEntries(answers),
          subscribe(listener: (json: string) => void) {
            listener(eventsJson);
            return () => undefined;
          },
        },
      });
    },
    [JSON.stringify(events), fallible] as const,
  );
}
