/** The system's keychain through safeStorage, in the form of both runtimes. */
import { describe, expect, it } from 'vitest';
import { keyringOf } from '../../electron/app/keyring.ts';

/** As Electron 33 has it. */
const atOnce = (backend: string, isAvailable = true) => ({
  isEncryptionAvailable: () => isAvailable,
  encryptString: (text: string) => Buffer.from(text, 'utf8').reverse(),
  decryptString: (bytes: Buffer) => Buffer.from(bytes).reverse().toString('utf8'),
  getSelectedStorageBackend: () => backend,
});

/** As the Electron that the app is made for has it; the older half must not be used. */
const later = (backend: string, isAvailable = true) => {
  const { encryptString, decryptString, ...rest } = atOnce(backend, isAvailable);
  const deprecated = (): never => {
    throw new Error('deprecated');
  };
  return {
    ...rest,
    ...{ isEncryptionAvailable: deprecated, encryptString: deprecated, decryptString: deprecated },
    isAsyncEncryptionAvailable: async () => isAvailable,
    encryptStringAsync: async (text: string) => encryptString(text),
    decryptStringAsync: async (bytes: Buffer) => ({ result: decryptString(bytes), shouldReEncrypt: false }),
  };
};

describe.each([
  ['an older runtime', atOnce],
  ['the runtime of today', later],
])('the keychain in %s', (_what, storage) => {
  it('gives back what it has encrypted', async () => {
    const keyring = keyringOf(storage('gnome_libsecret'), 'linux');
    expect(await keyring.isSafe()).toBe(true);
    const bytes = await keyring.encrypt('a key');
    expect(bytes.toString('utf8')).not.toContain('a key');
    expect(await keyring.decrypt(bytes)).toBe('a key');
  });

  it.each([
    [
      'no keyring on Linux, where Chromium would encrypt with a key of its source',
      'basic_text',
      'linux',
      true,
    ],
    ['a question that comes too early', 'unknown', 'linux', true],
    ['a keychain that is locked', 'kwallet6', 'linux', false],
    ['macOS without its keychain', '', 'darwin', false],
  ] as const)('is not safe with %s', async (_why, backend, platform, isAvailable) => {
    expect(await keyringOf(storage(backend, isAvailable), platform).isSafe()).toBe(false);
  });

  it.each(['darwin', 'win32'] as const)('is asked nothing of Linux on %s', async (platform) => {
    expect(await keyringOf(storage('basic_text'), platform).isSafe()).toBe(true);
  });
});
