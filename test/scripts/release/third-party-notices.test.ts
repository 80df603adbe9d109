import { expect, it } from 'vitest';
import { noticesText } from '../../../scripts/packaging/third-party-notices.ts';

it('the text of the notices groups packages under the licence text they share, each once', () => {
  const one = { name: 'b', version: '1.0.0', identifier: 'MIT', text: 'Copyright X\n' };
  const text = noticesText([one, one, { ...one, name: 'a' }, { ...one, name: 'c', text: 'Copyright Y' }]);
  expect(text.match(/Copyright X/g)).toHaveLength(1);
  expect(text).toContain('a 1.0.0 (MIT)\nb 1.0.0 (MIT)\n\nCopyright X');
  expect(text).toContain('c 1.0.0 (MIT)\n\nCopyright Y');
});

it('the text of the notices does not lend the text of another package', () => {
  const text = noticesText([
    { name: 'a', version: '1.0.0', identifier: 'MIT', text: 'Copyright X' },
    { name: 'b', version: '2.0.0', identifier: 'MIT' },
  ]);
  expect(text).toContain('b 2.0.0 (MIT)\n\nThe package ships no text of its licence (MIT).');
});
