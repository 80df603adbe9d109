// @vitest-environment jsdom
/** The list of sources: what it says, how it is searched, and 500 profiles in it. */
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AppEvent, ConnectionState, ProfileFacts } from '../../../../electron/contract/bridge/api.ts';
import type { ApiKeyFacts } from '../../../../electron/contract/bridge/api-key.ts';
import { keptProfile } from '../../../../electron/contract/settings/kept-profile.ts';
import { CONNECTED } from '../../../helpers/fakes/fake-atlas-api.ts';
import { type RenderedApp, renderScanned } from '../../../helpers/render-app.tsx';

const box = (): Promise<HTMLElement> => screen.findByRole('combobox', { name: 'AWS profile' });
const options = (): string[] => screen.getAllByRole('option').map((each) => nameOf(each));
/** Without what is said of it. */
const nameOf = (option: HTMLElement): string => option.querySelector('[slot=label]')?.textContent ?? '';
const saidOf = (name: string): string =>
  screen.getByRole('option', { name }).querySelector('[slot=description]')?.textContent ?? '';

async function openList(
  connection: Partial<ConnectionState> = {},
  ...events: AppEvent[]
): Promise<RenderedApp & { button: HTMLElement }> {
  const app = await renderScanned();
  await app.tell({ type: 'connection', connection: { ...CONNECTED, ...connection } }, ...events);
  // While the list is open, assistive technology knows nothing else.
  const button = await box();
  await app.user.click(button);
  await screen.findByRole('listbox', { name: 'Sources' });
  return { ...app, button };
}

const sources = (
  recent: ('work' | 'sandbox' | string)[],
  apiKeys: readonly ApiKeyFacts[] = [],
): AppEvent => ({
  type: 'sources',
  sources: { recent: recent.map((profile) => ({ kind: 'aws', profile })), apiKeys },
});

const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
const KEY: ApiKeyFacts = {
  id: '0123456789abcdef',
  name: 'Team key',
  kind: 'short-term',
  region: 'eu-west-1',
  validUntil: inHours(2),
  isKept: true,
};

describe('the list of sources', () => {
  it('offers the profiles and switches to the chosen one', async () => {
    const { api, user } = await openList();
    expect(screen.getByRole('option', { selected: true }).textContent).toBe('work');
    await user.click(screen.getByRole('option', { name: 'sandbox' }));
    expect(api.calls).toContainEqual(['chooseSource', { kind: 'aws', profile: 'sandbox' }]);
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('says what the files say of each profile, its session, and why one cannot be used', async () => {
    const profileFacts: ProfileFacts[] = [
      {
        name: 'work',
        kind: 'IAM Identity Center',
        account: '998877665544',
        role: 'Reader',
        region: 'eu-west-1',
        session: { validUntil: inHours(3) },
      },
      { name: 'old', kind: 'IAM Identity Center', session: { validUntil: inHours(-1) } },
      { name: 'goes-on', kind: 'aws login', session: { validUntil: inHours(-1), isRenewable: true } },
      { name: 'never', kind: 'IAM Identity Center', session: {} },
      { name: 'sandbox', kind: 'role', problem: 'There is no AWS profile "base".' },
    ];
    const profiles = profileFacts.map(({ name }) => name);
    const { button } = await openList({ profileFacts, profiles });
    expect(button.textContent).toBe('work');
    expect(saidOf('work')).toMatch(
      /^IAM Identity Center · 998877665544 · Reader · eu-west-1 · session until \d\d:\d\d/,
    );
    expect(saidOf('old')).toMatch(/· session ended$/);
    expect(saidOf('goes-on')).toBe('aws login · session renews itself');
    expect(saidOf('never')).toBe('IAM Identity Center · no session');
    expect(saidOf('sandbox')).toBe('role · cannot be used: There is no AWS profile "base".');
  });

  it('has a way to sign in to those that were used last and whose session is not open', async () => {
    const kind = 'IAM Identity Center';
    const ended = { validUntil: inHours(-1) };
    const profileFacts: ProfileFacts[] = [
      { name: 'work', kind, session: {}, canSignIn: true },
      { name: 'ended', kind, session: ended, canSignIn: true },
      { name: 'renews', kind, session: { ...ended, isRenewable: true } },
      { name: 'open', kind, session: { validUntil: inHours(1) } },
      { name: 'console', kind: 'aws login', session: ended },
      { name: 'never-used', kind, session: ended },
    ];
    const profiles = profileFacts.map(({ name }) => name);
    const { api, user } = await openList(
      { profiles, profileFacts },
      sources(['ended', 'renews', 'open', 'console']),
    );
    const group = within(screen.getByRole('group', { name: 'Sign in' }));
    expect(group.getAllByRole('option').map(nameOf)).toEqual(['Sign in to work', 'Sign in to ended']);
    await user.click(screen.getByRole('option', { name: 'Sign in to ended' }));
    await waitFor(() => expect(api.calls).toContainEqual(['signIn', { profile: 'ended' }]));
    expect(api.calls).toContainEqual(['chooseSource', { kind: 'aws', profile: 'ended' }]);
  });

  it('names the account in use by its alias once that is known', async () => {
    const profileFacts: ProfileFacts[] = [
      { name: 'work', kind: 'access key' },
      { name: 'prod', kind: 'role', account: '998877665544' },
    ];
    const source = { kind: 'aws', partition: 'aws', profile: 'prod' } as const;
    const profiles = ['work', 'prod'];
    const { button } = await openList({ profileFacts, profiles, source, accountAlias: 'acme-prod' });
    expect(button.textContent).toBe('prod acme-prod');
    expect(saidOf('prod')).toBe('role · acme-prod (998877665544)');
    expect(saidOf('work')).toBe('access key');
  });

  it('begins with those that were used last, each once', async () => {
    await openList({ profiles: ['a', 'b', 'c', 'work'] }, sources(['c', 'work', 'deleted']));
    expect(options()).toEqual([
      'c',
      'work',
      'Default credential chain',
      'a',
      'b',
      'Sample data',
      'Several accounts…',
      'Sign in with IAM Identity Center…',
      'Add an API key…',
    ]);
    expect(within(screen.getByRole('group', { name: 'Used last' })).getAllByRole('option')).toHaveLength(2);
  });

  it('begins with a profile whose account number no file holds', async () => {
    const names = ['Reader-111122223333', 'Reader-998877665544'];
    const recent = [{ kind: 'aws' as const, ...keptProfile('Reader-998877665544') }];
    const { api, user } = await openList(
      { profiles: ['work', ...names] },
      { type: 'sources', sources: { recent, apiKeys: [] } },
    );
    expect(options().slice(0, 2)).toEqual(['Reader-998877665544', 'Default credential chain']);
    await user.click(screen.getByRole('option', { name: 'Reader-998877665544' }));
    expect(api.calls).toContainEqual(['chooseSource', { kind: 'aws', profile: 'Reader-998877665544' }]);
  });

  it('has API keys that were given, with what is known of them, and switches to one', async () => {
    const { api, user, tell } = await openList(
      {},
      sources([], [KEY, { ...KEY, id: 'f'.repeat(16), name: 'Own', isKept: false }]),
    );
    expect(saidOf('Team key')).toMatch(/^short-term API key · eu-west-1 · until \d\d:\d\d/);
    expect(saidOf('Own')).toMatch(/· until the app closes$/);
    await user.click(screen.getByRole('option', { name: 'Team key' }));
    expect(api.calls).toContainEqual(['chooseSource', { kind: 'aws', profile: null, apiKey: KEY.id }]);
    const source = { kind: 'aws', partition: 'aws' } as const;
    await tell({ type: 'connection', connection: { ...CONNECTED, source, apiKey: { given: KEY.id } } });
    expect((await box()).textContent).toBe('API key Team key');
    await user.click(await box());
    expect(nameOf(screen.getByRole('option', { selected: true }))).toBe('Team key');
    await tell({ type: 'connection', connection: { ...CONNECTED, source, apiKey: { given: KEY.id } } });
    // The profiles are still there: the key is one source among them.
    expect(screen.getByRole('option', { name: 'sandbox' })).toBeDefined();
  });

  it('switches to the sample data', async () => {
    const { api, user } = await openList();
    await user.click(screen.getByRole('option', { name: 'Sample data' }));
    expect(api.calls).toContainEqual(['chooseSource', { kind: 'sample' }]);
  });

  it('names the API key of the environment, and offers no profile beside it', async () => {
    const source = { kind: 'aws', partition: 'aws' } as const;
    const { button } = await openList(
      { source, apiKey: 'environment', hasEnvironmentKey: true },
      sources(['work'], [KEY]),
    );
    expect(button.textContent).toBe('API key of the environment');
    expect(options()).toEqual(['API key of the environment', 'Team key', 'Sample data', 'Add an API key…']);
  });

  it('offers API keys of the sample beside the sample alone', async () => {
    const source = { kind: 'sample', partition: 'aws' } as const;
    const { api, user, tell, button } = await openList({ source, apiKey: 'one-region' });
    expect(button.textContent).toBe('Sample: one-Region key');
    await user.click(screen.getByRole('option', { name: 'Sample: expired API key' }));
    expect(api.calls).toContainEqual(['chooseSource', { kind: 'sample', apiKey: 'expired' }]);
    await tell({ type: 'connection', connection: CONNECTED });
    await user.click(await box());
    expect(screen.queryByRole('option', { name: /^Sample: / })).toBeNull();
  });
});

describe('its search', () => {
  const profileFacts: ProfileFacts[] = [
    {
      name: 'prod-reader',
      kind: 'IAM Identity Center',
      account: '111122223333',
      role: 'Reader',
      region: 'eu-west-1',
    },
    {
      name: 'prod-admin',
      kind: 'role with MFA',
      account: '111122223333',
      role: 'Admin',
      region: 'us-east-1',
    },
    { name: 'reader', kind: 'access key', region: 'us-east-1' },
    { name: 'vault', kind: 'credential process' },
  ];
  const profiles = profileFacts.map(({ name }) => name);

  it.each([
    ['the name, first where it begins with it', 'reader', ['reader', 'prod-reader']],
    ['the kind', 'mfa', ['prod-admin']],
    ['another word for the kind', 'sso', ['prod-reader']],
    ['the account, as the console groups it', '1111-2222-3333', ['prod-reader', 'prod-admin']],
    ['the role and the Region', 'admin us-east', ['prod-admin']],
    ['nothing that is there', 'nowhere', []],
  ])('finds by %s', async (_what, text, expected) => {
    const { user } = await openList({ profiles, profileFacts });
    await user.keyboard(text);
    if (expected.length === 0) expect(await screen.findByText('No source has these words.')).toBeDefined();
    else expect(options()).toEqual(expected);
  });

  it('is worked by the keyboard alone: Enter takes the first, arrows another, Escape none', async () => {
    const { api, user } = await openList({ profiles, profileFacts });
    await user.keyboard('prod{Enter}');
    expect(api.calls).toContainEqual(['chooseSource', { kind: 'aws', profile: 'prod-reader' }]);
    // A list that closes gives the focus back in the next frame.
    await waitFor(async () => expect(document.activeElement).toBe(await box()));
    await user.keyboard('{Enter}');
    await screen.findByRole('listbox', { name: 'Sources' });
    await user.keyboard('prod{ArrowDown}{Enter}');
    expect(api.calls).toContainEqual(['chooseSource', { kind: 'aws', profile: 'prod-admin' }]);
    await waitFor(async () => expect(document.activeElement).toBe(await box()));
    await user.keyboard('{Enter}');
    await screen.findByRole('listbox', { name: 'Sources' });
    const asked = api.calls.length;
    await user.keyboard('vault{Escape}{Escape}');
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(api.calls).toHaveLength(asked);
  });
});
