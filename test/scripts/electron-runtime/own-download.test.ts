import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { downloadElectron } from '../../../scripts/electron-runtime/own-download.ts';

describe("Electron's own download", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'atlas-download-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const script = (text: string): void => writeFileSync(join(folder, 'install.js'), text);

  it('says nothing when it succeeds', async () => {
    script('process.exit(0)');
    expect(await downloadElectron(folder)).toBeUndefined();
  });

  it('gives the cause that the network named', async () => {
    script("console.error('TypeError: fetch failed\\n  code: ENOTFOUND,\\n  at x'); process.exit(1)");
    expect(await downloadElectron(folder)).toBe('ENOTFOUND');
  });

  it('gives the error line when there is no such cause', async () => {
    script("console.error('HTTPError: Response code 404 (Not Found)\\n    at x'); process.exit(1)");
    expect(await downloadElectron(folder)).toBe('HTTPError: Response code 404 (Not Found)');
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
