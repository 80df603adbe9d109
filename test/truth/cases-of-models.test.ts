/**
 * What real answers about models taught (recordings of 2026-08-21/22), each as the smallest answer that shows it, through
 * the real AWS client. Every test fails where the case is not handled.
 */
import { describe, expect, it } from 'vitest';
import { documentedEndOfLife } from '../../electron/capabilities/lifecycle-docs.ts';
import { otherEndpointOf } from '../../electron/capabilities/mantle/mantle-join.ts';
import { lifecycleIn } from '../../electron/contract/cells/lifecycle.ts';
import type { ModelLifecycle } from '../../electron/contract/snapshot/model.ts';
import { aModel, aProfile } from '../helpers/builders.ts';
import { availabilityIn, CLAUDE, NEEDS_PROFILE, scanOf } from './scan-of.ts';

describe('case 1: words that the SDK does not know', () => {
  it('a model with INFERENCE_PROFILE alone is called by its profile and never by its bare id', async () => {
    const scan = await scanOf({
      'eu-central-1': {
        models: [aModel(CLAUDE, { ...NEEDS_PROFILE, inputModalities: ['TEXT', 'VIDEO', 'SPEECH', 'AUDIO'] })],
        profiles: [aProfile(`eu.${CLAUDE}`, CLAUDE, ['eu-central-1', 'eu-west-1'])],
      },
    });
    expect(scan.document.models['eu-central-1']?.[CLAUDE]).toMatchObject({
      availability: ['geo'],
      callableAs: [`eu.${CLAUDE}`],
      inferenceTypesSupported: ['INFERENCE_PROFILE'],
      inputModalities: ['TEXT', 'VIDEO', 'SPEECH', 'AUDIO'],
    });
  });

  it('a context variant with an empty list is listed and not callable', async () => {
    const id = 'amazon.nova-premier-v1:0:8k';
    const scan = await scanOf({
      'us-east-1': { models: [aModel(id, { inferenceTypesSupported: [] }, 'us-east-1')] },
    });
    expect(scan.document.models['us-east-1']?.[id]).toMatchObject({ availability: [], callableAs: [] });
    expect(availabilityIn(scan, 'us-east-1', id).listed).toBe(true);
  });
});

describe('case 5: the lifecycle is regional', () => {
  it('one model is ACTIVE in one region and LEGACY in another on the same day', async () => {
    const id = 'anthropic.claude-3-haiku-20240307-v1:0';
    const as = (status: string, region: string) => ({
      models: [aModel(id, { modelLifecycle: { status } }, region)],
    });
    const scan = await scanOf({
      'ap-south-1': as('ACTIVE', 'ap-south-1'),
      'us-east-1': as('LEGACY', 'us-east-1'),
    });
    expect(scan.document.models['ap-south-1']?.[id]?.modelLifecycle).toEqual({ status: 'ACTIVE' });
    expect(scan.document.models['us-east-1']?.[id]?.modelLifecycle).toEqual({ status: 'LEGACY' });
    expect(lifecycleIn(scan.snapshot, 'us-east-1', id).status).toBe('LEGACY');
  });
});

describe('case 6: models of bedrock-mantle', () => {
  it('are rows of their own, and two ids of one model are joined by the table', async () => {
    const [runtime, mantle] = ['openai.gpt-oss-120b-1:0', 'openai.gpt-oss-120b'];
    const scan = await scanOf({
      'us-east-1': { models: [aModel(runtime, {}, 'us-east-1')], mantle: [mantle, 'zai.only-there'] },
    });
    const models = scan.document.models['us-east-1'];
    expect(models?.['zai.only-there']).toMatchObject({ availability: ['mantle'], callableAs: [] });
    expect(models?.[runtime]?.availability).toEqual(['on-demand']);
    expect(models?.[mantle]?.availability).toEqual(['mantle']);
    expect(otherEndpointOf(scan.snapshot, 'us-east-1', runtime, Date.now())).toMatchObject({
      modelId: mantle,
      listed: 'yes',
    });
    expect(otherEndpointOf(scan.snapshot, 'us-east-1', 'zai.only-there', Date.now())).toBeUndefined();
  });
});

describe('case 7: display names are not unique', () => {
  it('a model and its context variant share a name and stay two models', async () => {
    const same = { modelName: 'Nova Lite', providerName: 'Amazon' };
    const scan = await scanOf({
      'us-east-1': {
        models: [
          aModel('amazon.nova-lite-v1:0', same, 'us-east-1'),
          aModel(
            'amazon.nova-lite-v1:0:24k',
            { ...same, inferenceTypesSupported: ['PROVISIONED'] },
            'us-east-1',
          ),
        ],
      },
    });
    const found = Object.values(scan.document.models['us-east-1'] ?? {});
    expect(found.map((model) => [model.modelId, model.modelName, model.availability])).toEqual([
      ['amazon.nova-lite-v1:0', 'Nova Lite', ['on-demand']],
      ['amazon.nova-lite-v1:0:24k', 'Nova Lite', ['provisioned']],
    ]);
  });
});

describe('case 8: older and newer lifecycles', () => {
  it('the status alone, four dates, and a date that is none stand beside each other', async () => {
    const dates = {
      status: 'LEGACY',
      startOfLifeTime: '2024-08-22T00:00:00Z',
      legacyTime: '2026-05-26T00:00:00Z',
      publicExtendedAccessTime: '2026-08-26T00:00:00Z',
      endOfLifeTime: '2026-11-26T00:00:00Z',
    };
    const scan = await scanOf({
      'us-east-1': {
        models: [
          aModel('a.old', { modelLifecycle: { status: 'ACTIVE' } }),
          aModel('b.new', { modelLifecycle: dates }),
          aModel('c.broken', { modelLifecycle: { status: 'LEGACY', endOfLifeTime: 'soon' } }),
        ],
      },
    });
    expect(lifecycleIn(scan.snapshot, 'us-east-1', 'a.old')).toEqual({ status: 'ACTIVE' });
    const from = { kind: 'api', region: 'us-east-1' };
    expect(lifecycleIn(scan.snapshot, 'us-east-1', 'b.new')).toEqual({
      status: 'LEGACY',
      startOfLife: { date: dates.startOfLifeTime, from },
      legacy: { date: dates.legacyTime, from },
      extendedAccess: { date: dates.publicExtendedAccessTime, from },
      endOfLife: { date: dates.endOfLifeTime, from },
    });
    expect(lifecycleIn(scan.snapshot, 'us-east-1', 'c.broken')).toEqual({ status: 'LEGACY' });
  });
});

describe('case 9: pages and API disagree', () => {
  it('a model that pages call in-region and the API knows on bedrock-mantle alone is only there', async () => {
    const id = 'deepseek.v3.1';
    const scan = await scanOf({ 'ap-southeast-3': { models: [aModel(CLAUDE)], mantle: [id] } });
    expect(scan.document.models['ap-southeast-3']?.[id]?.availability).toEqual(['mantle']);
  });

  it('a date of the API stands against that of the page, and each says where it is from', async () => {
    const id = 'ai21.jamba-1-5-large-v1:0';
    const page = documentedEndOfLife(id, 'us-east-1');
    expect(page?.endOfLifeDate).toBe('2026-11-26');
    const lifecycleOf = async (modelLifecycle: ModelLifecycle) => {
      const scan = await scanOf({ 'us-east-1': { models: [aModel(id, { modelLifecycle })] } });
      return lifecycleIn(scan.snapshot, 'us-east-1', id, documentedEndOfLife);
    };
    const told = await lifecycleOf({ status: 'LEGACY', endOfLifeTime: '2027-02-01T00:00:00Z' });
    expect(told.endOfLife).toEqual({
      date: '2027-02-01T00:00:00Z',
      from: { kind: 'api', region: 'us-east-1' },
    });
    const untold = await lifecycleOf({ status: 'LEGACY' });
    expect(untold.endOfLife).toEqual({
      date: '2026-11-26',
      from: { kind: 'docs', source: page?.source, asOf: page?.asOf },
    });
  });
});
