// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { CONNECTED } from '../../helpers/fakes/fake-atlas-api.ts';
import { renderScanned } from '../../helpers/render-app.tsx';

it('a command that is waited for is named with its seconds and words, and can be cancelled', async () => {
  const { api, user, tell } = await renderScanned();
  const waitsFor = { profile: 'work', sinceEpochMs: Date.now() - 12_000, said: 'Touch your key' };
  await tell({ type: 'connection', connection: { ...CONNECTED, status: 'looking', waitsFor } });
  const line = await screen.findByText('Waiting for the command of profile work');
  expect(line.closest('.strip-wait')?.textContent).toMatch(
    /^Waiting for the command of profile work, 1[2-9] s · Cancel It says: “Touch your key”$/,
  );
  await user.click(screen.getByRole('button', { name: 'Cancel the command' }));
  expect(api.calls).toContainEqual(['cancelScan']);
  await tell({ type: 'connection', connection: CONNECTED });
  expect(screen.queryByText(/Waiting for the command/)).toBeNull();
});
