/**
 * What the app does differently in the fallback runtime: an Electron older than the one it is made for. When that runtime
 * goes, so does this file.
 */
import packageJson from '../package.json' with { type: 'json' };

/** Whether `electron`, such as `33.2.1`, is the fallback runtime. */
export function isFallbackRuntime(electron: string): boolean {
  return Number.parseInt(electron, 10) < Number.parseInt(packageJson.devDependencies.electron, 10);
}

/** Node's TLS lists the system's authorities since 22.15. */
export function canListAuthorities(tls: object): boolean {
  return 'getCACertificates' in tls;
}

/** What is used of Electron's safeStorage. */
interface LaterStorage {
  isAsyncEncryptionAvailable(): Promise<boolean>;
  encryptStringAsync(text: string): Promise<Buffer>;
  decryptStringAsync(encrypted: Buffer): Promise<{ result: string }>;
}
/** The older half, deprecated since, which alone the fallback runtime has. */
interface AtOnceStorage {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(encrypted: Buffer): string;
}
export type AnyStorage = AtOnceStorage & Partial<LaterStorage>;

/** The newer half, made of the older one where that is all there is. */
export function laterStorage(storage: AnyStorage): LaterStorage {
  if (storage.isAsyncEncryptionAvailable !== undefined) return storage as LaterStorage;
  return {
    isAsyncEncryptionAvailable: async () => storage.isEncryptionAvailable(),
    encryptStringAsync: async (text) => storage.encryptString(text),
    decryptStringAsync: async (encrypted) => ({ result: storage.decryptString(encrypted) }),
  };
}
