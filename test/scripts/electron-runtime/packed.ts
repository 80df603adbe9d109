/** Builds a package like the pinned one in miniature: a .tgz that holds a zip. */
import { createHash } from 'node:crypto';
import { deflateRawSync, gzipSync } from 'node:zlib';
import type { PinnedPackage } from '../../../scripts/electron-runtime/pinned-fallback.ts';

const FUSES_OF_CYPRESS = Buffer.from([1, 8, ...Buffer.from('01101110')]);

/** An executable as far as the fuse tool looks at it. */
export const EXECUTABLE = Buffer.concat([
  Buffer.from('\x7fELF dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  FUSES_OF_CYPRESS,
  Buffer.alloc(100_000, 'x'),
]);

/** A zip of `files`; every second one is stored, the others deflated. */
export function zipOf(files: Record<string, Buffer | string>): Buffer {
  const entries = Object.entries(files).map(([name, content], index) => {
    const raw = Buffer.from(content);
    const deflated = index % 2 === 0;
    const data = deflated ? deflateRawSync(raw) : raw;
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(deflated ? 8 : 0, 8);
    header.writeUInt32LE(data.length, 18);
    header.writeUInt32LE(raw.length, 22);
    header.writeUInt16LE(Buffer.byteLength(name), 26);
    header.writeUInt16LE(4, 28);
    return Buffer.concat([header, Buffer.from(name), Buffer.from('more'), data]);
  });
  const end = Buffer.alloc(46);
  end.writeUInt32LE(0x02014b50, 0);
  return Buffer.concat([...entries, end]);
}

/** A tar of `files`. */
export function tarOf(files: Record<string, Buffer | string>): Buffer {
  const members = Object.entries(files).map(([name, content]) => {
    const data = Buffer.from(content);
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(`${data.length.toString(8).padStart(11, '0')}\0`, 124);
    return Buffer.concat([header, data, Buffer.alloc((512 - (data.length % 512)) % 512)]);
  });
  return Buffer.concat([...members, Buffer.alloc(1024)]);
}

/** The whole package, and the pin that fits it. */
export function packedRuntime(files: Record<string, Buffer | string> = {}): {
  bytes: Buffer;
  pinned: PinnedPackage;
} {
  const bytes = gzipSync(
    tarOf({
      'package/package.json': '{}',
      'package/runtime.zip': zipOf({
        'Cypress/': '',
        'Cypress/Cypress': EXECUTABLE,
        'Cypress/icudtl.dat': 'data',
        'Cypress/locales/de.pak': 'deutsch',
        'Cypress/resources/app/index.js': 'left out',
        'Cypress/libEGL.so': Buffer.alloc(70_000, 7),
        ...files,
      }),
    }),
  );
  return {
    bytes,
    pinned: {
      integrity: `sha512-${createHash('sha512').update(bytes).digest('base64')}`,
      electronVersion: '33.2.1',
      archive: 'package/runtime.zip',
      folder: 'Cypress/',
      leftOut: ['resources/'],
      executable: 'Cypress',
    },
  };
}
