/** The files in which Windows and macOS want an icon: pictures of several sizes behind one head, as PNG. */

/** A square picture, as the bytes of a PNG. */
export interface IconPicture {
  sizePx: number;
  png: Buffer;
}

/** An ICO file: sizes up to 256. */
export function icoFile(pictures: readonly IconPicture[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [place, { sizePx, png }] of pictures.entries()) {
    const at = 6 + 16 * place;
    // 256 is written as 0.
    head.writeUInt8(sizePx % 256, at);
    head.writeUInt8(sizePx % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** The types of an ICNS file that hold a PNG, with its size in pixels; the second of a size is for screens of twice the density. */
export const ICNS_TYPES: readonly [type: string, sizePx: number][] = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];

/** An ICNS file; every size of `ICNS_TYPES` has to be among the pictures. */
export function icnsFile(pictures: readonly IconPicture[]): Buffer {
  const parts = ICNS_TYPES.map(([type, wantedPx]) => {
    const picture = pictures.find(({ sizePx }) => sizePx === wantedPx);
    if (picture === undefined) throw new Error(`no picture of ${wantedPx} pixels for ${type}`);
    return chunk(type, picture.png);
  });
  return chunk('icns', Buffer.concat(parts));
}

function chunk(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(8 + body.length, 4);
  return Buffer.concat([head, body]);
}
