/** The diagnostics as they are copied: how AWS is reached and how the last test went, without what is the user's own. */
import { describe, expect, it } from 'vitest';
import { type DiagnosticsFacts, diagnosticsText } from '../../electron/app/diagnostics.ts';
import { CONNECTED, FakeAtlasApi, FIRST_SETTINGS } from '../helpers/fakes/fake-atlas-api.ts';

const FACTS: DiagnosticsFacts = {
  info: new FakeAtlasApi().info,
  settings: FIRST_SETTINGS,
  viewLength: 10,
  connection: CONNECTED,
  effectiveSettings: [],
  problems: [],
  nowIso: '2026-11-24T10:00:00.000Z',
  env: {},
};

const linesOf = (change: Partial<DiagnosticsFacts>): string[] =>
  diagnosticsText({ ...FACTS, ...change }).split('\n');

describe('the diagnostics', () => {
  it('say how AWS is reached and what says so, and leave out values of the user’s own', () => {
    const lines = linesOf({
      effectiveSettings: [
        { label: 'Credentials', value: 'API key "Team of Ann"', from: 'chosen', isPrivate: true },
        { label: 'Proxy', value: 'proxy.example:8080', from: 'HTTPS_PROXY' },
      ],
    });
    expect(lines).toContain('Credentials: (left out) (chosen)');
    expect(lines).toContain('Proxy: proxy.example:8080 (HTTPS_PROXY)');
    expect(lines.join()).not.toContain('Ann');
  });

  it('say of each step of the last connection test how it went, and how long it took', () => {
    const lines = linesOf({
      steps: [
        { name: 'lookup', state: 'ok', words: 'host.example has 1 address: 10.0.0.1.', tookMs: 12.4 },
        {
          name: 'identity',
          state: 'failed',
          tookMs: 3,
          failure: {
            kind: 'bad-credentials',
            message: 'AWS knows no arn:aws:iam::999988887777:user/me.',
            nextStep: 'Look.',
          },
        },
        { name: 'bedrock', state: 'not-tried' },
      ],
    });
    const from = lines.indexOf('Connection test:');
    expect(lines.slice(from + 1, from + 4)).toEqual([
      '  Name lookup: works, 12 ms. host.example has 1 address: 10.0.0.1.',
      '  Identity (AWS STS): failed, 3 ms. AWS knows no arn:aws:iam::123456789012:user/me. Look.',
      '  Models (Bedrock): not tried',
    ]);
  });

  it('name no profile, session, role or API key, wherever one is said', () => {
    const profiles = ['acme', 'acme-prod', 'Dev Account', 'Reader-999988887777'];
    const text = linesOf({
      connection: {
        ...CONNECTED,
        source: { kind: 'aws', partition: 'aws', profile: 'acme-prod' },
        profiles,
        status: 'no-credentials',
        failure: {
          kind: 'no-credentials',
          message: 'There is no AWS profile "acme-tset". There are: acme, acme-prod.',
          nextStep: 'Choose another profile.',
        },
      },
      effectiveSettings: [
        { label: 'Partition', value: 'aws', from: 'sso_region of the session acme' },
        { label: 'FIPS endpoints', value: 'no', from: 'use_fips_endpoint of the profile acme-prod' },
        { label: 'Dual-stack endpoints', value: 'no', from: 'x of the profile Dev Account' },
      ],
      steps: [
        { name: 'credentials', state: 'ok', words: 'Found for the profile acme.', ownNames: ['acme'] },
        {
          name: 'identity',
          state: 'ok',
          words: 'AWS knows these credentials: assumed-role/AcmeReader.',
          ownNames: ['assumed-role/AcmeReader'],
        },
        {
          name: 'bedrock',
          state: 'failed',
          failure: {
            kind: 'expired-credentials',
            message: 'The login session of the profile "Dev Account" has expired, or there is none yet.',
            nextStep: "Run: aws sso login --profile 'Dev Account' — then scan again.",
          },
        },
      ],
      problems: ['no-credentials: The AWS config file has no section [sso-session Acme Corp].'],
    });
    expect(text.join('\n')).not.toMatch(/acme|Dev Account|999988887777/i);
    expect(text).toContain('  Credentials: works. Found for the profile (left out).');
    expect(text).toContain('FIPS endpoints: no (use_fips_endpoint of the profile (left out))');
    expect(text).toContain(
      '  Models (Bedrock): failed. The login session of the profile (left out) has expired, or there is none yet. Run: aws sso login --profile (left out) — then scan again.',
    );
  });

  it('have no line of a test that was never made', () => {
    expect(linesOf({})).not.toContain('Connection test:');
  });

  it('name variables, and never a value of one', () => {
    const text = linesOf({
      env: {
        AWS_BEARER_TOKEN_BEDROCK: 'a-secret-token',
        AWS_PROFILE: 'mine',
        HOME: '/home/ann',
        AWS_REGION: '',
      },
      problems: ['expired-credentials: a-secret-token was refused'],
    }).join('\n');
    expect(text).toContain('Variables that are set: AWS_BEARER_TOKEN_BEDROCK, AWS_PROFILE\n');
    expect(text).toContain('[removed] was refused');
    expect(text).not.toMatch(/a-secret-token|\bmine\b|\bann\b/);
  });
});
