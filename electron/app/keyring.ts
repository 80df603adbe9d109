/** The system's keychain, as Electron's safeStorage reaches it. */
import { type AnyStorage, laterStorage } from '../fallback-runtime.ts';
import type { Keyring } from '../settings/api-keys.ts';

/** What is chosen where no keychain is found: the key for it stands in Chromium's source. `unknown`: too early to say. */
const UNSAFE = ['basic_text', 'unknown'];

/** `storage`: Electron's. On Linux it encrypts without a keychain as well. */
export function keyringOf(
  storage: AnyStorage & { getSelectedStorageBackend?: () => string },
  platform: NodeJS.Platform,
): Keyring {
  const later = laterStorage(storage);
  return {
    async isSafe() {
      const backend = platform === 'linux' ? storage.getSelectedStorageBackend?.() : undefined;
      return !UNSAFE.includes(backend ?? '') && (await later.isAsyncEncryptionAvailable());
    },
    encrypt: (text) => later.encryptStringAsync(text),
    decrypt: async (bytes) => (await later.decryptStringAsync(bytes)).result,
  };
}
