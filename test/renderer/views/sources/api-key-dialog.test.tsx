// @vitest-environment jsdom
/** The dialog that takes an API key: what it says before and after, and that the key goes to the main process alone. */
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ApiKeyFacts } from '../../../../electron/contract/bridge/api-key.ts';
import { aFailure } from '../../../helpers/builders.ts';
import { type RenderedApp, renderScanned } from '../../../helpers/render-app.tsx';

const KEY = `ABSK${btoa('BedrockAPIKey-x-at-111122223333:a-secret')}`;
const FACTS: ApiKeyFacts = { id: '0123456789abcdef', name: 'Team', kind: 'long-term', isKept: true };

async function openDialog({ keeps = true } = {}): Promise<RenderedApp> {
  const app = await renderScanned();
  app.api.keepsKeys = keeps;
  app.api.addedKey = FACTS;
  await app.user.click(await screen.findByRole('combobox', { name: 'AWS profile' }));
  await app.user.click(await screen.findByRole('option', { name: 'Add an API key…' }));
  await screen.findByRole('dialog', { name: 'Add an API key' });
  return app;
}

const field = (name: string): HTMLInputElement => screen.getByLabelText(name);

describe('the dialog Add an API key', () => {
  it('takes a key, whose letters nobody sees, under a name, and uses it', async () => {
    const { api, user } = await openDialog();
    expect(await screen.findByText(/encrypted by the keychain of your system/)).toBeDefined();
    expect(field('API key').type).toBe('password');
    expect(document.activeElement).toBe(field('API key'));
    await user.paste(` ${KEY}\n`);
    expect(screen.getByRole('status', { name: 'What the key says' }).textContent).toBe('long-term API key');
    expect(field('Name').value).toBe('Bedrock');
    await user.clear(field('Name'));
    await user.type(field('Name'), 'Team{Enter}');
    expect(api.calls).toContainEqual(['addApiKey', { key: KEY, name: 'Team' }]);
    await waitFor(() =>
      expect(api.calls).toContainEqual(['chooseSource', { kind: 'aws', profile: null, apiKey: FACTS.id }]),
    );
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.body.innerHTML).not.toContain(KEY.slice(0, 12));
  });

  it('says beforehand where there is no keychain', async () => {
    await openDialog({ keeps: false });
    expect(await screen.findByText(/no keychain .* until the app closes, and written nowhere/)).toBeDefined();
  });

  it('says what is wrong with what was pasted, and takes nothing of it', async () => {
    const { api, user } = await openDialog();
    await user.paste('AKIAIOSFODNN7EXAMPLE');
    expect(screen.getByText(/This is an access key id/)).toBeDefined();
    expect(field('API key').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Add and use' }).disabled).toBe(true);
    await user.keyboard('{Enter}');
    expect(api.calls.map(([name]) => name)).not.toContain('addApiKey');
  });

  it('asks for a Region where the key names none, and takes no other word', async () => {
    const { api, user } = await openDialog();
    await user.paste(KEY);
    await user.type(field('Region'), 'Virginia');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Add and use' }).disabled).toBe(true);
    await user.clear(field('Region'));
    await user.type(field('Region'), 'us-gov-west-1{Enter}');
    expect(api.calls).toContainEqual(['addApiKey', { key: KEY, name: 'Bedrock', region: 'us-gov-west-1' }]);
  });

  it('stays open with the reason where the key cannot be added', async () => {
    const { api, user } = await openDialog();
    await user.paste(KEY);
    api.failNext(aFailure('disk', 'The disk is full.'));
    await user.keyboard('{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full.');
    expect(screen.getByRole('dialog')).toBeDefined();
  });

  it('lists the keys, says which one is replaced, and forgets one on request', async () => {
    const { api, tell, user } = await openDialog();
    await tell({ type: 'sources', sources: { recent: [], apiKeys: [FACTS] } });
    const list = within(screen.getByRole('region', { name: 'Keys that were added' }));
    expect(list.getByText('Team')).toBeDefined();
    await user.paste(KEY);
    await user.clear(field('Name'));
    await user.type(field('Name'), 'Team');
    expect(screen.getByText('It takes the place of the key of that name.')).toBeDefined();
    await user.click(list.getByRole('button', { name: 'Forget this key: Team' }));
    expect(api.calls).toContainEqual(['forgetApiKey', FACTS.id]);
  });
});
