/** Certificates of the operating system: read off the main thread, and only for a request that needs them. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tls from 'node:tls';
import { HttpRequest } from '@smithy/core/protocols';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Proxies } from '../../../../electron/aws/transport/proxy/proxy-choice.ts';
import { SharedRequestHandler } from '../../../../electron/aws/transport/request-handler.ts';
import { fromThread, systemAuthorities } from '../../../../electron/aws/transport/trust/system-authorities.ts';
import { startProtocolServer } from '../../../helpers/servers/protocol-server.ts';
import { selfSigned } from '../../../helpers/servers/self-signed-certificate.ts';
import { setProfiles } from '../../local-bedrock.ts';

const POST = `require('node:worker_threads').parentPort.postMessage(['a', 'b']);`;
const LONG_MS = 60_000;

describe('certificates of the system', () => {
  it('are those that Node lists, and none where it lists none', async () => {
    const { getCACertificates } = tls as { getCACertificates?: (type: 'system') => string[] };
    expect(await systemAuthorities()).toEqual(getCACertificates?.('system') ?? []);
  });

  it('leave the main thread free while they are read', async () => {
    const file = join(await setProfiles({}), 'main-thread-is-free');
    const script = `while (!require('node:fs').existsSync(${JSON.stringify(file)})) {} ${POST}`;
    const reading = fromThread(script, LONG_MS);
    await writeFile(file, '');
    expect(await reading).toEqual(['a', 'b']);
  });

  it.each([
    ['fails', 'throw new Error()', LONG_MS],
    ['ends without an answer', 'process.exit()', LONG_MS],
    ['takes too long', 'for (;;) {}', 100],
  ])('are none if reading them %s', async (_how, script, withinMs) => {
    expect(await fromThread(script, withinMs)).toEqual([]);
  });

  it.each([
    ['not at all for plain HTTP', undefined, 0],
    ['once for all requests over TLS', selfSigned(['localhost'], 'valid'), 1],
  ])('are read %s', async (_what, certificate, times) => {
    const server = await startProtocolServer(undefined, certificate);
    let read = 0;
    const authorities = async (): Promise<string[] | undefined> => {
      read += 1;
      return certificate === undefined ? undefined : [certificate.cert];
    };
    const handler = new SharedRequestHandler({
      authorities,
      proxies: new Proxies({ env: {} }),
      deadlineMs: LONG_MS,
    });
    onTestFinished(async () => {
      handler.destroy();
      await server.close();
    });
    const { protocol, hostname, port } = new URL(server.url);
    const request = (): HttpRequest => new HttpRequest({ protocol, hostname, port: Number(port), path: '/' });
    const answers = await Promise.all([handler.handle(request()), handler.handle(request())]);
    expect(answers.map(({ response }) => response.statusCode >= 200)).toEqual([true, true]);
    expect(read).toBe(times);
  });
});
