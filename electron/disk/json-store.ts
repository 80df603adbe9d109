/**
 * A JSON file kept by electron-store, or without Electron by conf, on which it is built. This code adds what they lack:
 * they take a short write on a full disk for a complete one, and block the process for a second while they retry.
 */

import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { access, constants, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_OWN_FILE_BYTES } from '../contract/bounds.ts';
import { defined } from '../contract/defined.ts';
import { asRecord } from '../contract/json.ts';
import { parseJson } from '../contract/outside-text.ts';
import { placeDraft, removeOldDrafts } from './atomic-file.ts';
import { checkRegularFile } from './regular-file.ts';

export type JsonObject = Record<string, unknown>;

/** The part of both libraries that is used: reading gives the whole content, setting writes it whole. */
export interface JsonStore {
  store: JsonObject;
}

export interface JsonStoreOptions {
  folder: string;
  /** The file's name without `.json`. */
  name: string;
  /** The file's text. */
  serialize: (content: JsonObject) => string;
  /** Permissions of the file; absent: as the system gives them. */
  mode?: number;
}

/**
 * Opens the file, which need not be there. Throws a SyntaxError if it holds no JSON object, FileError if it is no plain file, else the file system's error. The
 * library is loaded when it is first used: at the start the window's process takes longer.
 */
export async function openJsonStore({ folder, name, serialize, mode }: JsonStoreOptions): Promise<JsonStore> {
  checkRegularFile(join(folder, `${name}.json`), MAX_OWN_FILE_BYTES);
  const options = {
    cwd: folder,
    // A file that cannot be read is never emptied.
    clearInvalidConfig: false,
    accessPropertiesByDotNotation: false,
    serialize,
    deserialize: parseOnce(),
    ...defined({ configFileMode: mode }),
  };
  if (process.type === 'browser') {
    const { default: Store } = await import('electron-store');
    return new Store<JsonObject>({ ...options, name });
  }
  const { default: Conf } = await import('conf');
  return new Conf<JsonObject>({ ...options, configName: name, projectName: name });
}

/**
 * Writes a draft and puts it in the file's place when it is whole. On failure the file is as it was; throws the file system's
 * error.
 */
export async function writeJson(options: JsonStoreOptions, content: JsonObject): Promise<void> {
  const { folder, name, serialize, mode } = options;
  await mkdir(folder, { recursive: true });
  await access(folder, constants.W_OK);
  const draft = `${draftPrefix(name)}${randomBytes(6).toString('hex')}`;
  let bytes = 0;
  const store = await openJsonStore({
    folder,
    name: draft,
    serialize(value) {
      const text = serialize(value);
      bytes = Buffer.byteLength(text);
      return text;
    },
    ...defined({ mode }),
  });
  const file = join(folder, `${draft}.json`);
  try {
    store.store = content;
  } catch (error) {
    // The library removes its temporary file some time later: an app that ends before would leave it.
    for (const left of readdirSync(folder).filter((each) => each.startsWith(draft))) {
      rmSync(join(folder, left), { force: true });
    }
    throw error;
  }
  if ((await stat(file)).size !== bytes) {
    rmSync(file, { force: true });
    throw new Error('the disk took only a part of it');
  }
  await placeDraft(file, join(folder, `${name}.json`));
  await removeJsonDrafts(folder, name);
}

/** Removes what writes of the file that were cut short left behind. */
export async function removeJsonDrafts(folder: string, name: string): Promise<void> {
  await removeOldDrafts(folder, draftPrefix(name));
}

function draftPrefix(name: string): string {
  return `${name}.new-`;
}

/** A parser that remembers its last text: a store reads its file when it is created and again when it is asked. */
function parseOnce(): (text: string) => JsonObject {
  let last: { text: string; value: JsonObject } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, value: parseObject(text) };
    return last.value;
  };
}

function parseObject(text: string): JsonObject {
  // The reviver is slow, and a file of this app never needs it. `\u005f` can spell an underscore.
  const isPlain = !text.includes('__proto__') && !text.toLowerCase().includes('\\u005f');
  const reviver = (name: string, each: unknown): unknown => (name === '__proto__' ? undefined : each);
  const value = asRecord(parseJson(text, isPlain ? undefined : reviver));
  if (value !== undefined) return value;
  // The library would make an object of it.
  throw new SyntaxError('The text is JSON, but no object.');
}
