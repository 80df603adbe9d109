// @vitest-environment jsdom
/** The list of sources with as many profiles as large companies have. */
import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { ProfileFacts } from '../../../../electron/contract/bridge/api.ts';
import { CONNECTED } from '../../../helpers/fakes/fake-atlas-api.ts';
import { renderScanned } from '../../../helpers/render-app.tsx';

describe('500 profiles', () => {
  const profileFacts = Array.from(
    { length: 500 },
    (_, index): ProfileFacts => ({
      name: `acct-${String(index).padStart(4, '0')}.AdministratorAccess`,
      kind: 'IAM Identity Center',
      account: String(111_122_220_000 + index),
      role: 'AdministratorAccess',
      region: 'eu-west-1',
      session: {},
    }),
  );
  const profiles = profileFacts.map(({ name }) => name);

  /** A list of such a height, as a browser lays it out. */
  beforeEach(() => {
    for (const [name, value] of [
      ['clientHeight', 440],
      ['clientWidth', 480],
    ] as const) {
      Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value });
      onTestFinished(() => {
        Reflect.deleteProperty(HTMLElement.prototype, name);
      });
    }
  });

  it('are all counted and found, and only those in sight are rendered', async () => {
    const { api, tell, user } = await renderScanned();
    await tell({ type: 'connection', connection: { ...CONNECTED, profiles, profileFacts } });
    await user.click(await screen.findByRole('combobox', { name: 'AWS profile' }));
    await screen.findByRole('listbox', { name: 'Sources' });
    expect(screen.getByText('503 sources')).toBeDefined();
    const rendered = screen.getAllByRole('option');
    expect(rendered.length).toBeGreaterThan(9);
    expect(rendered.length).toBeLessThan(40);
    await user.keyboard('0437');
    expect(await screen.findByText('1 source of 503')).toBeDefined();
    expect(screen.getByRole('option', { name: /^acct-0437/ }).textContent).toContain('111122220437');
    await user.keyboard('{Enter}');
    expect(api.calls).toContainEqual([
      'chooseSource',
      { kind: 'aws', profile: 'acct-0437.AdministratorAccess' },
    ]);
  });
});
