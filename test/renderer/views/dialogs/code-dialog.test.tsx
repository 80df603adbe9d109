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

it('the codes of several accounts are asked for one after the other, each for its own', async () => {
  const { api, tell, user } = await renderScanned();
  const waiting = { state: 'signing-in', answered: 0, regions: 0 } as const;
  const asksCode = (profile: string) => ({ profile, device: `phone of ${profile}` });
  const admin = { profile: 'admin', ...waiting, asksCode: asksCode('admin') };
  const audit = { profile: 'audit', ...waiting, asksCode: asksCode('audit') };
  const waitsFor = { profile: 'vault', sinceEpochMs: Date.now(), said: 'Touch the key' };
  const vault = { profile: 'vault', ...waiting, waitsFor };
  await tell({ type: 'command', command: 'accounts' });
  await tell({ type: 'accounts', progress: [vault, admin, audit] });
  expect((await screen.findByRole('dialog')).textContent).toContain('the profile admin');
  await user.type(screen.getByRole('textbox', { name: 'Code' }), '111111{Enter}');
  expect(api.calls).toContainEqual(['answerAccountCode', 'admin', '111111']);
  await tell({ type: 'accounts', progress: [vault, { profile: 'admin', ...waiting }, audit] });
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Code' }).value).toBe('');
  await user.keyboard('{Escape}');
  expect(api.calls).toContainEqual(['answerAccountCode', 'audit', null]);
  await tell({ type: 'accounts', progress: [vault] });
  const dialog = await screen.findByRole('dialog', { name: 'Several accounts' });
  expect(dialog.textContent).toMatch(
    /Waiting for the command of profile vault, \d+ s. It says: “Touch the key”/,
  );
});
