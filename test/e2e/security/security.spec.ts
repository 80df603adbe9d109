/** The window is untrusted: what a hostile script in it could reach. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { CALLS } from '../../../electron/contract/bridge/calls.ts';
import { type LaunchedApp, launchApp } from '../../drivers/launch.ts';

let launched: LaunchedApp;
let app: ElectronApplication;
let page: Page;
test.beforeAll(async () => {
  launched = await launchApp({ args: ['--sample-data'] });
  ({ app, page } = launched);
  await expect(page.getByRole('button', { name: 'Rescan' })).toBeVisible();
});
test.afterAll(() => launched.app.close());

test('the window has no Node, no navigation, no new windows and a strict policy', async () => {
  expect(page.url()).toMatch(/^app:\/\//);
  expect(
    await page.evaluate(() => [
      typeof Reflect.get(globalThis, 'require'),
      typeof Reflect.get(globalThis, 'process'),
    ]),
  ).toEqual(['undefined', 'undefined']);

  const policy = await page.evaluate(async () => {
    return await new Promise<string>((resolve) => {
      const tell = (event: SecurityPolicyViolationEvent): void => resolve(event.originalPolicy);
      document.addEventListener('securitypolicyviolation', tell, { once: true });
      const script = document.createElement('script');
      script.textContent = 'window.hacked = true';
      document.head.append(script);
    });
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

  const fetched = await page.evaluate(async () => {
    const blocked = new Promise<string>((resolve) => {
      const tell = (event: SecurityPolicyViolationEvent): void => resolve(event.effectiveDirective);
      document.addEventListener('securitypolicyviolation', tell, { once: true });
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
});

/** The preferences that Electron's checklist names; a list of features is none where it is empty. */
const PREFERENCES = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webSecurity: true,
  webviewTag: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  enableBlinkFeatures: '',
};

test("the window has the preferences of Electron's checklist, and no webviews", async () => {
  const found = await app.evaluate(
    ({ webContents }, names) =>
      webContents.getAllWebContents().map((contents) => {
        const all = Object(Reflect.get(contents, 'getLastWebPreferences').call(contents));
        return Object.fromEntries(
          names.map(([name, value]) => [name, all[name] ?? (typeof value === 'string' ? '' : false)]),
        );
      }),
    Object.entries(PREFERENCES),
  );
  expect(found).toEqual([PREFERENCES]);

  const isElement = await page.evaluate(() => {
    const view = document.createElement('webview');
    view.setAttribute('src', 'app://atlas/index.html');
    document.body.append(view);
    return 'getWebContentsId' in view;
  });
  expect(isElement).toBe(false);
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
});

const PERMISSIONS =
  'camera clipboard-read clipboard-write geolocation idle-detection local-fonts microphone ' +
  'midi notifications persistent-storage screen-wake-lock storage-access window-management';

test('the page is given no permission, whatever it asks for', async () => {
  const states = await page.evaluate(async (names) => {
    const asked = names.map(async (name) => {
      const { state } = await navigator.permissions.query({ name: name as PermissionName });
      return [name, state];
    });
    return Object.fromEntries(await Promise.all(asked));
  }, PERMISSIONS.split(' '));
  expect(states).toEqual(Object.fromEntries(PERMISSIONS.split(' ').map((name) => [name, 'denied'])));

  const answers = await page.evaluate(async () => {
    const refused = (error: unknown): string => (error as Error).name;
    return {
      midi: await navigator.requestMIDIAccess({ sysex: true }).then(() => 'given', refused),
      screen: await navigator.mediaDevices.getDisplayMedia().then(() => 'given', refused),
      clipboard: await navigator.clipboard.readText().then(() => 'given', refused),
      notifications: await Notification.requestPermission(),
      position: await new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          ({ code, PERMISSION_DENIED }) => resolve(code === PERMISSION_DENIED ? 'denied' : code),
        );
      }),
      isPersisted: await navigator.storage.persist(),
    };
  });
  expect(answers).toEqual({
    midi: 'NotAllowedError',
    screen: 'NotAllowedError',
    clipboard: 'NotAllowedError',
    notifications: 'denied',
    position: 'denied',
    isPersisted: false,
  });
});

test('the page has the calls of the table and a subscription; a frame in it has nothing', async () => {
  const bridge = await page.evaluate(() => {
    const atlas = Reflect.get(globalThis, 'atlas');
    const frame = document.body.appendChild(document.createElement('iframe'));
    return {
      members: Object.entries(atlas).map(([name, member]) => [name, typeof member]),
      inFrame: typeof Reflect.get(frame.contentWindow ?? {}, 'atlas'),
    };
  });
  expect(Object.fromEntries(bridge.members)).toEqual(
    Object.fromEntries([...Object.keys(CALLS), 'subscribe'].map((name) => [name, 'function'])),
  );
  expect(bridge.inFrame).toBe('undefined');
});

test('a window that is not the one of the app is told nothing, though it has its bridge and address', async () => {
  const other = await app.evaluate(async ({ app: self, BrowserWindow }) => {
    const preload = `${self.getAppPath()}/dist/preload/preload.cjs`;
    const window = new BrowserWindow({ show: false, webPreferences: { preload } });
    await window.loadURL('app://atlas/gone');
    const answers = await window.webContents.executeJavaScript(`(async () => {
      const told = [];
      atlas.subscribe((events) => told.push(events));
      const said = (error) => String(error);
      const asked = [atlas.appInfo(), atlas.rescan(), atlas.copyText('x'), atlas.listScans()];
      const answers = await Promise.all(asked.map((each) => each.catch(said)));
      return { told, answers, at: location.href };
    })()`);
    window.destroy();
    return answers;
  });
  expect(other.at).toBe('app://atlas/gone');
  expect(other.told).toEqual([]);
  expect(other.answers).toHaveLength(4);
  for (const answer of other.answers) expect(answer).toContain('Only the window of the app is answered.');
  expect(await page.evaluate(() => Reflect.get(globalThis, 'atlas').appInfo())).toHaveProperty('version');
});

test('arguments of the wrong shape are refused', async () => {
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
});

test('every address that names no file is answered with 404, and no fault is logged', async () => {
  const log = join(launched.userDataDir, 'logs', 'bedrock-atlas.log');
  const before = readFileSync(log, 'utf8').length;
  const statuses = await app.evaluate(async ({ net }) => {
    const paths = ['%', '%E0%A4%A', '%zz', '%00', 'index.html%00.png', '..%2f..%2fpackage.json', 'gone'];
    const asked = paths.map((path) => `app://atlas/${path}`).concat('app://other/index.html');
    return Promise.all(asked.map(async (address) => (await net.fetch(address)).status));
  });
  expect(statuses).toEqual(statuses.map(() => 404));
  expect(await app.evaluate(async ({ net }) => (await net.fetch('app://atlas/')).status)).toBe(200);
  expect(readFileSync(log, 'utf8').slice(before)).not.toMatch(/ error /);
});

test("a script in the page is told nothing of the machine's addresses by WebRTC", async () => {
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
});
