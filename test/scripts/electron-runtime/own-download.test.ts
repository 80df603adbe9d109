import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { downloadElectron } from '../../../scripts/electron-runtime/own-download.ts';
import { REPO } from '../../../scripts/repo.ts';
import { startConnectProxy } from '../../helpers/servers/connect-proxy.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

describe("Electron's own download", () => {
  let folder: string;
  beforeEach(() => {
    folder = tempFolder();
  });

  const script = (text: string): void => writeFileSync(join(folder, 'install.js'), text);

  it('says nothing when it succeeds', async () => {
    script('process.exit(0)');
    expect(await downloadElectron(folder)).toBeUndefined();
  });

  /** As Electron's own script: downloads, and prints the stack of what goes wrong. */
  const downloading = (): void =>
    script(`
      const { ElectronDownloadCacheMode, downloadArtifact } =
        require('node:module').createRequire(${JSON.stringify(join(REPO, 'package.json'))})('@electron/get');
      const options = { version: '45.4.1', artifactName: 'electron', cacheMode: ElectronDownloadCacheMode.Bypass, checksums: {} };
      downloadArtifact(options).catch((error) => { console.error(error.stack); process.exit(1); });
    `);

  it('says why nothing answered', async () => {
    downloading();
    const reason = await downloadElectron(folder, { ...process.env, ELECTRON_MIRROR: 'http://127.0.0.1:1/' });
    expect(reason).toMatch(/ECONNREFUSED|bad port/);
  });

  it('goes through the proxy of the environment and says what that refused', async () => {
    downloading();
    const proxy = await startConnectProxy(1, 403);
    try {
      const reason = await downloadElectron(folder, { ...process.env, HTTPS_PROXY: proxy.url });
      expect(proxy.asked.map(({ target }) => target)).toContain('github.com:443');
      expect(reason).toMatch(/403|refused|CONNECT|tunnel/i);
    } finally {
      await proxy.close();
    }
  });

  it('gives the error line when there is no such cause', async () => {
    script("console.error('HTTPError: Response code 404 (Not Found)\\n    at x'); process.exit(1)");
    expect(await downloadElectron(folder)).toBe('Response code 404 (Not Found)');
  });

  it('gives up a download that makes no progress', async () => {
    script('setInterval(() => {}, 1000)');
    expect(await downloadElectron(folder, process.env, 200)).toBe('no progress for 0.2 seconds');
  });

  it('lets a slow one go on as long as bytes come', async () => {
    script(`
      const { appendFileSync } = require('node:fs');
      const file = require('node:path').join(require('node:os').tmpdir(), 'part');
      let pieces = 0;
      const timer = setInterval(() => {
        appendFileSync(file, 'bytes');
        if (++pieces === 40) { clearInterval(timer); }
      }, 100);
    `);
    expect(await downloadElectron(folder, process.env, 2_500)).toBeUndefined();
  });
});
