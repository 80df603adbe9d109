import { describe, expect, it } from 'vitest';
import type { Failure } from '../../electron/contract/snapshot/model.ts';

import { anAtlas, FakeSession, NO_CREDENTIALS } from './fake-session.ts';

const count = (session: FakeSession, what: string): number =>
  session.asked.filter((each) => each === what).length;

describe('what the window asks for', () => {
  it('is one scan, however often Rescan is clicked, and Cancel stops that one', async () => {
    const { atlas, session } = await anAtlas();
    await Promise.all(Array.from({ length: 10 }, () => atlas.rescan()));
    expect(count(session, 'scan')).toBe(1);
    await atlas.cancelScan();
    expect(session.asked.at(-1)).toBe('scan cancelled');
    await atlas.rescan();
    expect(count(session, 'scan')).toBe(2);
  });

  it('is a scan without access checks where the setting says none', async () => {
    const { atlas, session } = await anAtlas();
    await atlas.saveSettings({ accessChecks: 'none' });
    await atlas.rescan();
    expect(session.asked.filter((each) => each.endsWith('scan'))).toEqual(['unchecked scan']);
  });

  it('is a scan with access checks of the shown models alone where the setting says so', async () => {
    const { atlas, session } = await anAtlas();
    await atlas.saveSettings({ accessChecks: 'shown' });
    await atlas.rescan(undefined, ['acme.one']);
    expect(session.asked.filter((each) => each.endsWith('scan'))).toEqual(['acme.one scan']);
  });

  it('is followed by what is due of prices, where the setting says so', async () => {
    const { atlas, session } = await anAtlas();
    await atlas.saveSettings({ priceFetch: 'daily' });
    session.tell({ type: 'scan-finished', outcome: 'complete', atIso: '2026-11-24T10:00:00Z' });
    await expect.poll(() => session.asked).toContain('due');
  });

  it('is another scan when the last one has its answers and only saves them', async () => {
    const { atlas, session } = await anAtlas();
    await atlas.rescan();
    session.tell({ type: 'scan-finished', outcome: 'complete', atIso: '2026-11-24T10:00:00Z' });
    await Promise.all([atlas.rescan(), atlas.rescan()]);
    expect(count(session, 'scan')).toBe(2);
    // The second began after the first had ended.
    expect(session.asked.filter((each) => each.startsWith('scan'))).toEqual([
      'scan',
      'scan cancelled',
      'scan',
    ]);
  });

  it('resumes a scan that was stopped', async () => {
    const session = new FakeSession();
    session.stopped = true;
    const { atlas } = await anAtlas(session);
    await atlas.rescan();
    expect(session.asked).toContain('resume');
  });

  it('is refused with a failure and a notice without credentials', async () => {
    const session = new FakeSession();
    session.status = 'no-credentials';
    const { atlas, published } = await anAtlas(session);
    expect(await atlas.rescan()).toEqual({ ok: false, failure: NO_CREDENTIALS });
    expect(published).toContainEqual({
      type: 'notice',
      notice: { kind: 'problem', failure: NO_CREDENTIALS },
    });
    expect(count(session, 'scan')).toBe(0);
  });

  it('goes before a scan that the schedule asks for, which asks no access unless it is told to', async () => {
    const { atlas, session } = await anAtlas();
    await atlas.rescan();
    await atlas.rescanIfIdle({ access: false, latency: false });
    expect(session.asked).toEqual(['connect', 'scan']);
    await atlas.cancelScan();
    await atlas.rescanIfIdle({ access: false, latency: false });
    expect(session.asked.at(-1)).toBe('unchecked scan');
  });

  it('ends a measurement when a scan is wanted', async () => {
    const { atlas, session } = await anAtlas();
    await atlas.measureLatency();
    await atlas.rescan();
    expect(session.asked).toEqual(['measure', 'measure cancelled', 'connect', 'scan']);
  });

  it('stops the scan and closes the source when another one is chosen', async () => {
    const { atlas, session, opened, published } = await anAtlas();
    await atlas.rescan();
    await atlas.chooseSource({ kind: 'aws', profile: 'work' });
    expect(session.asked.slice(-2)).toEqual(['scan cancelled', 'close']);
    expect(opened.at(-1)).toEqual({ kind: 'aws', profile: 'work' });
    expect(published.filter(({ type }) => type === 'notice')).toMatchObject([
      { notice: { kind: 'info', message: 'The scan of the sample data was cancelled by the change.' } },
    ]);
  });

  it('says of a change that cancels nothing nothing', async () => {
    const { atlas, published } = await anAtlas();
    await atlas.chooseSource({ kind: 'aws', profile: 'work' });
    expect(published.filter(({ type }) => type === 'notice')).toEqual([]);
  });

  it('does not start a scan on a source that was left while credentials were looked for', async () => {
    const { atlas, session } = await anAtlas();
    const rescan = atlas.rescan();
    const change = atlas.chooseSource({ kind: 'aws', profile: null });
    await Promise.all([rescan, change]);
    expect(count(session, 'scan') - count(session, 'scan cancelled')).toBe(0);
  });

  it('says nothing of a source that was left while credentials were looked for', async () => {
    const session = new FakeSession();
    session.status = 'no-credentials';
    const { atlas, published } = await anAtlas(session);
    const rescan = atlas.rescan();
    // Its turn is over when the credentials are looked for.
    while (count(session, 'connect') === 0) await Promise.resolve();
    const from = published.length;
    expect(await Promise.all([rescan, atlas.chooseSource({ kind: 'aws', profile: 'work' })])).toEqual([
      { ok: true, value: null },
      undefined,
    ]);
    const said = published.slice(from).map((event) => event.type);
    expect(said).toEqual(['connection', 'scan', 'connection']);
    expect(JSON.stringify(published.slice(from))).not.toContain('no-credentials');
  });

  it('is a scan with the new time limit when Rescan is clicked while the one before is saved', async () => {
    const { atlas, session, sessions } = await anAtlas();
    await atlas.rescan();
    await atlas.saveSettings({ regionDeadlineMs: 9_000 });
    session.tell({ type: 'scan-finished', outcome: 'complete', atIso: '2026-11-24T10:00:00Z' });
    await atlas.rescan();
    expect(sessions).toHaveLength(2);
    expect(count(session, 'scan')).toBe(1);
    expect(sessions[1]?.asked).toContain('scan');
    expect(sessions[1]?.asked).not.toContain('scan cancelled');
  });

  it('opens the source once when its choice already brings the new time limit', async () => {
    const { atlas, opened } = await anAtlas();
    await atlas.rescan();
    await atlas.saveSettings({ regionDeadlineMs: 9_000 });
    await atlas.chooseSource({ kind: 'aws', profile: 'work' });
    await atlas.rescan();
    expect(opened).toEqual([{ kind: 'sample' }, { kind: 'aws', profile: 'work' }]);
  });

  it.each([
    { fips: 'on' },
    { dualStack: 'off' },
    { partition: 'aws-cn' },
    { scannedRegions: 'eu-west-1' },
  ] as const)('opens the source anew for %o', async (change) => {
    const { atlas, opened } = await anAtlas();
    await atlas.saveSettings(change);
    await expect.poll(() => opened.length).toBe(2);
  });

  it.each([
    ['takes an address that is not AWS’s once the user says so', true, 2],
    ['leaves all as it was where the user does not want such an address', false, 1],
  ])('%s', async (_what, answer, sources) => {
    const asked: unknown[] = [];
    const { atlas, opened } = await anAtlas(undefined, {
      async confirmHosts(strange) {
        asked.push(strange);
        return answer;
      },
    });
    const endpoint = 'https://bedrock.{region}.corp.example';
    await atlas.saveSettings({ endpoint });
    expect(asked).toEqual([[['Every Region', endpoint]]]);
    const settings = atlas.state().find(({ type }) => type === 'settings');
    expect(settings).toMatchObject({ settings: { endpoint: answer ? endpoint : '' } });
    await expect.poll(() => opened.length).toBe(sources);
  });

  it('reports problems of the source that is open', async () => {
    const { published, report } = await anAtlas();
    const failure: Failure = { kind: 'disk', message: 'Kept as X.', nextStep: 'Rescan.' };
    report(failure);
    expect(published).toContainEqual({ type: 'notice', notice: { kind: 'problem', failure } });
  });

  it('looks for the credentials of the first source once', async () => {
    const { atlas, session } = await anAtlas();
    atlas.source.connectOnce();
    atlas.source.connectOnce();
    await expect.poll(() => count(session, 'connect')).toBe(1);
  });
});
