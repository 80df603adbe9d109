import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isContextVariant, lookUp, modelIdOf } from '../../electron/capabilities/model-id.ts';
import availability from '../../electron/sample/data/availability.json' with { type: 'json' };
import profiles from '../../electron/sample/data/inference-profiles.json' with { type: 'json' };
import { always } from '../helpers/properties.ts';

describe('modelIdOf', () => {
  it('leaves every recorded model id as it is', () => {
    for (const id of Object.keys(availability.availability)) expect(modelIdOf(id)).toBe(id);
  });

  it('finds the model of every recorded system profile, by id and by ARN', () => {
    for (const [id, profile] of Object.entries(profiles.profiles)) {
      expect(modelIdOf(id)).toBe(profile.models[0]);
      expect(modelIdOf(`arn:aws:bedrock:eu-west-1:123456789012:inference-profile/${id}`)).toBe(
        profile.models[0],
      );
    }
  });

  it.each(['us', 'eu', 'apac', 'jp', 'au', 'ca', 'in', 'global', 'us-gov', 'amer'])(
    'knows the prefix %s',
    (prefix) => {
      expect(modelIdOf(`${prefix}.anthropic.claude-sonnet-4-6`)).toBe('anthropic.claude-sonnet-4-6');
    },
  );

  it.each([
    ['arn:aws:bedrock:us-east-1::foundation-model/openai.gpt-oss-120b-1:0', 'openai.gpt-oss-120b-1:0'],
    ['arn:aws:bedrock:::foundation-model/amazon.nova-lite-v1:0', 'amazon.nova-lite-v1:0'],
    [
      'arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/amazon.nova-lite-v1:0:24k',
      'amazon.nova-lite-v1:0:24k',
    ],
    // A foundation model's ARN holds no profile prefix.
    [
      'arn:aws:bedrock:us-east-1::foundation-model/us.anthropic.claude-sonnet-4-6',
      'us.anthropic.claude-sonnet-4-6',
    ],
    ['us.openai', 'us.openai'],
    ['xx.anthropic.claude-sonnet-4-6', 'xx.anthropic.claude-sonnet-4-6'],
  ])('reads %s', (text, id) => {
    expect(modelIdOf(text)).toBe(id);
  });

  it.each([
    '',
    'claude',
    'Anthropic.Claude',
    'anthropic.claude sonnet',
    ' anthropic.claude-sonnet-4-6',
    'anthropic.',
    '.claude',
    'arn:aws:bedrock:us-west-2:123456789012:application-inference-profile/v8gtbe8pryd4',
    'arn:aws:bedrock:us-west-2:123456789012:custom-model/anthropic.claude-sonnet-4-6/abc',
    'arn:aws:s3:::foundation-model/amazon.nova-lite-v1:0',
    'arn:aws:bedrock:us-east-1::foundation-model/',
  ])('finds no model in %j', (text) => {
    expect(modelIdOf(text)).toBeUndefined();
  });

  it('never throws', () => always([fc.string()], (text) => typeof (modelIdOf(text) ?? '') === 'string'));
});

describe('context variants', () => {
  it.each([
    ['amazon.nova-lite-v1:0:24k', true],
    ['amazon.nova-premier-v1:0:mm', true],
    ['cohere.embed-english-v3:0:512', true],
    ['meta.llama4-scout-17b-instruct-v1:0:10m', true],
    ['amazon.nova-lite-v1:0', false],
    ['cohere.embed-v4:0', false],
    ['openai.gpt-5.5-2026-04-23', false],
  ])('%s: %s', (id, is) => {
    expect(isContextVariant(id)).toBe(is);
  });

  it('take what is said of their model, marked; what is said of themselves comes first', () => {
    const table = new Map([
      ['amazon.nova-lite-v1:0', 'the model'],
      ['amazon.nova-lite-v1:0:300k', 'the variant'],
    ]);
    expect(lookUp(table, 'eu.amazon.nova-lite-v1:0')).toEqual({ fact: 'the model' });
    expect(lookUp(table, 'amazon.nova-lite-v1:0:24k')).toEqual({
      fact: 'the model',
      statedFor: 'amazon.nova-lite-v1:0',
    });
    expect(lookUp(table, 'amazon.nova-lite-v1:0:300k')).toEqual({ fact: 'the variant' });
    expect(lookUp(table, 'amazon.nova-lite-v1')).toBeUndefined();
  });
});
