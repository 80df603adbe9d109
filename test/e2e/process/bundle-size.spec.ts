/** What has to be read before the first frame stays small; the AWS SDK is none of it. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { REPO } from '../../../scripts/repo.ts';

const DIST = join(REPO, 'dist');
const KILOBYTE = 1000;

/** The file and everything it imports at once, each once. */
function withStaticImports(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, path] of text.matchAll(/\b(?:from|import)\s*["'](\.[^"']+\.js)["']/g)) {
    if (path !== undefined) withStaticImports(join(dirname(file), path), seen);
  }
  return seen;
}

function kilobytes(files: Iterable<string>): number {
  return [...files].reduce((sum, file) => sum + statSync(file).size, 0) / KILOBYTE;
}

/** Loaded when prices or quotas are asked for: tables of names, and what the sample has recorded. */
const isPricing = (chunk: string): boolean => /(price-list|quotas|open-pricing)-/.test(chunk);

/** Loaded by a sign-in to IAM Identity Center: two clients of the SDK. */
const isSignIn = (chunk: string): boolean => /identity-center-/.test(chunk);

test.describe('the built app', () => {
  test('loads a main process without the AWS SDK', () => {
    const files = withStaticImports(join(DIST, 'main', 'main.js'));
    // What is read before the window is opened, and then what the window is told by.
    expect(kilobytes(files)).toBeLessThan(70);
    for (const file of withStaticImports(join(DIST, 'main', 'open-app.js'))) files.add(file);
    expect(kilobytes(files)).toBeLessThan(350);
    // Each file that is read takes time of its own.
    expect(files.size).toBeLessThan(10);
    const texts = [...files].map((file) => readFileSync(file, 'utf8'));
    expect(texts.some((text) => text.includes('ListFoundationModelsCommand'))).toBe(false);
    // A start and a scan without prices load nothing of them.
    expect([...files].filter((chunk) => isPricing(chunk) || isSignIn(chunk))).toEqual([]);
  });

  test('has a preload that is one small file', () => {
    expect(readdirSync(join(DIST, 'preload'))).toEqual(['preload.cjs']);
    expect(kilobytes([join(DIST, 'preload', 'preload.cjs')])).toBeLessThan(4);
  });

  test('has a main process and a window that do not grow unseen', () => {
    const chunks = readdirSync(join(DIST, 'main'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.js'))
      .map((name) => join(DIST, 'main', name));
    // Loaded once a week, when a newer version is looked for.
    const isUpdater = (chunk: string): boolean => chunk.includes('electron-updater');
    // Loaded when there is a SOCKS proxy.
    const isSocks = (chunk: string): boolean => readFileSync(chunk, 'utf8').includes('SocksClientError');
    expect(kilobytes(chunks.filter(isSocks))).toBeLessThan(80);
    expect(chunks.filter(isSocks)).toHaveLength(1);
    expect(chunks.filter(isPricing).length).toBeGreaterThan(2);
    expect(kilobytes(chunks.filter(isPricing))).toBeLessThan(300);
    expect(kilobytes(chunks.filter(isUpdater))).toBeLessThan(300);
    expect(kilobytes(chunks.filter(isSignIn))).toBeGreaterThan(30);
    expect(kilobytes(chunks.filter(isSignIn))).toBeLessThan(70);
    const later = [isUpdater, isPricing, isSocks, isSignIn];
    expect(kilobytes(chunks.filter((chunk) => !later.some((is) => is(chunk))))).toBeLessThan(1_300);
    const assets = join(DIST, 'renderer', 'assets');
    const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
    expect(kilobytes(scripts.map((name) => join(assets, name)))).toBeLessThan(1_160);
  });

  test('keeps the style of a page without a size, which a minifier could take for one that never is', () => {
    const assets = join(DIST, 'renderer', 'assets');
    const styles = readdirSync(assets).filter((name) => name.endsWith('.css'));
    const texts = styles.map((name) => readFileSync(join(assets, name), 'utf8'));
    expect(texts.join('')).toMatch(/@media ?\(width ?< ?1px\) ?\{ ?#root ?\{ ?display: ?none/);
  });
});
