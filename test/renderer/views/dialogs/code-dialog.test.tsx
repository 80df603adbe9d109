// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { CONNECTED } from '../../../helpers/fakes/fake-atlas-api.ts';
import { renderScanned } from '../../../helpers/render-app.tsx';

const ASKED = {
  type: 'connection',
  connection: { ...CONNECTED, status: 'looking', asksCode: { profile: 'admin', device: 'my-phone' } },
} as const;

it('the code of an MFA device is asked for, and given by Enter', async () => {
  const { api, tell, user } = await renderScanned();
  await tell(ASKED);
  const dialog = await screen.findByRole('dialog', { name: 'Code of your MFA device' });
  expect(dialog.textContent).toContain('profile admin wants the code that the device my-phone shows');
  await user.type(screen.getByRole('textbox', { name: 'Code' }), '12 34{Enter}');
  expect(api.calls.map(([name]) => name)).not.toContain('answerCode');
  await user.type(screen.getByRole('textbox', { name: 'Code' }), '56{Enter}');
  expect(api.calls).toContainEqual(['answerCode', '123456']);
  await tell({ type: 'connection', connection: CONNECTED });
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('Escape gives no code', async () => {
  const { api, tell, user } = await renderScanned();
  await tell(ASKED);
  await screen.findByRole('dialog');
  await user.keyboard('{Escape}');
  expect(api.calls).toContainEqual(['answerCode', null]);
});
