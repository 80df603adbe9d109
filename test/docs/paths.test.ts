import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPO } from '../../scripts/repo.ts';

/** Every page of the project, from git, so that generated and installed folders are left out. */
const PAGES = execFileSync('git', ['ls-files', '*.md'], { cwd: REPO, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && file !== 'CHANGELOG.md');

/** Paths in code marks that begin with a folder of the repository. */
const CODE_PATH =
  /`((?:electron|renderer|scripts|test|lab|docs|icons)\/[\w./-]*|(?:README|CONTRIBUTING|SECURITY|CHANGELOG)\.md)`/g;
/** Targets of links that are files. */
const LINK = /\]\((?!https?:|#|mailto:)([^)#\s]+)/g;

describe.each(PAGES)('%s', (page) => {
  const text = readFileSync(join(REPO, page), 'utf8');

  it('names files that exist', () => {
    const missing = [...text.matchAll(CODE_PATH)]
      .map(([, path = '']) => path)
      .filter((path) => !existsSync(join(REPO, path)));
    expect(missing).toEqual([]);
  });

  it('links to files that exist', () => {
    const missing = [...text.matchAll(LINK)]
      .map(([, target = '']) => normalize(join(dirname(page), target)))
      .filter((path) => !existsSync(join(REPO, path)));
    expect(missing).toEqual([]);
  });
});

describe('.gitignore', () => {
  const git = (...args: string[]): string[] =>
    execFileSync('git', args, { cwd: REPO, encoding: 'utf8' })
      .split('\n')
      .filter((line) => line !== '');

  it("covers the exports of README's commands, which the checks then leave alone", () => {
    const text = readFileSync(join(REPO, 'README.md'), 'utf8');
    const written = [...text.matchAll(/^npm start .*?(?:--export|>) (\w[\w.]*\/?)/gm)].map(
      ([, file = '']) => file,
    );
    expect(written).toContain('matrix.json');
    expect(git('check-ignore', ...written)).toEqual(written);
  });

  it('covers no file of the project', () => {
    expect(git('ls-files', '--cached', '--ignored', '--exclude-standard')).toEqual([]);
  });
});

describe.each(['docs/expectations.md', 'docs/pricing-cases.md'])('%s', (page) => {
  const text = readFileSync(join(REPO, page), 'utf8');
  const TEST = /(?<![\w/])([a-z]+[\w/-]*\/[\w-]+\.(?:test|spec)\.tsx?)/g;

  it('names tests that exist', () => {
    const names = text.match(TEST) ?? [];
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !existsSync(join(REPO, 'test', name)))).toEqual([]);
  });

  it('quotes words of the tests that it names', () => {
    const parts = text.split(TEST).slice(1);
    const missing = parts.flatMap((name, place) => {
      if (place % 2 === 1 || !existsSync(join(REPO, 'test', name))) return [];
      const source = readFileSync(join(REPO, 'test', name), 'utf8');
      const quoted = /^((?: "[^"]+",?)+)/.exec(parts[place + 1] ?? '')?.[1] ?? '';
      return [...quoted.matchAll(/"([^"]+)"/g)].flatMap(([, words = '']) =>
        words.split(' … ').every((each) => source.includes(each)) ? [] : [`${name}: ${words}`],
      );
    });
    expect(missing).toEqual([]);
  });
});

describe('docs/pricing-cases.md', () => {
  it('has every case from 1 to 36 once', () => {
    const text = readFileSync(join(REPO, 'docs/pricing-cases.md'), 'utf8');
    const numbers = [...text.matchAll(/^\| (\d+) \|/gm)].map(([, number]) => Number(number));
    expect(numbers).toEqual(Array.from({ length: 36 }, (_, place) => place + 1));
  });
});

describe('docs/how-it-works.md', () => {
  it('names files of electron/ and renderer/ that exist without their first folder', () => {
    const names =
      readFileSync(join(REPO, 'docs/how-it-works.md'), 'utf8').match(/\b[a-z][\w-]*(?:\/[\w-]+)+\.tsx?/g) ??
      [];
    expect(names.length).toBeGreaterThan(5);
    const roots = ['', 'electron', 'renderer'];
    const missing = names.filter((name) => !roots.some((root) => existsSync(join(REPO, root, name))));
    expect(missing).toEqual([]);
  });
});

describe('docs/how-to.md', () => {
  const sections = readFileSync(join(REPO, 'docs/how-to.md'), 'utf8').split('\n## ').slice(1);

  it.each(sections.map((section) => [section.split('\n')[0] ?? '', section]))(
    'names a file or a command for "%s"',
    (_title, section) => {
      expect(section).toMatch(/`(?:electron|renderer|lab|test|docs)\/|`np[mx] /);
    },
  );
});
