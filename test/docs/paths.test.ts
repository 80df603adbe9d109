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

it('README.md names for exports only files that git and the checks leave alone', () => {
  const text = readFileSync(join(REPO, 'README.md'), 'utf8');
  const ignored = readFileSync(join(REPO, '.gitignore'), 'utf8').split('\n');
  const written = [...text.matchAll(/^npm start .*?(?:--export|>) (\w[\w.]*\/?)/gm)].map(([, file]) => file);
  expect(written).toContain('matrix.json');
  expect(written.filter((file) => !ignored.includes(`/${file}`))).toEqual([]);
});

describe('docs/expectations.md', () => {
  it('names tests that exist', () => {
    const text = readFileSync(join(REPO, 'docs/expectations.md'), 'utf8');
    const names = text.match(/(?<![\w/])[a-z]+[\w/-]*\/[\w-]+\.(?:test|spec)\.tsx?/g) ?? [];
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !existsSync(join(REPO, 'test', name)))).toEqual([]);
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
