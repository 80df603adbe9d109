// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ConnectionStep } from '../../../../electron/contract/reach/connection-test.ts';
import type { EffectiveSetting } from '../../../../electron/contract/reach/effective-setting.ts';
import { userSettings } from '../../../../electron/contract/settings/settings.ts';
import { FIRST_SETTINGS } from '../../../helpers/fakes/fake-atlas-api.ts';
import { renderScanned, textsOf } from '../../../helpers/render-app.tsx';

const FAILURE = { kind: 'tls', message: 'The certificate is not trusted.', nextStep: 'Name it.' } as const;
const STEPS: ConnectionStep[] = [
  { name: 'lookup', state: 'ok', words: 'aws has 3 addresses.', tookMs: 12.3 },
  { name: 'connection', state: 'ok', words: 'Connected.', tookMs: 20 },
  { name: 'tls', state: 'failed', failure: FAILURE, tookMs: 31 },
  { name: 'credentials', state: 'skipped', words: 'None needed.' },
  { name: 'identity', state: 'running' },
  { name: 'bedrock', state: 'waiting' },
];

describe('Test connection', () => {
  it('shows each step with its answer and time, and can be repeated and copied', async () => {
    const { api, store, tell, user } = await renderScanned();
    await tell({ type: 'command', command: 'test-connection' });
    const dialog = within(await screen.findByRole('dialog', { name: 'Test connection' }));
    expect(api.calls).toContainEqual(['testConnection']);
    await tell({ type: 'connection-test', steps: STEPS });
    expect(textsOf(dialog.getAllByRole('listitem'))).toEqual([
      'Name lookupworks, 12 msaws has 3 addresses.',
      'Connectionworks, 20 msConnected.',
      'Certificatefailed, 31 msThe certificate is not trusted. Name it.',
      'Credentialsnot neededNone needed.',
      'Identity (AWS STS)trying',
      'Models (Bedrock)waiting',
    ]);
    expect(dialog.getByRole('status').textContent).toBe('Trying…');
    const ended = STEPS.map((step) =>
      step.state === 'running' || step.state === 'waiting' ? { ...step, state: 'not-tried' as const } : step,
    );
    await tell({ type: 'connection-test', steps: ended });
    expect(dialog.getByRole('status').textContent).toBe('1 step failed.');
    await user.click(dialog.getByRole('button', { name: 'Copy diagnostics' }));
    expect(api.calls).toContainEqual(['copyDiagnostics']);
    await user.click(dialog.getByRole('button', { name: 'Close' }));
    expect(api.calls).toContainEqual(['cancelTest']);
    expect(store.overlay.getState()).toBe('none');
  });
});

async function openSettings(rowsInEffect: EffectiveSetting[] = []) {
  const app = await renderScanned();
  app.api.rowsInEffect = rowsInEffect;
  await app.tell({ type: 'command', command: 'settings' });
  return { ...app, reach: within(await screen.findByRole('region', { name: 'How AWS is reached' })) };
}

describe('Settings', () => {
  it('says what is in effect, and what says so', async () => {
    const { reach } = await openSettings([
      { label: 'Attempts of a call', value: '5', from: 'AWS_MAX_ATTEMPTS' },
      { label: 'Proxy', value: 'office:3128', from: 'the system' },
      { label: 'FIPS endpoints', value: 'yes', from: 'use_fips_endpoint of the profile work' },
    ]);
    expect(await reach.findByText('office:3128 (the system)')).toBeDefined();
    expect(reach.getByText('Attempts of a call').parentElement?.textContent).toBe(
      'Attempts of a call5AWS_MAX_ATTEMPTS',
    );
    const fips = reach.getByRole('combobox', { name: 'FIPS endpoints' });
    expect(fips.parentElement?.textContent).toContain('yes (use_fips_endpoint of the profile work)');
  });

  it.each([
    ['Partition', 'aws-us-gov (GovCloud)', { partition: 'aws-us-gov' }],
    ['FIPS endpoints', 'Yes', { fips: 'on' }],
    ['Dual-stack endpoints', 'No', { dualStack: 'off' }],
  ])('changes %s', async (label, choice, change) => {
    const { api, reach, user } = await openSettings();
    await user.selectOptions(reach.getByRole('combobox', { name: label }), choice);
    expect(api.calls).toContainEqual(['saveSettings', change]);
  });

  it.each([
    [
      'Regions',
      'Only these…',
      'us-east-1, Frankfurt',
      'is not a Region code',
      { scannedRegions: 'us-east-1 eu-central-1' },
    ],
    [
      'Endpoint of Bedrock',
      'By hand…',
      'http://bedrock.corp.example',
      'https://',
      { endpoint: 'https://bedrock.{region}.corp.example' },
    ],
  ])('takes %s by hand, and says what is wrong', async (label, choice, wrong, problem, change) => {
    const { api, reach, user } = await openSettings();
    await user.selectOptions(reach.getByRole('combobox', { name: label }), choice);
    const field = screen.getByRole('textbox', { name: `${label} by hand` });
    await user.type(field, `${wrong}{Enter}`);
    expect(screen.getByRole('alert').textContent).toContain(problem);
    await user.clear(field);
    // A brace begins the name of a key.
    await user.type(field, `${String(Object.values(change)[0]).replace('{', '{{')}{Enter}`);
    expect(api.calls).toContainEqual(['saveSettings', change]);
  });

  it('has a row for each setting of the user, which changes it', async () => {
    const { api, tell, user } = await openSettings();
    const dialog = within(await screen.findByRole('dialog', { name: 'Settings' }));
    const boxes = dialog.getAllByRole('combobox').map((box) => box.id.replace('setting-', ''));
    expect([...boxes].sort()).toEqual(
      userSettings()
        .map(({ name }) => name)
        .sort(),
    );
    const limit = dialog.getByRole('combobox', { name: 'Region timeout' });
    expect(limit.parentElement?.textContent).toContain('default');
    await user.selectOptions(limit, '60 s');
    expect(api.calls).toContainEqual(['saveSettings', { regionDeadlineMs: 60_000 }]);
    await tell({ type: 'settings', settings: { ...FIRST_SETTINGS, regionDeadlineMs: 60_000 } });
    expect(limit.parentElement?.textContent).toContain('chosen');
  });

  it('takes a proxy by hand, and says what is wrong with one', async () => {
    const { api, tell, user } = await openSettings();
    const box = await screen.findByRole('combobox', { name: 'Proxy' });
    expect(screen.queryByRole('textbox', { name: 'Proxy by hand' })).toBeNull();
    await user.selectOptions(box, 'By hand…');
    const field = screen.getByRole('textbox', { name: 'Proxy by hand' });
    await user.type(field, 'http://me:secret@office:3128{Enter}');
    expect(screen.getByRole('alert').textContent).toContain('Leave out the user name and password');
    expect(api.calls.map(([name]) => name)).not.toContain('saveSettings');
    await user.clear(field);
    await user.type(field, 'socks5h://127.0.0.1:1080{Enter}');
    expect(api.calls).toContainEqual(['saveSettings', { proxy: 'socks5h://127.0.0.1:1080' }]);
    await tell({ type: 'settings', settings: { ...FIRST_SETTINGS, proxy: 'socks5h://127.0.0.1:1080' } });
    expect((screen.getByRole('textbox', { name: 'Proxy by hand' }) as HTMLInputElement).value).toBe(
      'socks5h://127.0.0.1:1080',
    );
    expect(box.parentElement?.textContent).toContain('chosen');
    await user.selectOptions(box, 'None');
    expect(api.calls).toContainEqual(['saveSettings', { proxy: 'none' }]);
    await tell({ type: 'settings', settings: { ...FIRST_SETTINGS, proxy: 'none' } });
    expect(screen.queryByRole('textbox', { name: 'Proxy by hand' })).toBeNull();
  });

  it('takes a file of certificates, and removes it', async () => {
    const { api, reach, user } = await openSettings();
    expect(reach.queryByRole('button', { name: /^Remove/ })).toBeNull();
    api.certificateFileName = 'corp.pem';
    await user.click(reach.getByRole('button', { name: 'Certificate file…' }));
    expect(api.calls).toContainEqual(['certificateFile', 'choose']);
    const remove = await reach.findByRole('button', { name: 'Remove corp.pem' });
    api.certificateFileName = '';
    await user.click(remove);
    expect(api.calls).toContainEqual(['certificateFile', 'remove']);
    await waitFor(() => expect(reach.queryByRole('button', { name: /^Remove/ })).toBeNull());
  });

  it('says why a file of certificates was not taken', async () => {
    const { api, reach, user } = await openSettings();
    api.failNext({
      kind: 'bad-input',
      message: 'notes.txt holds no certificate.',
      nextStep: 'Choose another.',
    });
    await user.click(reach.getByRole('button', { name: 'Certificate file…' }));
    expect(await screen.findByText('notes.txt holds no certificate.')).toBeDefined();
  });

  it('shows a value that no choice has as it is', async () => {
    const { tell } = await openSettings();
    await tell({ type: 'settings', settings: { ...FIRST_SETTINGS, historyDays: 400 } });
    const box = await screen.findByRole('combobox', { name: 'Keep scans' });
    expect((box as HTMLSelectElement).selectedOptions[0]?.textContent).toBe('400');
  });
});
