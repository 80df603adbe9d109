import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { MAX_EXPORT_BYTES } from '../../electron/contract/bridge/api.ts';
import { readExport } from '../../electron/export/read-export.ts';

const folder = mkdtempSync(join(tmpdir(), 'atlas-read-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('gives the name without the folder, and the text', async () => {
  const file = join(folder, 'Übersicht.json');
  writeFileSync(file, '{"größe":1}');
  expect(await readExport(file)).toEqual({
    ok: true,
    value: { name: 'Übersicht.json', text: '{"größe":1}' },
  });
});

test('says why a file cannot be read', async () => {
  expect(await readExport(join(folder, 'gone.json'))).toMatchObject({
    ok: false,
    failure: { kind: 'disk', message: 'gone.json could not be read: it is not there any more.' },
  });
  expect(await readExport(folder)).toMatchObject({ ok: false, failure: { kind: 'disk' } });
});

test('does not read what is far too large for an export', async () => {
  const file = join(folder, 'huge.json');
  writeFileSync(file, '');
  truncateSync(file, MAX_EXPORT_BYTES + 1);
  expect(await readExport(file)).toMatchObject({ ok: false, failure: { kind: 'bad-input' } });
});
