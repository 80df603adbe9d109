/** Converse features, lifecycle dates, limits and second ids. */
import { describe, expect, it } from 'vitest';
import {
  CONVERSE_FEATURES,
  type ConverseFeature,
  converseFeaturesOf,
} from '../../electron/capabilities/converse-features.ts';
import replacementsFile from '../../electron/capabilities/data/replacements.json' with { type: 'json' };
import {
  documentedDates,
  documentedEndOfLife,
  documentedLifecycle,
} from '../../electron/capabilities/lifecycle-docs.ts';
import { limitsOf } from '../../electron/capabilities/limits.ts';
import { mantleIdOf, runtimeIdOf } from '../../electron/capabilities/mantle/mantle-ids.ts';
import { builtInRegions } from '../../electron/contract/cells/regions.ts';
import availability from '../../electron/sample/data/availability.json' with { type: 'json' };
import recorded from '../../electron/sample/data/models.json' with { type: 'json' };

const feature = (id: string, name: ConverseFeature) =>
  converseFeaturesOf(id).find((each) => each.feature === name);

describe('converseFeaturesOf', () => {
  it('gives one fact a feature, in the order in which they are shown', () => {
    for (const id of ['amazon.nova-lite-v1:0', 'no.such-model', '', '__proto__']) {
      expect(converseFeaturesOf(id).map((each) => each.feature)).toEqual(Object.keys(CONVERSE_FEATURES));
    }
  });

  it('joins what several pages say', () => {
    const fact = feature('us.meta.llama4-maverick-17b-instruct-v1:0', 'guardrails');
    expect(fact?.support).toBe('yes');
    expect(fact?.sources).toHaveLength(2);
    for (const { source, asOf } of fact?.sources ?? []) {
      expect(source).toContain('https://docs.aws.amazon.com/');
      expect(asOf).not.toBe('');
    }
  });

  it.each([
    ['anthropic.claude-sonnet-5', 'structuredOutputs', 'no'],
    ['anthropic.claude-sonnet-4-6', 'structuredOutputs', 'yes'],
    ['deepseek.r1-v1:0', 'toolUse', 'no'],
    ['amazon.titan-embed-text-v2:0', 'converse', 'no'],
    ['openai.gpt-5.5', 'converse', 'no'],
    ['qwen.qwen3-32b-v1:0', 'converse', 'yes'],
    ['qwen.qwen3-32b-v1:0', 'toolUse', 'unknown'],
  ] as const)('%s, %s: %s', (id, name, support) => {
    expect(feature(id, name)?.support).toBe(support);
  });

  it('does not decide where the pages disagree, and says so', () => {
    for (const id of [
      'anthropic.claude-haiku-4-5-20251001-v1:0',
      'anthropic.claude-sonnet-4-5-20250929-v1:0',
    ]) {
      expect(feature(id, 'guardrails')).toMatchObject({
        support: 'unknown',
        note: expect.stringContaining('says'),
      });
    }
  });

  it('takes the answer of the API over an older page', () => {
    expect(feature('mistral.pixtral-large-2502-v1:0', 'vision')).toMatchObject({
      support: 'yes',
      note: expect.stringContaining('API'),
    });
  });

  it('marks what is said only of the model of a context variant', () => {
    expect(feature('amazon.nova-pro-v1:0:24k', 'toolUse')).toMatchObject({
      support: 'yes',
      statedFor: 'amazon.nova-pro-v1:0',
    });
  });

  it('never decides without a source', () => {
    for (const id of Object.keys(availability.availability)) {
      for (const fact of converseFeaturesOf(id)) {
        if (fact.support !== 'unknown')
          expect(fact.sources.length, `${id} ${fact.feature}`).toBeGreaterThan(0);
      }
    }
  });
});

describe('documentedLifecycle', () => {
  it('gives the rows of the lifecycle page with their regions', () => {
    const haiku = documentedLifecycle('anthropic.claude-3-haiku-20240307-v1:0');
    expect(haiku?.endOfLife).toHaveLength(2);
    expect(documentedEndOfLife('anthropic.claude-3-haiku-20240307-v1:0', 'us-gov-west-1')).toMatchObject({
      legacyDate: '2026-03-10',
      endOfLifeDate: '2026-09-10',
      source: expect.stringContaining('model-lifecycle'),
    });
    expect(documentedEndOfLife('anthropic.claude-3-haiku-20240307-v1:0', 'ap-south-1')).toBeUndefined();
  });

  it('falls back to the card, for all Regions that no row is about', () => {
    const card = documentedDates('amazon.nova-premier-v1:0', 'us-east-1');
    expect(card).toMatchObject({ endOfLifeDate: '2026-09-14', asOf: '2026-08-22' });
    expect(card).not.toHaveProperty('unlessActive');
    expect(documentedDates('anthropic.claude-3-haiku-20240307-v1:0', 'ap-south-1')).toMatchObject({
      endOfLifeDate: '2026-09-10',
      unlessActive: true,
    });
    expect(documentedDates('anthropic.claude-opus-5-5', 'us-east-1')).toMatchObject({
      endsNoSoonerThan: '2027-09-22',
    });
    expect(documentedDates('acme.nobody-v1:0', 'us-east-1')).toBeUndefined();
  });

  it('says the same as the row and the card of each id and Region, and always with one object', () => {
    const everywhere = builtInRegions('aws');
    for (const id of [...Object.keys(recorded.models), ...Object.keys(replacementsFile.models)]) {
      for (const region of everywhere) {
        const stated = documentedDates(id, region);
        expect(documentedDates(id, region)).toBe(stated);
        expect(stated?.legacyDate).toBe(documentedEndOfLife(id, region)?.legacyDate);
        const { replacement } = documentedDates(id, 'nowhere') ?? {};
        expect(stated?.replacement).toEqual(replacement);
      }
    }
  });

  it('names a replacement, its source and date, and none that itself has one', () => {
    const { replacement } =
      documentedDates('anthropic.claude-sonnet-4-20250514-v1:0:32k', 'eu-central-1') ?? {};
    expect(replacement).toEqual({
      modelId: 'anthropic.claude-sonnet-4-6',
      name: 'Claude Sonnet 4.6',
      by: 'Anthropic',
      source: 'https://platform.claude.com/docs/en/about-claude/model-deprecations',
      asOf: '2026-09-26',
    });
    for (const { modelId } of Object.values(replacementsFile.models)) {
      expect(documentedDates(modelId, 'us-east-1')?.replacement, modelId).toBeUndefined();
      expect(Object.keys(recorded.models), modelId).toContain(modelId);
    }
  });

  it('gives the promise of newer cards', () => {
    expect(documentedLifecycle('anthropic.claude-opus-5-5')).toMatchObject({
      launch: { text: 'September 22, 2026' },
      endsNoSoonerThan: { text: 'September 22, 2027', legacyPeriod: '6 months' },
      endOfLife: [],
    });
  });

  it('says nothing of models that no page dates', () => {
    expect(documentedLifecycle('zai.glm-4.6')).toBeUndefined();
    expect(documentedLifecycle('')).toBeUndefined();
  });
});

describe('limitsOf', () => {
  it('gives the words of the model card', () => {
    expect(limitsOf('us.anthropic.claude-sonnet-5')).toEqual({
      contextWindow: '1M tokens',
      maxOutputTokens: '128K tokens',
      source:
        'https://docs.aws.amazon.com/bedrock/latest/userguide/model-card-anthropic-claude-sonnet-5.html',
      asOf: '2026-08-22',
    });
  });

  it('does not give a context variant the window of its model', () => {
    expect(limitsOf('amazon.nova-2-lite-v1:0')?.contextWindow).toBe('1M tokens');
    expect(limitsOf('amazon.nova-2-lite-v1:0:256k')).toBeUndefined();
  });
});

describe('second ids', () => {
  it('joins ids only where a model card names both', () => {
    expect(mantleIdOf('openai.gpt-oss-120b-1:0')).toMatchObject({ modelId: 'openai.gpt-oss-120b' });
    expect(runtimeIdOf('anthropic.claude-haiku-4-5')).toMatchObject({
      modelId: 'anthropic.claude-haiku-4-5-20251001-v1:0',
      source: expect.stringContaining('model-card-anthropic-claude-haiku-4-5'),
    });
    expect(mantleIdOf('openai.gpt-5.6-sol')).toBeUndefined();
    expect(runtimeIdOf('moonshotai.kimi-k2-thinking')).toBeUndefined();
    expect(runtimeIdOf('openai.gpt-5.5-2026-04-23')).toBeUndefined();
  });

  it('joins them both ways, and only ids that were recorded on their own endpoint', () => {
    const recorded = availability.availability as Record<string, Record<string, string[]>>;
    const mantleOnly = Object.keys(recorded).filter(
      (id) => Object.keys(recorded[id] ?? {}).join() === 'MANTLE',
    );
    const joined = mantleOnly.filter((id) => runtimeIdOf(id) !== undefined);
    expect(joined).toHaveLength(10);
    for (const id of joined) expect(mantleIdOf(runtimeIdOf(id)?.modelId ?? '')?.modelId).toBe(id);
  });
});
