// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderScanned } from '../../../helpers/render-app.tsx';

const QUESTION = { proxy: 'http://office:3128', realm: 'Corp', isRefused: false };

it('a proxy is signed in to by name and password, and again after a wrong one', async () => {
  const { api, tell, user } = await renderScanned();
  await tell({ type: 'proxy-question', question: QUESTION });
  const dialog = await screen.findByRole('dialog', { name: 'Sign in to the proxy' });
  expect(dialog.textContent).toContain(
    'The proxy http://office:3128 (“Corp”) asks for a user name and password',
  );
  expect(screen.getByRole('button', { name: 'Sign in' })).toHaveProperty('disabled', true);
  await user.type(screen.getByRole('textbox', { name: 'User name' }), 'me');
  const password = screen.getByLabelText('Password') as HTMLInputElement;
  expect(password.type).toBe('password');
  await user.type(password, 'wrong{Enter}');
  expect(api.calls).toContainEqual(['answerProxy', { user: 'me', password: 'wrong' }]);
  await tell({ type: 'proxy-question', question: { ...QUESTION, isRefused: true } });
  expect(screen.getByRole('alert').textContent).toBe('It did not accept what was sent last.');
  await user.type(screen.getByLabelText('Password'), 'right');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(api.calls).toContainEqual(['answerProxy', { user: 'me', password: 'right' }]);
  await tell({ type: 'proxy-question', question: null });
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('Escape gives no answer', async () => {
  const { api, tell, user } = await renderScanned();
  await tell({ type: 'proxy-question', question: QUESTION });
  await screen.findByRole('dialog');
  await user.keyboard('{Escape}');
  expect(api.calls).toContainEqual(['answerProxy', null]);
});
