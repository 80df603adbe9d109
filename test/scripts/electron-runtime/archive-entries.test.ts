import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tarMember, zipEntries } from '../../../scripts/electron-runtime/archive-entries.ts';
import { ByteReader } from '../../../scripts/electron-runtime/byte-reader.ts';
import { alwaysIn } from '../../helpers/properties.ts';
import { tarOf, zipOf } from './packed.ts';

/** The bytes in pieces of `size`, as a slow network would bring them. */
async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function unzip(bytes: Buffer, size: number): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for await (const { name, content } of zipEntries(new ByteReader(inPieces(bytes, size)), () => true)) {
    files[name] = (await buffer(content)).toString('utf8');
  }
  return files;
}

const contents = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ maxLength: 600 }), {
  maxKeys: 5,
});

describe('streaming archives', () => {
  it('reads a zip the same however it is cut into pieces', () =>
    alwaysIn(60, [contents, fc.integer({ min: 1, max: 700 })], async (files, size) => {
      expect(await unzip(zipOf(files), size)).toEqual({ ...files });
    }));

  it('finds a member of a tar behind others', () =>
    alwaysIn(60, [contents, fc.integer({ min: 1, max: 2000 })], async (files, size) => {
      const tar = tarOf({ ...files, 'the/one': 'wanted' });
      const member = await tarMember(new ByteReader(inPieces(tar, size)), 'the/one');
      expect((await member.take(6)).toString()).toBe('wanted');
    }));

  it('passes over what is not wanted', async () => {
    const zip = zipOf({ one: 'a', two: 'b', three: 'c' });
    const names: string[] = [];
    for await (const entry of zipEntries(new ByteReader(inPieces(zip, 5)), (name) => name !== 'two')) {
      names.push(`${entry.name}=${(await buffer(entry.content)).toString()}`);
    }
    expect(names).toEqual(['one=a', 'three=c']);
  });

  it('refuses a zip that is cut off', async () => {
    const zip = zipOf({ one: 'a'.repeat(500), two: 'b'.repeat(500) });
    await expect(unzip(zip.subarray(0, zip.length - 300), 64)).rejects.toThrow(/too early/);
  });

  it('refuses what is no zip', async () => {
    await expect(unzip(Buffer.from('<!doctype html><html lang="en"></html>'), 64)).rejects.toThrow(
      /not a zip/,
    );
  });

  it('refuses an entry whose size follows its data', async () => {
    const zip = zipOf({ one: 'a' });
    zip.writeUInt16LE(8, 6);
    await expect(unzip(zip, 64)).rejects.toThrow('The archive holds one in an unknown way.');
  });
});
