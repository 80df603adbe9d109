import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ICNS_TYPES, icnsFile, icoFile } from '../../lab/pictures/icon-files.ts';
import { REPO } from '../../scripts/repo.ts';

const ICONS = join(REPO, 'icons');
/** Width and height that the PNG's own head names. */
const sizeOf = (png: Buffer): [number, number] => [png.readUInt32BE(16), png.readUInt32BE(20)];

function icoPictures(file: Buffer): Buffer[] {
  return Array.from({ length: file.readUInt16LE(4) }, (_each, place) => {
    const at = 6 + 16 * place;
    const offset = file.readUInt32LE(at + 12);
    const png = file.subarray(offset, offset + file.readUInt32LE(at + 8));
    expect(file.readUInt8(at) || 256).toBe(sizeOf(png)[0]);
    return png;
  });
}

function icnsPictures(file: Buffer): [type: string, png: Buffer][] {
  expect(file.toString('latin1', 0, 4)).toBe('icns');
  expect(file.readUInt32BE(4)).toBe(file.length);
  const found: [string, Buffer][] = [];
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
    found.push([file.toString('latin1', at, at + 4), file.subarray(at + 8, at + file.readUInt32BE(at + 4))]);
  }
  return found;
}

describe('the icons of the app', () => {
  const pngs = readdirSync(join(ICONS, 'linux')).map((name) => ({
    name,
    png: readFileSync(join(ICONS, 'linux', name)),
  }));

  test('are of the sizes that their names and types say', () => {
    for (const { name, png } of pngs) expect(`${sizeOf(png).join('x')}.png`).toBe(name);
    const icns = icnsPictures(readFileSync(join(ICONS, 'icon.icns')));
    expect(icns.map(([type, png]) => [type, ...sizeOf(png)])).toEqual(
      ICNS_TYPES.map(([type, sizePx]) => [type, sizePx, sizePx]),
    );
  });

  test('are the same drawing in the ICO as in the PNGs', () => {
    const inIco = icoPictures(readFileSync(join(ICONS, 'icon.ico')));
    expect(inIco.map((png) => sizeOf(png)[0])).toEqual([16, 24, 32, 48, 64, 128, 256]);
    for (const png of inIco) {
      const same = pngs.find(({ name }) => name === `${sizeOf(png)[0]}x${sizeOf(png)[0]}.png`);
      expect(same?.png.equals(png)).toBe(true);
    }
  });

  test('are put into files that read back as they were', () => {
    const pictures = [16, 32, 64, 128, 256, 512, 1024].map((sizePx) => {
      const png = Buffer.alloc(24 + sizePx);
      png.writeUInt32BE(sizePx, 16);
      return { sizePx, png };
    });
    const small = pictures.slice(0, 5);
    expect(icoPictures(icoFile(small))).toEqual(small.map(({ png }) => png));
    expect(icnsPictures(icnsFile(pictures)).map(([, png]) => png.length - 24)).toEqual(
      ICNS_TYPES.map(([, sizePx]) => sizePx),
    );
    expect(() => icnsFile(small)).toThrow('no picture of 512 pixels');
  });
});
