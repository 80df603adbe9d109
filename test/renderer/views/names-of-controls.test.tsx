// @vitest-environment jsdom
/** Whoever speaks the words on a control reaches it: its name holds them (WCAG 2.5.3). */
import { act, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { PAGES } from '../../../renderer/state/view/view-state.ts';
import { renderScanned } from '../../helpers/render-app.tsx';

/** Text that is painted (of a combobox it is the value): neither hidden from the tree nor from the eye. */
function paintedText(control: Element): string {
  const copy = control.cloneNode(true) as Element;
  for (const each of copy.querySelectorAll('.visually-hidden, svg, [hidden], kbd')) each.remove();
  return (copy.textContent ?? '').replace(/\s+/gu, ' ').trim();
}

test('every named control on every page holds in its name what is written on it', async () => {
  const { store } = await renderScanned();
  await screen.findByRole('button', { name: 'Rescan' });
  let seen = 0;
  for (const page of PAGES) {
    act(() => store.view.change({ page, details: { modelId: 'a.one', region: 'eu-west-1' } }));
    await screen.findByRole('tab', { name: new RegExp(page, 'i'), selected: true });
    await screen.findAllByRole('heading', { name: 'Name of a.one' });
    for (const control of document.querySelectorAll(
      'button[aria-label]:not([aria-haspopup="listbox"]), a[aria-label]',
    )) {
      const text = paintedText(control).toLowerCase();
      if (text === '') continue;
      seen += 1;
      expect(control.getAttribute('aria-label')?.toLowerCase(), text).toContain(text);
    }
  }
  expect(seen).toBeGreaterThan(0);
});
