import { execFileSync } from 'node:child_process';
import { symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { MAX_EXPORT_BYTES } from '../../electron/contract/bounds.ts';
import { isExportFile, readDocument, readExport } from '../../electron/export/read-export.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const folder = tempFolder();

test('the reader of exports gives the name without the folder, and the text', async () => {
  const file = join(folder, 'Übersicht.json');
  writeFileSync(file, '{"größe":1}');
  expect(await readExport(file)).toEqual({
    ok: true,
    value: { name: 'Übersicht.json', text: '{"größe":1}' },
  });
});

test('the reader of exports says why a file cannot be read', async () => {
  expect(await readExport(join(folder, 'gone.json'))).toMatchObject({
    ok: false,
    failure: { kind: 'disk', message: 'gone.json could not be read: it is not there any more.' },
  });
  expect(await readExport(folder)).toMatchObject({ ok: false, failure: { kind: 'disk' } });
});

test('the reader of exports does not read what is far too large for an export', async () => {
  const file = join(folder, 'huge.json');
  writeFileSync(file, '');
  truncateSync(file, MAX_EXPORT_BYTES + 1);
  expect(await readExport(file)).toMatchObject({ ok: false, failure: { kind: 'bad-input' } });
});

test.each<[string, Uint8Array]>([
  ['UTF-8 with a byte order mark', Buffer.from('\uFEFF{"größe":1}', 'utf8')],
  ['UTF-16 as Windows writes it', Buffer.from('\uFEFF{"größe":1}', 'utf16le')],
  ['UTF-16 without a mark', Buffer.from('{"größe":1}', 'utf16le')],
  ['UTF-16, big-endian, without a mark', Buffer.from('{"größe":1}', 'utf16le').swap16()],
  ['UTF-16, big-endian', Buffer.from('\uFEFF{"größe":1}', 'utf16le').swap16()],
])('reads a file in %s', async (_encoding, bytes) => {
  const file = join(folder, 'saved-again.json');
  writeFileSync(file, bytes);
  expect(await readExport(file)).toMatchObject({ ok: true, value: { text: '{"größe":1}' } });
});

test.runIf(process.platform !== 'win32')('refuses a named pipe and a device without waiting', async () => {
  const pipe = join(folder, 'pipe.json');
  execFileSync('mkfifo', [pipe]);
  const device = join(folder, 'zero.json');
  symlinkSync('/dev/zero', device);
  for (const file of [pipe, device]) {
    expect(await readExport(file)).toMatchObject({
      ok: false,
      failure: { kind: 'bad-input', message: `${basename(file)} is not a regular file.` },
    });
    expect(await isExportFile(file)).toBe(false);
  }
});

test('the reader of exports reads no more than the limit of a file that says it is empty', async () => {
  // Files under /proc have no size until they are read.
  const read = await readExport('/proc/self/status');
  if (process.platform === 'linux') expect(read).toMatchObject({ ok: true });
  else expect(read.ok).toBe(false);
});

test('refuses in one line what is nested without end', async () => {
  const file = join(folder, 'deep.json');
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  for (const text of [
    deep,
    `{"format":"bedrock-atlas/matrix","version":1,"__proto__":${deep},"more":"\\u0000"}`,
  ]) {
    writeFileSync(file, text);
    expect(await readDocument(file)).toMatchObject({
      ok: false,
      failure: {
        kind: 'bad-input',
        message: 'deep.json: The file is not a Bedrock Atlas export: it is not JSON, or is nested too deep.',
      },
    });
    expect(await isExportFile(file)).toBe(false);
  }
});

test('says the name of a file without what would reorder it', async () => {
  const read = await readExport(join(folder, 'gone\u202Enosj.exe'));
  expect(!read.ok && read.failure.message).toBe('gonenosj.exe could not be read: it is not there any more.');
});
