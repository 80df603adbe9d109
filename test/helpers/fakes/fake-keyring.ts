/** A keychain for tests: encrypts with a key of its own, and gives back only what it has encrypted itself. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Keyring } from '../../../electron/settings/api-keys.ts';

export class FakeKeyring implements Keyring {
  readonly #key = randomBytes(32);
  /** False: there is no keychain. */
  isThere = true;

  async isSafe(): Promise<boolean> {
    return this.isThere;
  }

  async encrypt(text: string): Promise<Buffer> {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#key, iv);
    const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), bytes]);
  }

  async decrypt(bytes: Buffer): Promise<string> {
    const cipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, 12));
    cipher.setAuthTag(bytes.subarray(12, 28));
    return cipher.update(bytes.subarray(28), undefined, 'utf8') + cipher.final('utf8');
  }
}
