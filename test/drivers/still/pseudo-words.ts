/** Words as a translation may have them: 40 % longer, with accents, in brackets that show where a text was cut. */
import type { Page } from '@playwright/test';

/** Lengthens every text of the interface; ids, names of models and region codes are never translated. */
export function lengthenWords(page: Page): Promise<void> {
  return page.evaluate(() => {
    const ACCENTS: Record<string, string> = {
      a: 'á',
      e: 'é',
      i: 'í',
      o: 'ö',
      u: 'ü',
      A: 'Å',
      E: 'É',
      n: 'ñ',
      s: 'š',
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode() !== null) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      const { data, parentElement } = text;
      if (!/[a-z]{2}/i.test(data) || data.startsWith('[')) continue;
      if (parentElement?.closest('code, pre, .region-header, .row-header, .best-region, script') !== null)
        continue;
      const accented = [...data].map((letter) => ACCENTS[letter] ?? letter).join('');
      text.data = `[${accented}${' ém'.repeat(Math.ceil((data.length * 0.4) / 3))}]`;
    }
  });
}
