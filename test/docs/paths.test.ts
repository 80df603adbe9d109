import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPO } from '../../scripts/repo.ts';

const git = (...args: string[]): string[] =>
  execFileSync('git', args, { cwd: REPO, encoding: 'utf8' })
    .split('\n')
    .filter((line) => line !== '');
const textOf = (page: string): string => readFileSync(join(REPO, page), 'utf8');
/** The first group of each match. */
const named = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, name = '']) => name);
const missing = (paths: readonly string[]): string[] => paths.filter((path) => !existsSync(join(REPO, path)));

/** Every page of the project, from git, so that generated and installed folders are left out. */
const PAGES = git('ls-files', '*.md').filter((file) => file !== 'CHANGELOG.md');

/** Paths in code marks that begin with a folder of the repository. */
const CODE_PATH =
  /`((?:electron|renderer|scripts|test|lab|docs|icons)\/[\w./-]*|(?:README|CONTRIBUTING|SECURITY|CHANGELOG)\.md)`/g;
/** Targets of links that are files. */
const LINK = /\]\((?!https?:|#|mailto:)([^)#\s]+)/g;

describe.each(PAGES)('%s', (page) => {
  const text = textOf(page);

  it('names files that exist', () => {
    expect(missing(named(text, CODE_PATH))).toEqual([]);
  });

  it('links to files that exist', () => {
    const targets = named(text, LINK).map((target) => normalize(join(dirname(page), target)));
    expect(missing(targets)).toEqual([]);
  });
});

describe('.gitignore', () => {
  it("covers the exports of README's commands, which the checks then leave alone", () => {
    const written = named(textOf('README.md'), /^npm start .*?(?:--export|>) (\w[\w.]*\/?)/gm);
    expect(written).toContain('matrix.json');
    expect(git('check-ignore', ...written)).toEqual(written);
  });

  it('covers no file of the project', () => {
    expect(git('ls-files', '--cached', '--ignored', '--exclude-standard')).toEqual([]);
  });
});

describe.each(['docs/expectations.md', 'docs/pricing-cases.md'])('%s', (page) => {
  const text = textOf(page);
  const TEST = /(?<![\w/])([a-z]+[\w/-]*\/[\w-]+\.(?:test|spec)\.tsx?)/g;

  it('names tests that exist', () => {
    const names = named(text, TEST);
    expect(names.length).toBeGreaterThan(20);
    expect(missing(names.map((name) => join('test', name)))).toEqual([]);
  });

  it('quotes words of the tests that it names', () => {
    const parts = text.split(TEST).slice(1);
    const changed = parts.flatMap((name, place) => {
      if (place % 2 === 1 || !existsSync(join(REPO, 'test', name))) return [];
      const source = textOf(join('test', name));
      const quoted = /^((?: "[^"]+",?)+)/.exec(parts[place + 1] ?? '')?.[1] ?? '';
      return named(quoted, /"([^"]+)"/g).flatMap((words) =>
        words.split(' … ').every((each) => source.includes(each)) ? [] : [`${name}: ${words}`],
      );
    });
    expect(changed).toEqual([]);
  });
});

describe('docs/pricing-cases.md', () => {
  it('has every case from 1 to 36 once', () => {
    const numbers = named(textOf('docs/pricing-cases.md'), /^\| (\d+) \|/gm).map(Number);
    expect(numbers).toEqual(Array.from({ length: 36 }, (_, place) => place + 1));
  });
});

describe('docs/how-it-works.md', () => {
  it('names files of electron/ and renderer/ that exist without their first folder', () => {
    const names = named(textOf('docs/how-it-works.md'), /\b([a-z][\w-]*(?:\/[\w-]+)+\.tsx?)/g);
    expect(names.length).toBeGreaterThan(5);
    const roots = ['', 'electron', 'renderer'];
    const nowhere = names.filter((name) => !roots.some((root) => existsSync(join(REPO, root, name))));
    expect(nowhere).toEqual([]);
  });
});

describe('docs/how-to.md', () => {
  const sections = textOf('docs/how-to.md').split('\n## ').slice(1);

  it.each(sections.map((section) => [section.split('\n')[0] ?? '', section]))(
    'names a file or a command for "%s"',
    (_title, section) => {
      expect(section).toMatch(/`(?:electron|renderer|lab|test|docs)\/|`np[mx] /);
    },
  );
});
