// @vitest-environment jsdom
/** Choosing an account and a role after signing in: they become a profile. */
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderScanned } from '../../../helpers/render-app.tsx';

describe('accounts and roles', () => {
  async function choosing() {
    const app = await renderScanned();
    app.api.accountsOfSession = {
      accounts: [
        { accountId: '111122223333', name: 'Production' },
        { accountId: '444455556666', name: 'Sandbox' },
      ],
      isWhole: true,
    };
    app.api.rolesOfAccount = [{ name: 'Admin' }, { name: 'ReadOnly', profile: 'prod' }];
    await app.tell({ type: 'sign-in', signIn: { step: 'accounts', session: 'corp', region: 'eu-west-1' } });
    return { ...app, dialog: await screen.findByRole('dialog', { name: 'Choose account and role' }) };
  }

  it('are searched, and become a profile under a name that can be changed', async () => {
    const { api, dialog, user } = await choosing();
    await user.type(await within(dialog).findByRole('searchbox', { name: 'Search accounts' }), '4444');
    expect(within(dialog).getByRole('status').textContent).toBe('1 account');
    await user.click(within(dialog).getByRole('button', { name: /Sandbox/ }));
    await user.click(await within(dialog).findByRole('button', { name: 'New profile… for Admin' }));
    const name = within(dialog).getByRole<HTMLInputElement>('textbox', { name: 'Name of the profile' });
    expect(name.value).toBe('Sandbox-Admin');
    await user.clear(name);
    await user.type(name, 'work');
    expect(within(dialog).getByRole('alert').textContent).toBe('There is a profile work already.');
    expect(within(dialog).getByRole('button', { name: 'Save and use it' })).toHaveProperty('disabled', true);
    await user.clear(name);
    await user.type(name, 'sand');
    await user.click(within(dialog).getByRole('button', { name: 'Save and use it' }));
    expect(api.calls).toContainEqual([
      'addSsoProfile',
      { name: 'sand', accountId: '444455556666', roleName: 'Admin', region: 'eu-west-1' },
    ]);
  });

  it('are used once without a profile, or say why not', async () => {
    const { api, dialog, user } = await choosing();
    await user.click(await within(dialog).findByRole('button', { name: /Production/ }));
    // ReadOnly has a profile.
    expect(within(dialog).getAllByRole('button', { name: /^Use once/ })).toHaveLength(1);
    api.failNext({ kind: 'bad-input', message: 'It rests on no section.', nextStep: 'Sign in anew.' });
    await user.click(await within(dialog).findByRole('button', { name: 'Use once: Admin' }));
    expect(api.calls).toContainEqual([
      'takeRoleOnce',
      { accountId: '111122223333', accountName: 'Production', roleName: 'Admin' },
    ]);
    expect(await within(dialog).findByText('It rests on no section. Sign in anew.')).toBeDefined();
  });

  it('that have a profile already lead to it', async () => {
    const { api, dialog, user } = await choosing();
    await user.click(await within(dialog).findByRole('button', { name: /Production/ }));
    await user.click(await within(dialog).findByRole('button', { name: 'Use profile prod' }));
    expect(api.calls).toContainEqual(['chooseSource', { kind: 'aws', profile: 'prod' }]);
    expect(api.calls).toContainEqual(['cancelSignIn']);
  });

  it('say why nothing was written, and what was typed stays', async () => {
    const { api, dialog, user } = await choosing();
    await user.click(await within(dialog).findByRole('button', { name: /Sandbox/ }));
    await user.click(await within(dialog).findByRole('button', { name: 'New profile… for Admin' }));
    api.failNext({ kind: 'disk', message: 'It cannot be written.', nextStep: 'Make it writable.' });
    await user.click(within(dialog).getByRole('button', { name: 'Save and use it' }));
    expect(await within(dialog).findByText('It cannot be written. Make it writable.')).toBeDefined();
    expect(within(dialog).getByRole('textbox', { name: 'Name of the profile' })).toHaveProperty(
      'value',
      'Sandbox-Admin',
    );
  });

  it('that cannot be listed are asked for again', async () => {
    const app = await renderScanned();
    app.api.failNext({ kind: 'network', message: 'No connection.', nextStep: 'Check it.' });
    await app.tell({ type: 'sign-in', signIn: { step: 'accounts', session: 'corp', region: 'eu-west-1' } });
    expect((await screen.findByRole('alert', { name: '' })).textContent).toBeDefined();
    await app.user.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('searchbox', { name: 'Search accounts' })).toBeDefined();
    expect(app.api.calls.filter(([name]) => name === 'ssoAccounts')).toHaveLength(2);
  });
});
