/** Measure 12: how often a scan of 34 regions asks for credentials. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '../../scripts/scratch-folder.ts';
import { type Figure, figure, times } from './figures.ts';
import { scanInProcess } from './scan/scan-process.ts';
import { startBenchServer } from './server.ts';

const MODELS = 30;

/** A whole scan with a profile that runs a program for its keys. */
export async function credentialMeasures(runs: number, bundle: string): Promise<Figure[]> {
  using server = await startBenchServer({ models: MODELS });
  using folder = scratchFolder();
  const config = join(folder.path, 'config');
  const log = join(folder.path, 'runs');
  const script = join(folder.path, 'keys.cjs');
  writeFileSync(
    script,
    `require('node:fs').appendFileSync(${JSON.stringify(log)}, 'x');
     console.log(JSON.stringify({ Version: 1, AccessKeyId: 'AKIAIOSFODNN7EXAMPLE', SecretAccessKey: 'an-example-secret' }));`,
  );
  writeFileSync(config, `[profile bench]\ncredential_process = "${process.execPath}" "${script}"\n`);
  const order = { how: 'app', url: server.url, access: true, profile: 'bench' } as const;
  const counts = await times(runs, async () => {
    writeFileSync(log, '');
    await scanInProcess(bundle, order, { AWS_CONFIG_FILE: config });
    return readFileSync(log, 'utf8').length;
  });
  return [
    figure(
      '12',
      'credential_process runs of a scan, connect and warm-up included',
      'runs',
      counts,
      1,
      'SSO and AssumeRole go through the same shared provider',
    ),
  ];
}
