import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { palettePng } from '../../lab/pictures/palette-png.ts';

/** The colours of the picture, read back from the file's palette and rows. */
function colours(file: Buffer, width: number, height: number): number[] {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    chunks.set(file.toString('latin1', at + 4, at + 8), file.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const palette = chunks.get('PLTE') ?? Buffer.alloc(0);
  const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  return Array.from({ length: width * height }, (_, at) => {
    const place = rows[Math.floor(at / width) * (width + 1) + 1 + (at % width)] ?? 0;
    return palette.readUIntBE(3 * place, 3);
  });
}

function bitmapOf(width: number, points: readonly number[]): Buffer {
  const pixels = Buffer.alloc(4 * points.length);
  for (const [at, colour] of points.entries()) {
    pixels.set([colour & 255, (colour >> 8) & 255, colour >> 16, 255], 4 * at);
  }
  expect(pixels.length % (4 * width)).toBe(0);
  return pixels;
}

test('up to 256 colours come back as they were', () => {
  const anyPicture = fc
    .array(fc.integer({ min: 0, max: 0xffffff }), { minLength: 1, maxLength: 250 })
    .chain((palette) => fc.array(fc.constantFrom(...palette), { minLength: 12, maxLength: 120 }))
    .map((points) => points.slice(0, points.length - (points.length % 4)));
  fc.assert(
    fc.property(anyPicture, (points) => {
      const file = palettePng({ width: 4, height: points.length / 4, pixels: bitmapOf(4, points) });
      expect(colours(file, 4, points.length / 4)).toEqual(points);
    }),
  );
});

test('of more colours, the frequent ones stay and the rest come near', () => {
  const many = Array.from({ length: 1024 }, (_, at) => (((at * 37) & 255) << 16) | ((at & 255) << 8) | 16);
  const points = [...Array.from({ length: 1024 }, () => 0x0b57d0), ...many];
  const back = colours(palettePng({ width: 32, height: 64, pixels: bitmapOf(32, points) }), 32, 64);
  expect(new Set(back).size).toBeLessThanOrEqual(256);
  expect(back.slice(0, 1024)).toEqual(points.slice(0, 1024));
  for (const [at, colour] of points.entries()) {
    for (const shift of [16, 8, 0]) {
      const [a, b] = [colour, back[at] ?? 0].map((each) => (each >> shift) & 255);
      expect(Math.abs((a ?? 0) - (b ?? 0))).toBeLessThan(48);
    }
  }
});
