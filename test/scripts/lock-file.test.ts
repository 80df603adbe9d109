import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface LockedPackage {
  peer?: true;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

const text = readFileSync('package-lock.json', 'utf8');
const { packages } = JSON.parse(text) as { packages: Record<string, LockedPackage> };

it('package-lock.json holds no libc member: npm 10 would remove them and leave a changed file after the first install', () => {
  expect(text).not.toContain('"libc"');
});

it('package-lock.json holds each package that another one needs: npm 11.5 to 11.6.2 drop some, and `npm ci` then fails', () => {
  const missing = Object.entries(packages).flatMap(([place, { dependencies = {} }]) =>
    Object.keys(dependencies)
      .filter((name) => !placesFrom(place).some((folder) => `${folder}node_modules/${name}` in packages))
      .map((name) => `${name}, needed by ${place}`),
  );
  expect(missing).toEqual([]);
});

it('package-lock.json marks no package that this one asks for as a mere peer, as npm 11.6.2 does', () => {
  const { dependencies, devDependencies } = packages[''] ?? {};
  const asked = Object.keys({ ...dependencies, ...devDependencies });
  expect(asked.filter((name) => packages[`node_modules/${name}`]?.peer)).toEqual([]);
});

/** The folders in which Node looks for what the package at `place` needs, nearest first. */
function placesFrom(place: string): string[] {
  const parts = place.split('node_modules/').slice(1);
  const folders = parts.map((_, index) => `node_modules/${parts.slice(0, index + 1).join('node_modules/')}/`);
  return ['', ...folders].toReversed();
}
