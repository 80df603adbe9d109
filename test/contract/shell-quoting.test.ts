/** Every command that the app offers to copy, pasted into real shells: nothing but the command itself runs. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loginCommand } from '../../electron/aws/errors/failure-text.ts';
import { snippet } from '../../renderer/state/words/snippets.ts';
import { always, runs } from '../helpers/properties.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const folder = tempFolder();

const HOSTILE = [
  'dev$(touch x)',
  'dev`touch x`',
  '"; touch x; "',
  "'; touch x; '",
  "'\"'\"'; touch x; '\"'\"'",
  "\\'; touch x #",
  '\\',
  '$HOME',
  '!!',
  '~root',
  '*',
  'a b',
  '&& touch x',
  '| touch x',
  '> x',
  '#',
  '{x,y}',
  '%COMSPEC%',
  '’; touch x; ‘',
  'two\nlines; touch x',
  '\u001b[201~touch x\r',
];

/** What a terminal gets: visible text alone. */
const asTyped = (text: string): string => text.replace(/\p{Cc}/gu, '');

const COMMANDS: [
  name: string,
  make: (text: string) => string,
  place: (words: string[]) => string | undefined,
][] = [
  ['the login of a profile', (text) => loginCommand(text), (words) => words[3]],
  ['the CLI snippet of an id', (id) => snippet('cli', { region: 'eu-west-1', id }), (words) => words[5]],
  ['the CLI snippet of a region', (region) => snippet('cli', { region, id: 'a.one' }), (words) => words[3]],
];

/** Words that `aws` gets from the pasted text; it is the only command that exists. */
function awsWords(shell: string, pasted: string): string[] {
  // As typed: standard input, not -c. Words end with a NUL, which no word can hold.
  const script = `aws() { printf '%s\\0' "$@"; }\n${pasted}\n`;
  const { stdout, stderr } = spawnSync(shell, ['-s'], {
    cwd: folder,
    input: script,
    encoding: 'utf8',
    env: { HOME: folder, PATH: process.env.PATH ?? '' },
  });
  expect(stderr, pasted).toBe('');
  return stdout.split('\0').slice(0, -1);
}

describe.runIf(process.platform !== 'win32').each(['bash', 'sh'])('pasted into %s', (shell) => {
  test.each(COMMANDS)('%s is one word, and nothing in it runs', (_name, make, place) => {
    const texts = fc.oneof(
      fc.constantFrom(...HOSTILE),
      fc
        .array(fc.constantFrom('a', "'", '"', '\\', '$(touch x)', '`touch x`', ';', '\n', ' ', '’', '!', '-'))
        .map((parts) => `p${parts.join('')}`),
      fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => asTyped(text) !== ''),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(place(awsWords(shell, make(text)))).toBe(asTyped(text));
        expect(readdirSync(folder)).toEqual([]);
      }),
      { numRuns: runs(40), examples: HOSTILE.map((text): [string] => [text]) },
    );
  });
});

test('a quote of PowerShell never ends a quoted text', () =>
  always([fc.array(fc.constantFrom('a', "'", '‘', '’', '‚', '‛', ';', '$', '"'))], (parts) => {
    const quoted = loginCommand(`p ${parts.join('')}`).replace('aws sso login --profile ', '');
    // Single-quoted text and one quote within double quotes, in turns.
    expect(quoted).toMatch(/^(?:'[^'\u2018-\u201b]*'(?:"['\u2018-\u201b]")?)+$/u);
  }));
