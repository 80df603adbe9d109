/** From which side the matrix is read: columns, keys and scrolling follow it. */

const MIRRORED: Readonly<Record<string, string>> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' };

/** 1 from left to right, -1 from right to left. */
export function directionOf(element: Element | null): 1 | -1 {
  return element !== null && getComputedStyle(element).direction === 'rtl' ? -1 : 1;
}

/** The key that means the same where reading starts at the left. */
export function unmirrored(key: string, direction: 1 | -1): string {
  return direction === 1 ? key : (MIRRORED[key] ?? key);
}
