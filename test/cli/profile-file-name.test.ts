import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profileFileName } from '../../electron/cli/commands.ts';

describe('the file name of a profile', () => {
  it('is its name with what no file system takes percent-encoded', () => {
    expect(profileFileName('prod-eu')).toBe('prod-eu');
    expect(profileFileName('a/b\\c:d*e?f"g<h>i|j%k\n')).toBe('a%2Fb%5Cc%3Ad%2Ae%3Ff%22g%3Ch%3Ei%7Cj%25k%0A');
    expect(profileFileName('Größe 模型')).toBe('Größe 模型');
  });

  it('tells every two profiles apart', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (name) => decodeURIComponent(profileFileName(name)) === name,
      ),
    );
  });
});
