/** Starts the bench's Bedrock as a process of its own, so that its CPU time is not the client's. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type LaunchedApp, launchApp } from '../../test/drivers/launch.ts';
import { keysFor } from '../../test/helpers/process-env.ts';
import { BENCH_REGIONS } from '../../test/helpers/snapshots/catalogue.ts';
import { NAMES_FUNCTIONS } from '../windows.ts';

/** What a server has seen since it was last asked. */
export interface ServerCounts {
  /** By the first part of the path, such as `foundation-models`. */
  requests: Record<string, number>;
  connections: number;
}

/** It ends with the block that has it. */
export interface BenchServer extends Disposable {
  url: string;
  /** The counts since the last call. */
  counts(): Promise<ServerCounts>;
}

/** `setUp`: two more round trips for each connection. `bucket`: requests a second and burst of access checks a region. */
export async function startBenchServer(options: {
  models: number;
  setUp?: boolean;
  bucket?: { rate: number; burst: number };
}): Promise<BenchServer> {
  const { models, setUp = false, bucket } = options;
  const child = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      join(import.meta.dirname, 'server-main.ts'),
      String(models),
      ...(setUp ? ['--set-up'] : []),
      ...(bucket === undefined ? [] : [`--bucket=${bucket.rate},${bucket.burst}`]),
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const [port] = (await once(createInterface(child.stdout), 'line')) as [string];
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    counts: async () => (await (await fetch(`${url}/_counts`)).json()) as ServerCounts,
    [Symbol.dispose]: () => child.stdin.end(),
  };
}

/** The window over such a server, ready for a scan and for functions that are sent into its page. */
export async function launchOver(url: string): Promise<LaunchedApp & AsyncDisposable> {
  const launched = await launchApp({ args: [`--regions=${BENCH_REGIONS.join(',')}`], env: keysFor(url) });
  await launched.page.getByRole('button', { name: 'Rescan' }).waitFor();
  await launched.page.evaluate(NAMES_FUNCTIONS);
  return { ...launched, [Symbol.asyncDispose]: () => launched.app.close() };
}
