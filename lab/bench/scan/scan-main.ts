/** Process that scans as its first argument (JSON) says, and prints the times as JSON. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure } from '../../../electron/contract/snapshot/model.ts';
import { BedrockModelCapabilities } from '../../../electron/discovery/models-capabilities.ts';
import { AccountScans } from '../../../electron/session/accounts/account-scans.ts';
import { KeptScans } from '../../../electron/session/kept-scans.ts';
import { SourceSession } from '../../../electron/session/source/source-session.ts';
import { CallBudget } from '../../../electron/session/source/yielding-gateway.ts';
import { BENCH_REGIONS } from '../../../test/helpers/snapshots/catalogue.ts';
import { addedScans } from './added-calls.ts';
import { plainScan, tunedScanner } from './plain-scan.ts';
import { startScanClock } from './scan-clock.ts';
import type { ScanOrder, ScanReport, ScanTimes } from './scan-protocol.ts';

async function appScans(order: ScanOrder): Promise<ScanReport> {
  const session = await SourceSession.open({
    choice: { kind: 'aws', profile: order.profile ?? null },
    userDataDir: order.home,
    regions: [...BENCH_REGIONS],
    regionDeadlineMs: 15_000,
    env: process.env,
    onProblem: (failure) => {
      throw new Error(failure.message);
    },
  });
  const connection = await session.aws.connect();
  if (connection.status !== 'connected') throw new Error('The bench has no credentials.');
  if (order.warm) await session.aws.warm();
  const report: ScanReport = [];
  for (let scan = 0; scan <= order.rescans; scan += 1) {
    // Once is enough to know which region is far.
    report.push(await appScan(session, { ...order, latency: order.latency && scan === 0 }));
  }
  await session.close();
  return report;
}

async function appScan(session: SourceSession, order: ScanOrder): Promise<ScanTimes> {
  const clock = startScanClock();
  let left = BENCH_REGIONS.length;
  const stop = session.subscribe((event) => {
    // The cache file is written after it.
    if (event.type === 'scan-finished') clock.answered();
    if (event.type === 'region-failed') throw new Error(`${event.region}: ${event.failure.message}`);
    if (event.type !== 'region-listed') return;
    left -= 1;
    if (left === 0) clock.listed();
  });
  const discovery = BedrockModelCapabilities.getInstance();
  const { access, latency } = order;
  await discovery.scan(BENCH_REGIONS, true, { access, latency });
  stop();
  const records = Object.values(session.state.snapshot.regions);
  const times = clock.end(records.reduce((sum, record) => sum + Object.keys(record.models).length, 0));
  const checked = records.reduce((sum, record) => sum + Object.keys(record.access).length, 0);
  if (order.access && checked !== times.rows) throw new Error(`${checked} of ${times.rows} checked`);
  return times;
}

/** Profiles of one key, scanned by budget of one process and shown as one. */
async function accountScans(order: ScanOrder): Promise<ScanReport> {
  const profiles = ['dev', 'qa', 'staging', 'prod', 'lab'];
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, ...env } = process.env;
  const keys = `aws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`;
  process.env.AWS_CONFIG_FILE = join(order.home, 'config');
  writeFileSync(process.env.AWS_CONFIG_FILE, profiles.map((name) => `[profile ${name}]\n${keys}`).join('\n'));
  const onProblem = (failure: Failure): void => {
    throw new Error(failure.message);
  };
  const budget = new CallBudget();
  const sourceOf = (profile: string) => ({
    choice: { kind: 'aws', profile } as const,
    ...{ userDataDir: order.home, regions: [...BENCH_REGIONS], env, onProblem },
  });
  const openSession = (profile: string) =>
    SourceSession.open({ ...sourceOf(profile), regionDeadlineMs: 15_000, budget, isBeside: true });
  const scans = new AccountScans({
    openSession,
    inUse: async () => undefined,
    keptOf: (profile) => KeptScans.of(sourceOf(profile)),
    publish(event) {
      const failure =
        event.type === 'accounts' ? event.progress.find((each) => each.failure)?.failure : undefined;
      if (failure !== undefined) onProblem(failure);
    },
    budget,
    checksAccess: () => order.access,
    nowEpochMs: Date.now,
  });
  const clock = startScanClock();
  for (const profile of order.how === 'apart' ? profiles : []) {
    const session = await openSession(profile);
    await session.aws.connect();
    await session.scan(undefined, { access: order.access, latency: false });
    await session.close();
  }
  const shown = await scans.showAccounts({ profiles, scan: order.how === 'together' });
  if (!shown.ok || shown.value === null) throw new Error('Nothing is shown of the accounts.');
  const { regions, accounts } = shown.value.snapshot;
  if (Object.values(accounts?.callers ?? {}).length !== BENCH_REGIONS.length)
    throw new Error('Regions are missing.');
  return [clock.end(Object.values(regions).reduce((sum, { models }) => sum + Object.keys(models).length, 0))];
}

async function otherScans(order: ScanOrder): Promise<ScanReport> {
  const report: ScanReport = [];
  const scan = order.how === 'plain' ? plainScan : tunedScanner();
  for (let done = 0; done <= order.rescans; done += 1) {
    const clock = startScanClock();
    report.push(clock.end(await scan(order.access, () => clock.listed())));
  }
  return report;
}

const order = JSON.parse(process.argv[2] ?? '') as ScanOrder;
const SCANS: Record<ScanOrder['how'], (order: ScanOrder) => Promise<ScanReport>> = {
  app: appScans,
  plain: otherScans,
  tuned: otherScans,
  together: accountScans,
  apart: accountScans,
  added: addedScans,
};
const report = await SCANS[order.how](order);
process.stdout.write(JSON.stringify(report), () => process.exit(0));
