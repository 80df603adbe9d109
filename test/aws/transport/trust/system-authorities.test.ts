/** Certificates of the operating system: read off the main thread, and only for a request that needs them. */
import { X509Certificate } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tls from 'node:tls';
import { describe, expect, it, vi } from 'vitest';
import { openGateway } from '../../../../electron/aws/open-gateway.ts';
import { certificateProblem } from '../../../../electron/aws/transport/trust/certificate-files.ts';
import {
  fromFiles,
  fromThread,
  systemAuthorities,
} from '../../../../electron/aws/transport/trust/system-authorities.ts';
import { builtInRegions } from '../../../../electron/contract/cells/regions.ts';
import { defined } from '../../../../electron/contract/defined.ts';
import { stepLine } from '../../../../electron/contract/reach/connection-test.ts';
import { selfSigned } from '../../../helpers/servers/self-signed-certificate.ts';
import { tempFolder } from '../../../helpers/temp-folder.ts';
import {
  failureIn,
  listModels,
  noCancel,
  open,
  serverInEnvironment,
  setKeys,
  unwrap,
} from '../../local-bedrock.ts';

const POST = `require('node:worker_threads').parentPort.postMessage(['a', 'b']);`;
const LONG_MS = 60_000;

describe('certificates of the system', () => {
  it('are those that Node lists, else those of the Linux distribution', async () => {
    const { getCACertificates } = tls as { getCACertificates?: (type: 'system') => string[] };
    const found = await systemAuthorities();
    if (getCACertificates !== undefined) expect(found).toEqual(getCACertificates('system'));
    for (const each of found) expect(each).toMatch(/^-----BEGIN CERTIFICATE-----/);
  });

  it('leave the main thread free while they are read', async () => {
    const file = join(tempFolder(), 'main-thread-is-free');
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

  it('are those of the first file of a Linux distribution where the runtime lists none', async () => {
    const home = tempFolder();
    const [one, two] = [selfSigned(['one'], 'valid').cert.trim(), selfSigned(['two'], 'valid').cert.trim()];
    await writeFile(join(home, 'bundle.crt'), `# one\n${one}\n\n# two\n${two}\n`);
    expect(await fromFiles([join(home, 'missing.crt'), join(home, 'bundle.crt')])).toEqual([one, two]);
    expect(await fromFiles([join(home, 'missing.crt'), home])).toEqual([]);
  });
});

describe('a certificate that only the system vouches for', () => {
  it('is trusted after one look at those of the system, and no call is lost', async () => {
    const certificate = selfSigned(['localhost'], 'valid');
    await serverInEnvironment(undefined, 'BEDROCK', certificate);
    setKeys();
    const system = vi.fn(async () => [...tls.rootCertificates, certificate.cert]);
    const { gateway, testConnection } = await open({ reach: { systemAuthorities: system } });
    const answers = await Promise.all(
      builtInRegions('aws').map((region) => gateway.listModels(region, noCancel)),
    );
    expect(answers.filter((answer) => !answer.ok)).toEqual([]);
    expect(system).toHaveBeenCalledTimes(1);
    const steps = await testConnection(['us-east-1'], () => undefined, noCancel);
    expect(steps.map(stepLine)[2]).toMatch(
      /^Certificate: works.*The certificates of the system were needed\.$/,
    );
  });

  it('is not trusted where the system knows it neither', async () => {
    await serverInEnvironment(undefined, 'BEDROCK', selfSigned(['localhost'], 'valid'));
    setKeys();
    const system = vi.fn(async () => []);
    const { gateway } = await open({ reach: { systemAuthorities: system } });
    for (const region of ['us-east-1', 'us-west-2']) {
      expect(failureIn(await gateway.listModels(region, noCancel)).kind).toBe('tls');
    }
    expect(system).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['over plain HTTP', undefined],
    ['with a certificate that a file vouches for', selfSigned(['localhost'], 'valid')],
  ])('costs nothing %s', async (_what, certificate) => {
    await serverInEnvironment(undefined, 'BEDROCK', certificate);
    setKeys();
    const system = vi.fn(async () => []);
    const file = join(tempFolder(), 'ca.pem');
    if (certificate !== undefined) await writeFile(file, certificate.cert);
    const certificateFile = certificate === undefined ? undefined : file;
    unwrap(await listModels({ reach: { systemAuthorities: system, ...defined({ certificateFile }) } }));
    expect(system).not.toHaveBeenCalled();
  });
});

describe('a file that the user chose', () => {
  it('is taken in DER too', async () => {
    const certificate = selfSigned(['localhost'], 'valid');
    await serverInEnvironment(undefined, 'BEDROCK', certificate);
    setKeys();
    const file = join(tempFolder(), 'corp.cer');
    await writeFile(file, new X509Certificate(certificate.cert).raw);
    unwrap(await listModels({ reach: { certificateFile: file } }));
    expect(certificateProblem(file)).toBeUndefined();
  });

  it('and that is no certificate, or is gone, is named', async () => {
    const file = join(tempFolder(), 'notes.txt');
    await writeFile(file, 'hello');
    expect(certificateProblem(file)).toBe('holds no certificate');
    const failure = failureIn(await openGateway({ reach: { certificateFile: `${file}.gone` } }));
    expect(failure).toMatchObject({ kind: 'tls', message: expect.stringContaining('cannot be read') });
    expect(failure.nextStep).toBe('Choose another one there, or remove it.');
  });
});
