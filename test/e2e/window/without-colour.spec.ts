/** The states of the matrix without their colours: high contrast, greyscale and colour blindness. */
import { expect, type Page, test } from '@playwright/test';
import type { LaunchedApp } from '../../drivers/launch.ts';
import { SMALL, stillWindow, THEMES } from '../../drivers/still/still-window.ts';

let launched: LaunchedApp;
let page: Page;
test.beforeEach(async () => {
  launched = await stillWindow(launched, SMALL);
  ({ page } = launched);
});
test.afterAll(() => launched.app.close());

/** Luminance contrast of two computed colours, both opaque. */
function contrast(front: string, back: string): number {
  const [a, b] = [front, back].map((colour) => {
    // What is mixed is told in shares of one.
    const whole = colour.startsWith('color(') ? 1 : 255;
    const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((each) => {
      const share = Number(each) / whole;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  });
  return (Math.max(a ?? 0, b ?? 0) + 0.05) / (Math.min(a ?? 0, b ?? 0) + 0.05);
}

for (const colorScheme of THEMES) {
  test(`high contrast keeps glyphs, lines, focus and selection, ${colorScheme}`, async () => {
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    await page
      .getByRole('rowheader', { name: /^Nova 2 Lite/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Close details' }).click();
    const seen = await page.evaluate(() => {
      const style = (selector: string, pseudo?: string): CSSStyleDeclaration => {
        const element = document.querySelector(selector);
        if (element === null) throw new Error(`no ${selector}`);
        return getComputedStyle(element, pseudo);
      };
      const cell = document.querySelector<HTMLElement>('.cell[data-look="on-demand"]');
      cell?.setAttribute('tabindex', '-1');
      cell?.focus();
      const ground = style('body').backgroundColor;
      return {
        ground,
        grounds: ['.toolbar', '.strip', '.matrix-bar', '.matrix-corner', '.status-bar'].map(
          (each) => [each, style(each).backgroundColor] as const,
        ),
        text: style('body').color,
        glyphs: [...document.querySelectorAll('.matrix-body .cell')].slice(0, 200).map((each) => {
          // Rare glyphs are a mask, the common ones layers of the ground.
          const mask = getComputedStyle(each, '::before');
          const { backgroundImage, backgroundColor } = getComputedStyle(each);
          const ink = /rgb\([^)]+\)/.exec(backgroundImage)?.[0] ?? '';
          return { ink: mask.content === 'none' ? ink : mask.backgroundColor, fill: backgroundColor };
        }),
        wedge: style('.cell[data-blocked]').backgroundImage.split(', ')[0],
        line: style('.cell').borderBottomColor,
        focus: style('.cell:focus').outlineColor,
        focusStyle: style('.cell:focus').outlineStyle,
        tab: {
          text: style('.page[data-selected]').color,
          fill: style('.page[data-selected]').backgroundColor,
        },
      };
    });
    expect(contrast(seen.text, seen.ground)).toBeGreaterThan(7);
    for (const [part, ground] of seen.grounds)
      expect([part, ground]).toEqual([part, expect.stringMatching(onGround(seen.ground))]);
    for (const { ink, fill } of seen.glyphs) expect(contrast(ink, fill)).toBeGreaterThan(3);
    expect(seen.wedge).not.toBe('none');
    expect(contrast(seen.line, seen.ground)).toBeGreaterThan(3);
    expect(seen.focusStyle).toBe('solid');
    expect(contrast(seen.focus, seen.ground)).toBeGreaterThan(2);
    expect(contrast(seen.tab.text, seen.tab.fill)).toBeGreaterThan(4.5);
    expect(seen.tab.fill).not.toBe(seen.ground);
  });
}

/** The window's ground itself, or nothing over it. */
function onGround(ground: string): RegExp {
  return new RegExp(`^(${ground.replaceAll(/[()]/g, '\\$&')}|rgba\\(.*, 0\\))$`);
}

const LOOKS = [
  ...['on-demand', 'geo', 'global', 'application', 'provisioned', 'mantle', 'listed', 'absent', 'unknown'],
  ...['not-enabled', 'denied', 'failed', 'no-endpoint', 'not-scanned'],
];

for (const type of ['achromatopsia', 'deuteranopia'] as const) {
  test(`every state is told apart by its shape, ${type}`, async () => {
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setEmulatedVisionDeficiency', { type });
    const shapes = await drawnShapes();
    // What it emulates ends with it.
    await session.detach();
    for (const [index, one] of shapes.entries()) {
      expect(one.dark, `${one.look} is drawn`).toBeGreaterThan(20);
      for (const other of shapes.slice(index + 1)) {
        const differing = one.bits.filter((bit, at) => bit !== other.bits[at]).length;
        // Of 48 x 48 points: an arc or a bar of difference, not a few grey edges.
        expect(differing, `${one.look} and ${other.look}`).toBeGreaterThan(60);
      }
    }
  });
}

/** Each glyph as drawn in the page, as dark and light points relative to its own ground: colour plays no part. */
async function drawnShapes(): Promise<{ look: string; dark: number; bits: boolean[] }[]> {
  const size = 54;
  await page.evaluate(
    ([looks, px]) => {
      const sheet = document.createElement('div');
      sheet.id = 'glyph-sheet';
      Object.assign(sheet.style, {
        position: 'fixed',
        inset: '0 auto auto 0',
        zIndex: '999',
        display: 'flex',
      });
      for (const look of looks) {
        const glyph = document.createElement('span');
        glyph.className = 'glyph';
        glyph.dataset.look = look;
        Object.assign(glyph.style, {
          inlineSize: '18px',
          blockSize: '18px',
          borderRadius: '0',
          zoom: String(px / 18),
        });
        sheet.append(glyph);
      }
      document.body.append(sheet);
    },
    [LOOKS, size] as const,
  );
  const png = await page.locator('#glyph-sheet').screenshot({ animations: 'disabled' });
  return await page.evaluate(
    async ([data, looks, px]) => {
      const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
      const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('no canvas');
      context.drawImage(picture, 0, 0);
      return looks.map((look, place) => {
        const { data: points } = context.getImageData(place * px + 3, 3, px - 6, px - 6);
        const grey = Array.from({ length: points.length / 4 }, (_, at) => points[4 * at + 1] ?? 0);
        const ground = grey[0] ?? 0;
        const range = Math.max(...grey.map((each) => Math.abs(each - ground)), 1);
        const bits = grey.map((each) => Math.abs(each - ground) > range / 2);
        return { look, dark: bits.filter(Boolean).length, bits };
      });
    },
    [png.toString('base64'), LOOKS, size] as const,
  );
}
