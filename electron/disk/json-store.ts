/** A JSON file in the hands of electron-store, or of conf, which it is built on, where there is no Electron. */

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
}

/**
 * Opens the file, which need not be there. Throws a SyntaxError if it holds no JSON, else the file system's error. The
 * library is loaded when it is first used: at the start the window's process takes longer.
 */
export async function openJsonStore({ folder, name, serialize }: JsonStoreOptions): Promise<JsonStore> {
  const options = {
    cwd: folder,
    // A file that cannot be read is never emptied.
    clearInvalidConfig: false,
    accessPropertiesByDotNotation: false,
    serialize,
    deserialize: parseOnce(),
  };
  if (process.type === 'browser') {
    const { default: Store } = await import('electron-store');
    return new Store<JsonObject>({ ...options, name });
  }
  const { default: Conf } = await import('conf');
  return new Conf<JsonObject>({ ...options, configName: name, projectName: name });
}

/** A parser that remembers its last text: a store reads its file when it is created and again when it is asked. */
function parseOnce(): (text: string) => JsonObject {
  let last: { text: string; value: JsonObject } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, value: parseJson(text) };
    return last.value;
  };
}

/** The value of a JSON text without members called `__proto__`; throws a SyntaxError as JSON.parse does. */
function parseJson(text: string): JsonObject {
  // The reviver is slow, and a file of this app never needs it. `\u005f` can spell an underscore.
  if (!text.includes('__proto__') && !text.toLowerCase().includes('\\u005f')) return JSON.parse(text);
  return JSON.parse(text, (name, value) => (name === '__proto__' ? undefined : value));
}
