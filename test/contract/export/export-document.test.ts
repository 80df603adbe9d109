import { describe, expect, it } from 'vitest';
import { ALLOWED, AT, aFailure, aModel, aProfile, BLOCKED } from '../../helpers/builders.ts';
import { CACHING_UNKNOWN, exportOf } from '../../helpers/exports.ts';
import { checkedIn, failedIn, listed, mantleIn, snapshotOf, stateAfter } from '../../helpers/scan-events.ts';

const LATER = '2026-11-24T11:00:00.000Z';
const CLAUDE = 'anthropic.claude-x';

describe('a model', () => {
  it('is as the API gave it, with what follows from the region’s answers', () => {
    const model = aModel(CLAUDE, {
      inferenceTypesSupported: ['ON_DEMAND', 'NEW_TYPE'],
      newMember: { a: [1] },
    });
    const global = aProfile(`global.${CLAUDE}`, CLAUDE, ['', 'eu-central-1']);
    const geo = aProfile(`eu.${CLAUDE}`, CLAUDE, ['eu-central-1', 'eu-west-1']);
    const other = aProfile('eu.meta.llama', 'meta.llama', ['eu-central-1']);
    const { snapshot } = stateAfter(
      listed('eu-central-1', [model], [global, geo, other]),
      checkedIn('eu-central-1', CLAUDE),
    );

    expect(exportOf(snapshot, { keepAccounts: true }).models['eu-central-1']?.[CLAUDE]).toEqual({
      ...model,
      referencedByInstanceProfiles: [geo, global],
      availability: ['on-demand', 'geo', 'global'],
      callableAs: [CLAUDE, `eu.${CLAUDE}`, `global.${CLAUDE}`],
      access: { status: 'allowed', ...ALLOWED, checkedAt: AT },
      accessible: true,
      promptCaching: CACHING_UNKNOWN,
    });
  });

  it('that only bedrock-mantle names is a minimal record', () => {
    const { snapshot } = stateAfter(listed('eu-central-1', []), mantleIn('eu-central-1', ['openai.gpt-oss']));
    expect(exportOf(snapshot).models['eu-central-1']).toEqual({
      'openai.gpt-oss': {
        modelId: 'openai.gpt-oss',
        referencedByInstanceProfiles: [],
        availability: ['mantle'],
        callableAs: [],
        access: { status: 'unknown' },
        accessible: true,
        mantle: { status: 'unknown' },
        promptCaching: CACHING_UNKNOWN,
      },
    });
  });

  it('that bedrock-mantle calls unavailable is not callable there, and the reason stands beside it', () => {
    const region = 'eu-central-1';
    const dataRetention = { mode: 'none', allowedModes: ['aws_review'] };
    const entries = {
      'acme.off': { status: 'unavailable', statusReason: 'Not yet.', dataRetention },
      'acme.on': { status: 'available' },
      'acme.odd': { status: 'PAUSED' },
    };
    const { snapshot } = stateAfter(listed(region, []), mantleIn(region, Object.keys(entries), { entries }));
    const models = exportOf(snapshot, { mantlePathOf: () => '/v1' }).models[region] ?? {};
    expect(models['acme.off']).toMatchObject({
      availability: [],
      mantle: { status: 'unavailable', reason: 'Not yet.', basePath: '/v1', dataRetention },
    });
    expect(models['acme.on']).toMatchObject({ availability: ['mantle'], mantle: { status: 'available' } });
    expect(models['acme.odd']).toMatchObject({ availability: ['mantle'], mantle: { status: 'unknown' } });
  });

  it('is inaccessible only when something blocks it', () => {
    const { snapshot } = stateAfter(
      listed('eu-central-1', [aModel('a.blocked'), aModel('b.unsure')]),
      checkedIn('eu-central-1', { 'a.blocked': BLOCKED, 'b.unsure': { failure: aFailure('throttled') } }),
    );
    const models = exportOf(snapshot).models['eu-central-1'];
    expect(models?.['a.blocked']).toMatchObject({ accessible: false, access: { status: 'blocked' } });
    expect(models?.['b.unsure']).toMatchObject({
      accessible: true,
      access: { status: 'unknown', checkedAt: AT },
    });
  });

  it('says what is known about prompt caching, and nothing more than three members', () => {
    const snapshot = snapshotOf({ 'eu-central-1': { models: [aModel(CLAUDE)] } });
    const fact = { support: 'yes' as const, source: 'docs', asOf: '2026-10-01', maxCheckpoints: 4 };
    const model = exportOf(snapshot, { promptCachingOf: () => fact }).models['eu-central-1']?.[CLAUDE];
    expect(model?.promptCaching).toEqual({ support: 'yes', source: 'docs', asOf: '2026-10-01' });
  });
});

describe('account numbers in ARNs', () => {
  const profile = aProfile('abc123', CLAUDE, ['eu-central-1'], {
    type: 'APPLICATION',
    inferenceProfileArn: 'arn:aws:bedrock:eu-central-1:111122223333:application-inference-profile/abc123',
    newMember: ['arn:aws:iam::111122223333:role/x'],
  });
  const snapshot = snapshotOf({ 'eu-central-1': { models: [aModel(CLAUDE)], profiles: [profile] } });

  it('are replaced', () => {
    const text = JSON.stringify(exportOf(snapshot));
    expect(text).not.toContain('111122223333');
    expect(text).toContain('arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/abc123');
  });

  it('stay when they are asked for', () => {
    const model = exportOf(snapshot, { keepAccounts: true }).models['eu-central-1']?.[CLAUDE];
    expect(model?.referencedByInstanceProfiles).toEqual([profile]);
    expect(model?.availability).toEqual(['on-demand', 'application']);
    expect(model?.callableAs).toEqual([CLAUDE]);
  });
});

describe('a region', () => {
  it('that failed keeps its last good answer, the time of it, and says why it failed', () => {
    const { snapshot } = stateAfter(
      listed('eu-central-1', [aModel(CLAUDE)]),
      failedIn('eu-central-1', 'failed', 'throttled', LATER),
    );
    const document = exportOf(snapshot);
    expect(document.regions['eu-central-1']).toEqual({
      name: 'Europe (Frankfurt)',
      state: 'failed',
      stale: true,
      scannedAt: AT,
      error: { kind: 'throttled', message: 'It failed: throttled.' },
    });
    expect(Object.keys(document.models['eu-central-1'] ?? {})).toEqual([CLAUDE]);
  });

  it('that was never asked has no time, no error and no models', () => {
    const { snapshot } = stateAfter({ type: 'scan-started', regions: ['xx-new-1'], atIso: AT });
    const document = exportOf(snapshot);
    expect(document.regions).toEqual({
      'xx-new-1': { name: 'xx-new-1', state: 'not-scanned', stale: false },
    });
    expect(document.models).toEqual({ 'xx-new-1': {} });
  });

  it('has its last latency, and not the network of this computer', () => {
    const latency = { medianMs: 23.1, p90Ms: 30.2, minMs: 21.9, samples: 8, measuredAt: AT };
    const { snapshot } = stateAfter(listed('eu-central-1', []), {
      type: 'latency-measured',
      region: 'eu-central-1',
      latency: { ...latency, network: { name: 'en0', key: 'home' } },
      smoothedLatencyMs: 25,
    });
    expect(exportOf(snapshot).regions['eu-central-1']?.latency).toEqual(latency);
  });
});

it('an export names the source without a profile when none was chosen', () => {
  const snapshot = { ...snapshotOf({}), source: { kind: 'sample', partition: 'aws' } as const };
  expect(exportOf(snapshot)).toEqual({
    format: 'bedrock-atlas/matrix',
    version: 1,
    generatedAt: AT,
    generator: { name: 'bedrock-atlas', version: '1.2.3' },
    source: { kind: 'sample', partition: 'aws' },
    regions: {},
    models: {},
  });
});
