/** Starts the bench's Bedrock as a process of its own, so that its CPU time is not the client's. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
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

export interface BenchServerOptions {
  models: number;
  /** Two more round trips for each connection. */
  setUp?: boolean;
  /** Requests a second and burst of access checks a region. */
  bucket?: { rate: number; burst: number };
}

export async function startBenchServer(options: BenchServerOptions): Promise<BenchServer> {
  const child = fork(join(import.meta.dirname, 'server-main.ts'), [JSON.stringify(options)], {
    execArgv: ['--import', 'tsx'],
  });
  const [port] = (await once(child, 'message')) as [number];
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    counts: async () => (await (await fetch(`${url}/_counts`)).json()) as ServerCounts,
    [Symbol.dispose]: () => {
      // One that has ended has no channel.
      if (child.connected) child.disconnect();
    },
  };
}

/** The window over such a server, ready for a scan and for functions that are sent into its page. */
export async function launchOver(url: string): Promise<LaunchedApp & AsyncDisposable> {
  const launched = await launchApp({ args: [`--regions=${BENCH_REGIONS.join(',')}`], env: keysFor(url) });
  await launched.page.getByRole('button', { name: 'Rescan' }).waitFor();
  await launched.page.evaluate(NAMES_FUNCTIONS);
  return { ...launched, [Symbol.asyncDispose]: () => launched.app.close() };
}
