import { expect, it } from 'vitest';
import { signingFor } from '../../../scripts/packaging/signing.ts';

const AZURE = {
  AZURE_TENANT_ID: 't',
  AZURE_CLIENT_ID: 'c',
  AZURE_CLIENT_SECRET: 's',
  AZURE_SIGNING_ENDPOINT: 'https://weu.codesigning.azure.net',
  AZURE_SIGNING_ACCOUNT: 'account',
  AZURE_SIGNING_PROFILE: 'profile',
  AZURE_SIGNING_PUBLISHER: 'publisher',
};
const NOTARY = { APPLE_API_KEY: 'k', APPLE_API_KEY_ID: 'i', APPLE_API_ISSUER: 'u' };

it.each(['darwin', 'win32', 'linux'] as const)(
  'says in one line how %s is packaged without secrets',
  (platform) => {
    expect(signingFor(platform, {}).said).toMatch(/^Signing: [^\n]+$/);
  },
);

it('packaging signs a Mac build ad hoc without a certificate, so that Apple silicon starts it', () => {
  expect(signingFor('darwin', { CSC_LINK: '' }).config.mac).toMatchObject({ identity: '-', notarize: false });
});

it('packaging notarizes only a signed Mac build with the whole key of the notary', () => {
  expect(signingFor('darwin', NOTARY).config.mac?.notarize).toBe(false);
  expect(signingFor('darwin', { ...NOTARY, CSC_LINK: 'x' }).config.mac).toEqual({ notarize: true });
  const half = signingFor('darwin', { CSC_LINK: 'x', APPLE_API_KEY: 'k' });
  expect(half.config.mac).toEqual({ notarize: false });
  expect(half.said).toContain('APPLE_API_KEY_ID, APPLE_API_ISSUER');
});

it('packaging takes Azure Trusted Signing on Windows only with all of its variables, and names what is missing', () => {
  expect(signingFor('win32', AZURE).config.win?.azureSignOptions).toMatchObject({
    publisherName: 'publisher',
  });
  const { AZURE_SIGNING_PROFILE: _left, ...half } = AZURE;
  expect(signingFor('win32', half)).toMatchObject({
    config: {},
    said: expect.stringContaining('AZURE_SIGNING_PROFILE'),
  });
});

it('packaging takes a certificate on Windows without Azure', () => {
  expect(signingFor('win32', { WIN_CSC_LINK: 'x' }).said).toContain('certificate');
});

it('packaging puts no value of a variable into what it says', () => {
  for (const platform of ['darwin', 'win32'] as const) {
    const secret = 'SECRET-VALUE';
    const env = Object.fromEntries(
      [...Object.keys(AZURE), ...Object.keys(NOTARY), 'CSC_LINK'].map((n) => [n, secret]),
    );
    expect(signingFor(platform, env).said).not.toContain(secret);
  }
});
