/** Contrast computed from the colour tokens: what a check of the rendered page cannot see in glyphs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../../../renderer/styles/base/tokens.css'), 'utf8');
const TOKENS = new Map(
  [...css.matchAll(/--([a-z-]+):\s*light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(
    ([, name, light, dark]) => [name ?? '', { light: light ?? '', dark: dark ?? '' }],
  ),
);

function luminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red, green, blue] = channels.map((each) =>
    each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function contrast(front: string, back: string, theme: 'light' | 'dark'): number {
  const [a, b] = [front, back].map((name) => {
    const token = TOKENS.get(name);
    if (token === undefined) throw new Error(`no token --${name}`);
    return luminance(token[theme]);
  });
  return (Math.max(a ?? 0, b ?? 0) + 0.05) / (Math.min(a ?? 0, b ?? 0) + 0.05);
}

describe.each(['light', 'dark'] as const)('%s colours', (theme) => {
  test.each([
    ['text', ['ground', 'surface', 'raised', 'hover', 'accent-soft', 'warn-soft']],
    ['muted', ['ground', 'surface', 'raised', 'hover', 'accent-soft', 'warn-soft']],
    ['accent', ['ground', 'surface', 'raised', 'accent-soft']],
    ['warn', ['ground', 'surface', 'raised', 'warn-soft', 'hover']],
    ['on-accent', ['accent', 'accent-hover']],
    ['ink-mantle', ['fill-mantle']],
    ['accent', ['warn-soft', 'hover']],
    ['text', ['pressed']],
    // A button in the banner of an opened file, and the lines of a comparison that differ.
    ['accent', ['fill-mantle']],
  ])('text --%s is readable', (front, backs) => {
    for (const back of backs) expect(contrast(front, back, theme), back).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['on-demand', 'geo', 'global', 'application', 'provisioned', 'mantle', 'state', 'blocked'])(
    'the glyph of %s stands out from its fill',
    (name) => {
      expect(contrast(`ink-${name}`, `fill-${name}`, theme)).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each([
    ['ink-absent', 'ground'],
    ['control-line', 'ground'],
    ['control-line', 'surface'],
    ['accent', 'fill-on-demand'],
  ])('--%s on --%s can be seen', (front, back) => {
    expect(contrast(front, back, theme)).toBeGreaterThanOrEqual(3);
  });
});
