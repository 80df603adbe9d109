/** Reading a file that the user chose in the system's dialog. */
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { MAX_EXPORT_BYTES, type OpenedFile, type Outcome } from '../contract/bridge/api.ts';
import { isDocument } from '../contract/export/import-checks.ts';

/** The file's text; fails with `disk` if it cannot be read and `bad-input` if it is far larger than any export. */
export async function readExport(file: string): Promise<Outcome<OpenedFile>> {
  const name = basename(file);
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      if (size > MAX_EXPORT_BYTES) return tooLarge(name);
      return { ok: true, value: { name, text: await handle.readFile('utf8') } };
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    return {
      ok: false,
      failure: {
        kind: 'disk',
        message: `${name} could not be read: ${REASONS[code] ?? `the system said ${code}`}.`,
        nextStep: 'What is shown is unchanged. Choose another file.',
      },
    };
  }
}

/** Whether the file is a plain one and holds an export; false also if it cannot be read. */
export async function isExportFile(file: string): Promise<boolean> {
  try {
    // A pipe would be waited for.
    if (!(await stat(file)).isFile()) return false;
    const read = await readExport(file);
    return read.ok && isDocument(JSON.parse(read.value.text));
  } catch {
    return false;
  }
}

const REASONS: Record<string, string> = {
  ENOENT: 'it is not there any more',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  EISDIR: 'it is a folder',
};

function tooLarge(name: string): Outcome<never> {
  return {
    ok: false,
    failure: {
      kind: 'bad-input',
      message: `${name} is larger than any export of Bedrock Atlas.`,
      nextStep: 'Choose a file that Export, JSON has written.',
    },
  };
}
