/** What a run without a window waits for does not keep it: SIGTERM and its last word end it within a second. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { goodReply } from '../drivers/good-bedrock.ts';
import { type HeadlessBundle, startHeadless } from '../drivers/headless/headless-child.ts';
import { sharedHeadless } from '../drivers/headless/shared-headless.ts';
import { startConnectProxy } from '../helpers/servers/connect-proxy.ts';
import { type Script, startProtocolServer } from '../helpers/servers/protocol-server.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const folder = tempFolder();
const NO_KEYS = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' };
let bundle: HeadlessBundle;
let home: string;

beforeAll(async () => {
  bundle = await sharedHeadless();
});

beforeEach(() => {
  home = mkdtempSync(join(folder, 'home-'));
});

function exportOf(args: string[], env: Record<string, string>, url = 'http://127.0.0.1:9') {
  const all = ['--export', '-', `--user-data-dir=${join(home, 'data')}`, '--regions', 'us-east-1', ...args];
  return startHeadless(bundle, all, { url, env: { ...env, AWS_CONFIG_FILE: join(home, 'config') } });
}

/** A second, on a machine that is busy: what hangs here hangs ten times as long. */
const A_SECOND_MS = 4_000;
const NAMED = 'https://bedrock.atlas.invalid';
const ROLE =
  '[profile role]\nrole_arn = arn:aws:iam::999988887777:role/admin\nsource_profile = base\n[profile base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = example\n';

/** As a user keeps them: reading them loads what listens for signals too. */
function keepTimeLimit(regionDeadlineMs: number): void {
  mkdirSync(join(home, 'data'), { recursive: true });
  writeFileSync(join(home, 'data', 'settings.json'), JSON.stringify({ regionDeadlineMs }));
}

async function served(script: Script): Promise<{ url: string; asked: () => number }> {
  const server = await startProtocolServer(script);
  onTestFinished(() => server.close());
  return { url: server.url, asked: () => server.requests.length };
}

async function silentProxy(): Promise<{ url: string; asked: () => number }> {
  const proxy = await startConnectProxy(9, undefined, { isSilent: true });
  onTestFinished(() => proxy.close());
  return { url: proxy.url, asked: () => proxy.asked.length };
}

const drips: Script = () => ({ begin: '{"modelSummaries": [', afterwards: 'drip' });
const silentAccess: Script = (request) =>
  request.path.startsWith('/foundation-model-availability/') ? 'silence' : goodReply(request);

interface Hanging {
  url: string;
  env?: Record<string, string>;
  args?: string[];
  /** How often that which hangs was asked. */
  asked: () => number;
}

/** A run that waits at each of them for two minutes. */
const HANGING: Record<string, () => Promise<Hanging>> = {
  'a proxy that says nothing': async () => {
    const { url, asked } = await silentProxy();
    return { url: NAMED, env: { HTTPS_PROXY: url }, asked };
  },
  'a server that says nothing': () => served(() => 'silence'),
  'a server that sends a byte a second': () => served(drips),
  'access checks that nobody answers': async () => {
    let checks = 0;
    const counted: Script = (request) => {
      const reply = silentAccess(request);
      if (reply === 'silence') checks += 1;
      return reply;
    };
    return { ...(await served(counted)), asked: () => checks };
  },
  'a price list that says nothing': async () => {
    const { url } = await served(goodReply);
    const list = await served(() => 'silence');
    const env = { BEDROCK_ATLAS_PRICE_LIST_URL: list.url };
    return { url, env, args: ['--with', 'prices', '--no-access'], asked: list.asked };
  },
  'AWS STS behind a proxy that says nothing': async () => {
    const { url, asked } = await silentProxy();
    writeFileSync(join(home, 'config'), ROLE);
    return { url: NAMED, env: { ...NO_KEYS, HTTPS_PROXY: url }, args: ['--profile', 'role'], asked };
  },
  'an endpoint of the container that says nothing': async () => {
    const { url, asked } = await served(() => 'silence');
    return { url, env: { ...NO_KEYS, AWS_CONTAINER_CREDENTIALS_FULL_URI: url }, asked };
  },
};

describe('SIGTERM ends within a second an export that waits for', () => {
  it.each(Object.keys(HANGING))('%s', async (name) => {
    keepTimeLimit(120_000);
    const hanging = await HANGING[name]?.();
    if (hanging === undefined) return expect.fail(name);
    const { url, env = {}, args = [], asked } = hanging;
    const { child, ended } = exportOf(args, env, url);
    await expect.poll(asked, { timeout: 20_000 }).toBeGreaterThan(0);
    const sentMs = performance.now();
    child.kill('SIGTERM');
    const { code, stderr } = await ended;
    expect(performance.now() - sentMs).toBeLessThan(A_SECOND_MS);
    expect(code).toBe(3);
    expect(stderr).toContain('Cancelled');
  });

  it('a reader that does not read', async () => {
    keepTimeLimit(120_000);
    const models = Array.from({ length: 3_000 }, (_, index) => ({ modelId: `acme.model-${index}-v1:0` }));
    const { url } = await served(({ path }) =>
      path === '/foundation-models' ? { json: { modelSummaries: models } } : undefined,
    );
    const all = ['--export', '-', `--user-data-dir=${join(home, 'data')}`, '--regions', 'us-east-1'];
    const { child, ended, stderr } = startHeadless(bundle, [...all, '--no-access'], { url, isUnread: true });
    await expect.poll(stderr, { timeout: 20_000 }).toContain('Measuring');
    await expect.poll(() => child.stdout?.readableLength).toBeGreaterThan(0);
    const sentMs = performance.now();
    child.kill('SIGTERM');
    expect((await ended).code).toBe(3);
    expect(performance.now() - sentMs).toBeLessThan(A_SECOND_MS);
  });

  it('a step of --test-connection', async () => {
    keepTimeLimit(120_000);
    const { url, asked } = await silentProxy();
    const all = ['--test-connection', `--user-data-dir=${join(home, 'data')}`, '--regions', 'us-east-1'];
    const { child, ended } = startHeadless(bundle, all, { url: NAMED, env: { HTTPS_PROXY: url } });
    await expect.poll(asked, { timeout: 20_000 }).toBeGreaterThan(0);
    const sentMs = performance.now();
    child.kill('SIGTERM');
    expect((await ended).code).toBe(3);
    expect(performance.now() - sentMs).toBeLessThan(A_SECOND_MS);
  });
});

describe('an export that has spoken its last word ends within a second, although', () => {
  it('its proxy still says nothing', async () => {
    // Time to reach the proxy on a busy machine, too.
    keepTimeLimit(3_000);
    const { url } = await silentProxy();
    const env = { HTTPS_PROXY: url, AWS_MAX_ATTEMPTS: '1' };
    const { code, stderr, afterLastWordMs } = await exportOf([], env, NAMED).ended;
    expect(stderr).toContain('(no answer). Check HTTPS_PROXY and NO_PROXY');
    expect(afterLastWordMs).toBeLessThan(A_SECOND_MS);
    expect(code).toBe(3);
  });

  it('a process that its command left behind goes on, and holds its pipes', async () => {
    const command = `echo $$ > ${join(home, 'pid')}; setsid sleep 30 & trap '' TERM; sleep 600`;
    writeFileSync(join(home, 'config'), `[profile 'My Work']\ncredential_process = ${command}\n`);
    const { ended } = exportOf(['--profile', 'My Work', '--credential-timeout', '1'], NO_KEYS);
    const { code, afterLastWordMs } = await ended;
    expect(afterLastWordMs).toBeLessThan(A_SECOND_MS);
    expect(code).toBe(3);
    await expect.poll(() => isRunning(readFileSync(join(home, 'pid'), 'utf8').trim())).toBe(false);
  });

  it('the server of its last answers keeps the connections', async () => {
    keepTimeLimit(1_000);
    const { url } = await served(silentAccess);
    const { code, stderr, afterLastWordMs } = await exportOf([], { AWS_MAX_ATTEMPTS: '1' }, url).ended;
    expect(stderr).toContain('6 models');
    expect(afterLastWordMs).toBeLessThan(A_SECOND_MS);
    expect(code).toBe(0);
  });
});

/** Not of a process that has ended and that nobody has asked about yet. */
function isRunning(pid: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
  } catch {
    return false;
  }
}
