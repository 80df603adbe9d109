/** The window is untrusted: what a hostile script in it could reach. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp } from '../../drivers/launch.ts';

test('the window has no Node, no navigation, no new windows and a strict policy', async () => {
  const { app, page } = await launchApp({ args: ['--sample-data'] });
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeVisible();
  expect(page.url()).toMatch(/^app:\/\//);
  expect(
    await page.evaluate(() => [
      typeof Reflect.get(globalThis, 'require'),
      typeof Reflect.get(globalThis, 'process'),
    ]),
  ).toEqual(['undefined', 'undefined']);

  const policy = await page.evaluate(async () => {
    const answer = await new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.originalPolicy), {
        once: true,
      });
      const script = document.createElement('script');
      script.textContent = 'window.hacked = true';
      document.head.append(script);
    });
    return answer;
  });
  expect(policy).toContain("default-src 'none'");
  expect(await page.evaluate(() => Reflect.get(globalThis, 'hacked'))).toBeUndefined();

  const before = page.url();
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const refused = new Promise<boolean>((resolve) =>
      contents?.once('will-navigate', (event) => resolve(event.defaultPrevented)),
    );
    Object.assign(globalThis, { refused });
  });
  await page.evaluate(() => {
    location.href = 'https://example.invalid/';
  });
  expect(await app.evaluate(() => Reflect.get(globalThis, 'refused'))).toBe(true);
  expect(page.url()).toBe(before);
  expect(await page.evaluate(() => window.open('https://example.invalid/'))).toBeNull();
  expect(app.windows()).toHaveLength(1);

  const preferences = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => {
      const { sandbox, contextIsolation, nodeIntegration } = Object(
        Reflect.get(window.webContents, 'getLastWebPreferences').call(window.webContents),
      );
      return { sandbox, contextIsolation, nodeIntegration };
    }),
  );
  expect(preferences).toEqual([{ sandbox: true, contextIsolation: true, nodeIntegration: false }]);

  const fetched = await page.evaluate(async () => {
    const blocked = new Promise<string>((resolve) => {
      document.addEventListener(
        'securitypolicyviolation',
        ({ effectiveDirective }) => resolve(effectiveDirective),
        {
          once: true,
        },
      );
    });
    const answer = await fetch('https://example.invalid/').then(
      () => 'answered',
      () => 'refused',
    );
    return [answer, await blocked];
  });
  expect(fetched).toEqual(['refused', 'connect-src']);

  // No process of Chromium's does anything else than drawing the page, but for the network service that it always starts.
  const services = await app.evaluate(({ app: self }) =>
    self.getAppMetrics().flatMap(({ type, serviceName }) => (type === 'Utility' ? [serviceName] : [])),
  );
  expect(services).toEqual(['network.mojom.NetworkService']);
  await app.close();
});

test('arguments of the wrong shape are refused', async () => {
  const { app, page } = await launchApp({ args: ['--sample-data'] });
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeVisible();
  const answers = await page.evaluate(async () => {
    const atlas = Reflect.get(globalThis, 'atlas');
    const said = (error: unknown): string => String(error);
    return Promise.all([
      atlas.exportMatrix('../../etc/passwd'),
      atlas.rescan(['http://example.invalid/']),
      atlas.rescan([], 'too many'),
      atlas.listOwnModels('not a region'),
      atlas.chooseSource({ kind: 'aws', profile: 7 }).catch(said),
      atlas.saveSettings({ theme: 'pink' }).catch(said),
      atlas.saveSettings({ unknown: true }).catch(said),
      atlas.keepView('not JSON').catch(said),
      atlas.keepDamagedView(['x'.repeat(101)]).catch(said),
    ]);
  });
  const failures = answers.splice(0, 4);
  for (const answer of failures) expect(answer).toMatchObject({ ok: false, failure: { kind: 'bad-input' } });
  for (const answer of answers) expect(answer).toContain('asked for something the app does not offer');
  await app.close();
});

test('every address that names no file is answered with 404, and no fault is logged', async () => {
  const { app, page, userDataDir } = await launchApp({ args: ['--sample-data'] });
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeVisible();
  const statuses = await app.evaluate(async ({ net }) => {
    const paths = ['%', '%E0%A4%A', '%zz', '%00', 'index.html%00.png', '..%2f..%2fpackage.json', 'gone'];
    const asked = paths.map((path) => `app://atlas/${path}`).concat('app://other/index.html');
    return Promise.all(asked.map(async (address) => (await net.fetch(address)).status));
  });
  expect(statuses).toEqual(statuses.map(() => 404));
  expect(await app.evaluate(async ({ net }) => (await net.fetch('app://atlas/')).status)).toBe(200);
  expect(readFileSync(join(userDataDir, 'logs', 'bedrock-atlas.log'), 'utf8')).not.toMatch(/ error /);
  await app.close();
});

test("a script in the page is told nothing of the machine's addresses by WebRTC", async () => {
  const { app, page } = await launchApp({ args: ['--sample-data'] });
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeVisible();
  const candidates = await page.evaluate(async () => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:3478' }] });
    const found: string[] = [];
    const isGathered = new Promise((resolve) => {
      connection.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate === null) resolve(null);
        else if (candidate.candidate !== '') found.push(candidate.candidate);
      });
    });
    connection.createDataChannel('any');
    await connection.setLocalDescription();
    await isGathered;
    return [...found, ...(connection.localDescription?.sdp.match(/^a=candidate.*$/gm) ?? [])];
  });
  expect(candidates).toEqual([]);
  await app.close();
});
