import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ArgumentTable, parseByTable, tableHelp } from '../../electron/cli/argument-table.ts';
import { opensWindow, parseArguments, USAGE } from '../../electron/cli/arguments.ts';
import { isForeignSwitch, ownArguments } from '../../electron/cli/electron-switches.ts';

const value = (...args: string[]) => {
  const parsed = parseArguments(args, isForeignSwitch);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
};
const message = (...args: string[]): string => {
  const parsed = parseArguments(args, isForeignSwitch);
  if (parsed.ok) throw new Error('accepted');
  return parsed.message;
};

describe('the arguments', () => {
  it('are read with a space or an equals sign', () => {
    expect(value('--profile', 'work', '--regions=eu-west-1, us-east-1,eu-west-1')).toMatchObject({
      profile: ['work'],
      regions: ['eu-west-1', 'us-east-1'],
    });
    expect(value('--export', 'a/b.JSON').export).toEqual({ file: 'a/b.JSON', format: 'json' });
    expect(value('--export=-', '--cached', '--no-access')).toMatchObject({
      export: { file: '-', format: 'json' },
      cached: true,
      noAccess: true,
    });
  });

  it('take another format with the ending of the file', () => {
    const format = 'csv-long' as const;
    expect(value('--export', 'a.csv', '--format', format).export).toEqual({ file: 'a.csv', format });
    expect(value('--export=-', '--format', format).export).toEqual({ file: '-', format });
    expect(value('--export', 'a.csv').export?.format).toBe('csv');
  });

  it('take two sides to compare, each an export or a kept scan', () => {
    expect(value('--diff', 'old.json', '@-0', '--format', 'json')).toMatchObject({
      diff: {
        old: { kind: 'file', file: 'old.json' },
        new: { kind: 'kept', when: { kind: 'back', steps: 0 } },
      },
      format: 'json',
    });
    expect(value('--diff=2026-11-24', './2026-11-24').diff).toMatchObject({
      old: { kind: 'kept' },
      new: { kind: 'file' },
    });
  });

  it('name what the cells of a table hold', () => {
    expect(value('--export', 'x.csv', '--cells', 'input-price').cells).toBe('input-price');
  });

  it('take several profiles with a folder', () => {
    expect(value('--profile', 'a', '--profile', 'b', '--export', 'out/')).toMatchObject({
      profile: ['a', 'b'],
      export: { folder: 'out/' },
    });
  });

  it('take exact ids to prove, which may hold slashes', () => {
    const arn = 'arn:aws:bedrock:eu-west-1:111122223333:application-inference-profile/abc';
    expect(value('--export', '-', '--prove', `us-east-1/a.b-v1:0, eu-west-1/${arn}`).prove).toEqual([
      { region: 'us-east-1', id: 'a.b-v1:0' },
      { region: 'eu-west-1', id: arn },
    ]);
  });

  it('accept a region that the app has never heard of', () => {
    expect(value('--regions', 'me-west-1').regions).toEqual(['me-west-1']);
    expect(value('--regions', 'us-gov-west-1').regions).toEqual(['us-gov-west-1']);
  });

  it('are refused in one line that says what is wrong', () => {
    const wrong: [string[], RegExp][] = [
      [['--nonsense'], /^Unknown argument: --nonsense\./],
      [['--prove', 'us-east-1/a.b'], /^--prove works only with --export\./],
      [['--export', '-', '--cached', '--prove', 'us-east-1/a.b'], /exclude each other/],
      [['--export', '-', '--prove', 'a.model'], /^--prove needs REGION\/ID/],
      [['--export', '-', '--prove', Array(21).fill('us-east-1/a.b').join()], /at most 20 ids/],
      [['file.json'], /^Unknown argument: file\.json\./],
      [['--export'], /^--export needs a file name/],
      [['--export', '--cached'], /^--export needs a file name/],
      [['--export', 'matrix'], /must end in \.json, \.csv, \.md or \.xlsx/],
      [['--export', 'x.constructor'], /must end in/],
      [['--regions', ','], /at least one Region/],
      [['--regions', '../../etc'], /cannot be an AWS Region/],
      [['--regions', 'us-east-1,us-gov-west-1'], /mixes partitions/],
      [['--cached'], /only with --export/],
      [['--no-access'], /only with --export/],
      [['--cells', 'latency'], /only with --export/],
      [['--export', 'x.csv', '--cells', 'price'], /--cells knows availability, latency, .*not "price"/],
      [['--export', 'x.csv', '--cells', 'accounts'], /^--cells accounts needs several accounts in one table/],
      [['--export', 'x.json', '--cells', 'latency'], /--cells is for tables/],
      [['--sample-data', '--profile', 'x'], /exclude each other/],
      [['--export', '-', '--at', '@-1'], /--at works only with --cached/],
      [['--export', '-', '--cached', '--at', 'yesterday'], /"yesterday" is not a time/],
      [['--diff', 'a.json'], /--diff needs two exports or kept scans/],
      [['--diff'], /--diff needs two exports or kept scans/],
      [['--diff', '@yesterday', '@-0'], /"@yesterday" is not a time/],
      [['--diff', 'a.json', 'b.json', 'c.json'], /^Unknown argument: c\.json/],
      [['--diff', 'a.json', 'b.json', '--export', '-'], /exclude each other/],
      [['--history', '--diff', 'a.json', 'b.json'], /exclude each other/],
      [['--history', '--format', 'xml'], /--format knows .* not "xml"/],
      [['--format', 'json'], /only with --export, --history and --diff/],
      [['--export', 'a.md', '--format', 'csv-long'], /csv-long needs a file name ending in \.csv/],
      [['--export', '-', '--format', 'xlsx'], /xlsx needs a file name ending in \.xlsx/],
      [['--export', 'dir/', '--format', 'csv-long'], /one file, not a folder/],
      [['--export', 'a.csv', '--format', 'text'], /text works only with --history/],
      [['--export', 'a.csv', '--format', 'csv-long', '--cells', 'latency'], /--cells does not go/],
      [['--history', '--format', 'csv-long'], /--format is json or text/],
      [['--profile', 'a', '--profile', 'b', '--export', 'x.json'], /need --export DIR\//],
      [['--sample-data=yes'], /takes no value/],
    ];
    for (const [args, expected] of wrong) {
      expect(message(...args)).toMatch(expected);
      expect(message(...args)).not.toContain('\n');
    }
  });

  it('take a link to a view as the last one, and nothing behind it', () => {
    const link = 'bedrock-atlas://view?q=nova&sort=name';
    expect(value('--sample-data', link)).toMatchObject({ sampleData: true, link });
    expect(value('--', 'BEDROCK-ATLAS:anything').link).toBe('BEDROCK-ATLAS:anything');
    expect(value('--sample-data').link).toBeUndefined();
    expect(message(link, '--export', '/etc/x.json')).toMatch(/^Nothing may follow a link\./);
    expect(message('--export', 'x.json', link)).toMatch(/does not go with --export/);
    expect(message('--', '--export')).toMatch(/^After -- stands one link\./);
    expect(message('https://example.com')).toMatch(/^Unknown argument: https:/);
  });

  it('never throw, whatever is typed', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (args) => {
        expect(typeof parseArguments(args).ok).toBe('boolean');
      }),
    );
  });

  it('leave the switches of Electron and Chromium alone', () => {
    expect(
      value('--no-sandbox', '--remote-debugging-port=0', '--inspect=0', '--sample-data').sampleData,
    ).toBe(true);
    expect(message('--no-acess')).toMatch(/^Unknown argument: --no-acess\./);
  });

  it('follow the folder of the app, whatever stands before it', () => {
    expect(ownArguments(['electron', '--no-sandbox', '/app', '--sample-data'], '/app', false)).toEqual([
      '--sample-data',
    ]);
    expect(ownArguments(['/opt/atlas', '--profile', 'x'], '/opt/resources/app.asar', true)).toEqual([
      '--profile',
      'x',
    ]);
  });
});

describe('a table of arguments', () => {
  const TABLE = {
    quiet: { short: 'q', help: 'say nothing' },
    profile: {
      value: 'NAME',
      needs: 'a name',
      help: 'may be given\nseveral times',
      isRepeatable: true,
      read: (name: string) => name.toUpperCase(),
    },
    retryCount: { value: '=N', needs: 'a number', help: 'tries', onlyWith: 'profile', read: Number },
  } as const satisfies ArgumentTable;
  const parse = (...args: string[]) =>
    parseByTable(TABLE, args, { isForeign: () => false, endsOptions: () => false });

  it('gives each entry its parsing, its values and its errors', () => {
    expect(parse('-q', '--profile', 'a', '--profile=b', '--retry-count=2')).toEqual({
      ok: true,
      values: { quiet: true, profile: ['A', 'B'], retryCount: 2 },
      rest: [],
    });
    expect(parse()).toEqual({ ok: true, values: { quiet: false }, rest: [] });
    expect(parse('--retry-count=2')).toMatchObject({
      message: '--retry-count works only with --profile. See --help.',
    });
    expect(parse('--profile')).toMatchObject({ message: '--profile needs a name. See --help.' });
    expect(parse('-qx')).toMatchObject({ message: 'Unknown argument: -qx. See --help.' });
  });

  it('gives each entry its line of help', () => {
    expect(tableHelp(TABLE)).toBe(
      [
        '  --quiet                say nothing',
        '  --profile NAME         may be given',
        '                         several times',
        '  --retry-count=N        tries',
      ].join('\n'),
    );
  });
});

it.each([
  ['a command', ['--sample-data', '--export', '-'], false],
  ['a command with its value behind a sign', ['--export=out.json'], false],
  ['a list of kept scans', ['--history'], false],
  ['a comparison', ['--diff', '@-1', '@-0'], false],
  ['help', ['-h'], false],
  ['the version', ['--version'], false],
  ['what it does not understand', ['--bogus'], undefined],
  ["a switch of Chromium's", ['--force-dark-mode'], true],
  ['a choice of what to scan', ['--sample-data', '--regions', 'eu-west-1'], true],
])('for %s the app opens a window as it should', (_what, args, opens) => {
  expect(opensWindow(args)).toBe(opens);
});

describe('the usage text', () => {
  it('names every argument once, every export format and the exit code of wrong usage', () => {
    for (const name of ['--sample-data', '--export FILE', '--no-access', '--user-data-dir=DIR', 'LINK']) {
      expect(USAGE.split('\n').filter((line) => line.startsWith(`  ${name} `))).toHaveLength(1);
    }
    // A long name stands alone, its words below it.
    expect(USAGE).toMatch(/^ {2}--credential-timeout SECONDS\n {25}no window/m);
    expect(USAGE).toContain('(.json, .csv, .md, .xlsx; - is JSON on stdout)');
    expect(USAGE).toMatch(/^ {2}64 {2}wrong usage$/m);
  });
});
