/** What a run without a window waits for does not keep it: SIGTERM and its last word end it within a second. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { goodReply } from '../drivers/good-bedrock.ts';
import { closedWithTest } from '../helpers/closed-with-test.ts';
import { startConnectProxy } from '../helpers/servers/connect-proxy.ts';
import { type Script, startProtocolServer } from '../helpers/servers/protocol-server.ts';
import { headlessHome, NO_KEYS } from './headless-home.ts';

const { at, start, startExport, setCommand, isCommandRunning } = headlessHome();

/** A second, on a machine that is busy: what hangs here hangs ten times as long. */
const A_SECOND_MS = 4_000;
const NAMED = 'https://bedrock.atlas.invalid';
const ROLE =
  '[profile role]\nrole_arn = arn:aws:iam::999988887777:role/admin\nsource_profile = base\n[profile base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = example\n';

/** As a user keeps them: reading them loads what listens for signals too. */
function keepTimeLimit(regionDeadlineMs: number): void {
  mkdirSync(at('data'), { recursive: true });
  writeFileSync(at('data', 'settings.json'), JSON.stringify({ regionDeadlineMs }));
}

async function served(script: Script): Promise<{ url: string; asked: () => number }> {
  const server = await closedWithTest(startProtocolServer(script));
  return { url: server.url, asked: () => server.requests.length };
}

async function silentProxy(): Promise<{ url: string; asked: () => number }> {
  const proxy = await closedWithTest(startConnectProxy(9, undefined, { isSilent: true }));
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
    writeFileSync(at('config'), ROLE);
    return { url: NAMED, env: { ...NO_KEYS, HTTPS_PROXY: url }, args: ['--profile', 'role'], asked };
  },
  'an endpoint of the container that says nothing': async () => {
    const { url, asked } = await served(() => 'silence');
    return { url, env: { ...NO_KEYS, AWS_CONTAINER_CREDENTIALS_FULL_URI: url }, asked };
  },
};

/** Ends it by SIGTERM, within a second. */
async function terminated({ child, ended }: ReturnType<typeof start>) {
  const sentMs = performance.now();
  child.kill('SIGTERM');
  const end = await ended;
  expect(performance.now() - sentMs).toBeLessThan(A_SECOND_MS);
  expect(end.code).toBe(3);
  return end;
}

describe('SIGTERM ends within a second an export that waits for', () => {
  it.each(Object.keys(HANGING))('%s', async (name) => {
    keepTimeLimit(120_000);
    const hanging = await HANGING[name]?.();
    if (hanging === undefined) return expect.fail(name);
    const { url, env = {}, args = [], asked } = hanging;
    const started = startExport(args, { url, env });
    await expect.poll(asked, { timeout: 20_000 }).toBeGreaterThan(0);
    expect((await terminated(started)).stderr).toContain('Cancelled');
  });

  it('a reader that does not read', async () => {
    keepTimeLimit(120_000);
    const models = Array.from({ length: 3_000 }, (_, index) => ({ modelId: `acme.model-${index}-v1:0` }));
    const { url } = await served(({ path }) =>
      path === '/foundation-models' ? { json: { modelSummaries: models } } : undefined,
    );
    const started = startExport(['--no-access'], { url, isUnread: true });
    await expect.poll(started.stderr, { timeout: 20_000 }).toContain('Measuring');
    await expect.poll(() => started.child.stdout?.readableLength).toBeGreaterThan(0);
    await terminated(started);
  });

  it('a step of --test-connection', async () => {
    keepTimeLimit(120_000);
    const { url, asked } = await silentProxy();
    const all = ['--test-connection', '--regions', 'us-east-1'];
    const started = start(all, { url: NAMED, env: { HTTPS_PROXY: url } });
    await expect.poll(asked, { timeout: 20_000 }).toBeGreaterThan(0);
    await terminated(started);
  });
});

describe('an export that has spoken its last word ends within a second, although', () => {
  it('its proxy still says nothing', async () => {
    // Time to reach the proxy on a busy machine, too.
    keepTimeLimit(3_000);
    const { url } = await silentProxy();
    const env = { HTTPS_PROXY: url, AWS_MAX_ATTEMPTS: '1' };
    const { code, stderr, afterLastWordMs } = await startExport([], { url: NAMED, env }).ended;
    expect(stderr).toContain('(no answer). Check HTTPS_PROXY and NO_PROXY');
    expect(afterLastWordMs).toBeLessThan(A_SECOND_MS);
    expect(code).toBe(3);
  });

  it('a process that its command left behind goes on, and holds its pipes', async () => {
    setCommand(`echo $$ > ${at('pid')}; setsid sleep 30 & trap '' TERM; sleep 600`);
    const args = ['--profile', 'My Work', '--credential-timeout', '1'];
    const { code, afterLastWordMs } = await startExport(args, { env: NO_KEYS }).ended;
    expect(afterLastWordMs).toBeLessThan(A_SECOND_MS);
    expect(code).toBe(3);
    await expect.poll(isCommandRunning).toBe(false);
  });

  it('the server of its last answers keeps the connections', async () => {
    keepTimeLimit(1_000);
    const { url } = await served(silentAccess);
    const env = { AWS_MAX_ATTEMPTS: '1' };
    const { code, stderr, afterLastWordMs } = await startExport([], { url, env }).ended;
    expect(stderr).toContain('6 models');
    expect(afterLastWordMs).toBeLessThan(A_SECOND_MS);
    expect(code).toBe(0);
  });
});
