import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { promptCachingOf, promptCachingTable } from '../../electron/capabilities/prompt-caching.ts';
import availability from '../../electron/sample/data/availability.json' with { type: 'json' };
import { always } from '../helpers/properties.ts';

const EXPLICIT = [
  'amazon.nova-2-lite-v1:0',
  'amazon.nova-lite-v1:0',
  'amazon.nova-micro-v1:0',
  'amazon.nova-pro-v1:0',
  'anthropic.claude-3-5-sonnet-20241022-v2:0',
  'anthropic.claude-3-7-sonnet-20250219-v1:0',
  'anthropic.claude-fable-5',
  'anthropic.claude-fable-5-1',
  'anthropic.claude-haiku-4-5-20251001-v1:0',
  'anthropic.claude-haiku-5-5',
  'anthropic.claude-mythos-5',
  'anthropic.claude-mythos-5-1',
  'anthropic.claude-opus-4-5-20251101-v1:0',
  'anthropic.claude-opus-4-6-v1',
  'anthropic.claude-opus-4-7',
  'anthropic.claude-opus-4-8',
  'anthropic.claude-opus-5',
  'anthropic.claude-opus-5-5',
  'anthropic.claude-sonnet-4-5-20250929-v1:0',
  'anthropic.claude-sonnet-4-6',
  'anthropic.claude-sonnet-5',
  'anthropic.claude-sonnet-5-5',
  'openai.gpt-5.6-luna',
  'openai.gpt-5.6-sol',
  'openai.gpt-5.6-terra',
  'openai.gpt-6.1-sol',
];

describe('promptCachingOf', () => {
  it('knows the 26 models of the table, which cache explicitly and implicitly', () => {
    const both = promptCachingTable().filter(({ fact }) => fact.mode === 'both');
    expect(both.map(({ modelId }) => modelId)).toEqual(EXPLICIT);
    for (const { modelId, fact } of both) {
      expect(fact, modelId).toMatchObject({ support: 'yes', maxCheckpoints: 4 });
      expect(fact.ttl?.length, modelId).toBeGreaterThan(0);
    }
  });

  it('gives the whole fact, with source and date', () => {
    expect(promptCachingOf('anthropic.claude-sonnet-4-6')).toEqual({
      support: 'yes',
      mode: 'both',
      minTokensPerCheckpoint: 1024,
      maxCheckpoints: 4,
      ttl: ['5 minutes', '1 hour'],
      fields: ['system', 'messages', 'tools'],
      releaseType: 'Generally Available',
      source: expect.stringContaining(
        'https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-caching.html',
      ),
      asOf: expect.stringContaining('2026-09-22'),
    });
  });

  it('keeps the words of the source where it gives no exact number', () => {
    expect(promptCachingOf('amazon.nova-pro-v1:0').minTokensPerCheckpoint).toBe('1K');
  });

  it('says the same of a model, its profiles and their ARNs', () => {
    const fact = promptCachingOf('anthropic.claude-opus-4-6-v1');
    for (const id of [
      'us.anthropic.claude-opus-4-6-v1',
      'global.anthropic.claude-opus-4-6-v1',
      'arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-opus-4-6-v1',
      'arn:aws:bedrock:::foundation-model/anthropic.claude-opus-4-6-v1',
    ]) {
      expect(promptCachingOf(id), id).toEqual(fact);
    }
  });

  it('says of a context variant what is said of its model, and that it is so', () => {
    expect(promptCachingOf('amazon.nova-lite-v1:0:24k')).toEqual({
      ...promptCachingOf('amazon.nova-lite-v1:0'),
      statedFor: 'amazon.nova-lite-v1:0',
    });
  });

  it('knows implicit caching where a rule names the models', () => {
    for (const id of ['openai.gpt-5.5', 'openai.gpt-5.4']) {
      expect(promptCachingOf(id)).toMatchObject({
        support: 'yes',
        mode: 'implicit',
        notes: expect.stringContaining('1,024'),
      });
    }
  });

  it('takes a model card as a source of its own', () => {
    const fact = promptCachingOf('mistral.mistral-large-3-675b-instruct');
    expect(fact).toMatchObject({ support: 'yes', source: expect.stringContaining('model card') });
    expect(fact.mode).toBeUndefined();
  });

  it.each([
    // Near to a model of the table, but another model or another id.
    'anthropic.claude-3-5-sonnet-20240620-v1:0',
    'anthropic.claude-3-5-sonnet-20241022-v1:0',
    'anthropic.claude-3-5-haiku-20241022-v1:0',
    'anthropic.claude-haiku-4-5',
    'anthropic.claude-opus-4-6',
    'anthropic.claude-opus-4-6-v1:0',
    'anthropic.claude-opus-4-1-20250805-v1:0',
    'anthropic.claude-sonnet-4-20250514-v1:0',
    'anthropic.claude-mythos-preview',
    'amazon.nova-premier-v1:0',
    'amazon.nova-sonic-v1:0',
    'openai.gpt-oss-120b-1:0',
    'openai.gpt-oss-20b',
    'openai.gpt-5.5-2026-04-23',
    'openai.gpt-5',
    'mistral.mistral-large-2407-v1:0',
    'amazon.titan-embed-text-v2:0',
    // No model at all.
    '',
    'constructor',
    '__proto__',
    'arn:aws:bedrock:us-west-2:123456789012:application-inference-profile/v8gtbe8pryd4',
  ])('does not know %j', (id) => {
    expect(promptCachingOf(id)).toMatchObject({
      support: 'unknown',
      source: expect.any(String),
      asOf: expect.any(String),
    });
  });

  it('says of no model that it cannot, for no source does', () => {
    const ids = Object.keys(availability.availability);
    expect(ids.filter((id) => promptCachingOf(id).support === 'no')).toEqual([]);
    expect(ids.filter((id) => promptCachingOf(id).support === 'yes').length).toBeGreaterThan(20);
  });

  it('answers anything, always with a source and a date', () =>
    always([fc.string()], (text) => {
      const fact = promptCachingOf(text);
      return fact.source !== '' && fact.asOf !== '';
    }));

  it('gives copies, so that no caller can change the table', () => {
    promptCachingOf('anthropic.claude-sonnet-4-6').fields?.push('everything');
    promptCachingTable()[0]?.fact.ttl?.push('for ever');
    expect(promptCachingOf('anthropic.claude-sonnet-4-6').fields).not.toContain('everything');
    expect(promptCachingTable()[0]?.fact.ttl).not.toContain('for ever');
  });
});
