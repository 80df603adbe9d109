/** Measure 12: how often a scan of 34 regions asks for credentials. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figure, figure } from './figures.ts';
import { scanInProcess } from './scan/scan-process.ts';
import { startBenchServer } from './server.ts';

const MODELS = 30;

/** A whole scan with a profile that runs a program for its keys. */
export async function credentialMeasures(bundle: string, runs: number): Promise<Figure[]> {
  const server = await startBenchServer({ models: MODELS });
  const folder = mkdtempSync(join(tmpdir(), 'atlas-bench-'));
  try {
    const config = join(folder, 'config');
    const log = join(folder, 'runs');
    const script = join(folder, 'keys.cjs');
    writeFileSync(
      script,
      `require('node:fs').appendFileSync(${JSON.stringify(log)}, 'x');
       console.log(JSON.stringify({ Version: 1, AccessKeyId: 'AKIAIOSFODNN7EXAMPLE', SecretAccessKey: 'an-example-secret' }));`,
    );
    writeFileSync(config, `[profile bench]\ncredential_process = "${process.execPath}" "${script}"\n`);
    const counts: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      writeFileSync(log, '');
      await scanInProcess(
        bundle,
        {
          how: 'app',
          url: server.url,
          access: true,
          latency: false,
          rescans: 0,
          warm: true,
          profile: 'bench',
        },
        { AWS_CONFIG_FILE: config },
      );
      counts.push(readFileSync(log, 'utf8').length);
    }
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
  } finally {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
