import { expect, it } from 'vitest';
import { copyText } from '../../electron/app/diagnostics.ts';

it('copyText says that a text is copied only when the clipboard has taken it', async () => {
  let take: () => void = () => undefined;
  const taken = new Promise<void>((resolve) => {
    take = resolve;
  });
  let isSaid = false;
  const copied = copyText({ writeText: () => taken }, 'id').then((outcome) => {
    isSaid = true;
    return outcome;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(isSaid).toBe(false);
  take();
  expect(await copied).toEqual({ ok: true, value: null });
});

it('copyText says in words that the clipboard refused', async () => {
  const writeText = (): Promise<void> => Promise.reject(new Error('Document is not focused.'));
  expect(await copyText({ writeText }, 'id')).toMatchObject({
    ok: false,
    failure: { message: 'The text could not be copied: Document is not focused.' },
  });
});
