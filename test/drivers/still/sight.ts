/** What of the window cannot be seen or pressed: controls outside of it, over each other, or with words cut off. */
import type { Page } from '@playwright/test';

interface Box {
  name: string;
  /** Class of the bar that it stands in, empty outside of every bar. */
  bar: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** One line for each fault, named by the control's words; empty when all is in sight. */
export async function outOfSight(page: Page): Promise<string[]> {
  const { boxes, cut, width, scrollWidth } = await measured(page);
  return [
    ...(scrollWidth > width ? [`the window scrolls sideways by ${scrollWidth - width}`] : []),
    ...boxes.filter((box) => box.left < -1 || box.right > width + 1).map((box) => `outside: ${box.name}`),
    ...boxes.flatMap((one, index) =>
      boxes
        .slice(index + 1)
        .filter((other) => one.bar !== '' && one.bar === other.bar && lieOver(one, other))
        .map((other) => `${one.name} lies over ${other.name}`),
    ),
    ...cut.map((name) => `cut off: ${name}`),
  ];
}

function lieOver(a: Box, b: Box): boolean {
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return wide > 1 && high > 4;
}

function measured(page: Page): Promise<{ boxes: Box[]; cut: string[]; width: number; scrollWidth: number }> {
  return page.evaluate(() => {
    const BARS = '.toolbar, .strip, .matrix-bar, .rail-head, .status-bar, .compare-head';
    const PARTS = 'button, input, [role="tab"], a[href], span, h1, h2';
    // The grid scrolls in both directions; the icons lie over the search box; the line of the legend may be cut.
    const APART =
      '.matrix-scroller, .search > :not(input), .visually-hidden, .legend-line, [aria-hidden="true"]';
    const nameOf = (element: Element): string =>
      (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40) ||
      element.className.toString();
    const seen = (selector: string): Element[] =>
      [...document.querySelectorAll(selector)].filter(
        (each) => each.checkVisibility({ checkVisibilityCSS: true }) && each.closest(APART) === null,
      );
    // Said to a screen reader alone.
    const isClipped = (each: Element): boolean => getComputedStyle(each).clipPath !== 'none';
    const boxes = seen(PARTS)
      .filter((each) => each.querySelector(PARTS) === null && !isClipped(each))
      .map((each) => {
        const { left, right, top, bottom } = each.getBoundingClientRect();
        return { name: nameOf(each), bar: each.closest(BARS)?.className ?? '', left, right, top, bottom };
      });
    const cut = seen('button, [role="tab"], .check-label, legend, h2, h3, .hint')
      .filter((each) => each.scrollWidth > each.clientWidth + 1 && !isClipped(each))
      .filter((each) => getComputedStyle(each).display !== 'inline')
      .map(nameOf);
    return { boxes, cut, width: innerWidth, scrollWidth: document.documentElement.scrollWidth };
  });
}
