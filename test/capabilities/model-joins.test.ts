/** Ids are one model only by a dated fact. */
import { describe, expect, it } from 'vitest';
import mantle from '../../electron/capabilities/data/mantle-ids.json' with { type: 'json' };
import joins from '../../electron/capabilities/data/model-joins.json' with { type: 'json' };
import { documentedNameOf, joinOf, ownIdOf } from '../../electron/capabilities/model-joins.ts';
import sample from '../../electron/sample/data/models.json' with { type: 'json' };

const ALL = [
  ...Object.keys(joins.variants),
  ...Object.keys(joins.snapshots),
  ...Object.values(mantle.pairs).map(({ mantleId }) => mantleId),
];

describe('the joins of ids', () => {
  it('each have a source and a date', () => {
    expect(ALL.length).toBeGreaterThan(35);
    for (const id of ALL) {
      expect(joinOf(id)).toMatchObject({
        source: expect.stringMatching(/^https:/),
        asOf: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      });
    }
  });

  it('lead to an id that is joined to no other, so that each id is in one model', () => {
    for (const id of ALL) {
      expect(ownIdOf(id)).not.toBe(id);
      expect(joinOf(ownIdOf(id))).toBeUndefined();
    }
  });

  it('are never guessed from how an id looks', () => {
    for (const id of [
      'acme.one-v1:0:8k',
      'acme.one',
      'amazon.nova-reel-v1:1',
      'openai.gpt-oss-20b-2',
      'toString',
    ])
      expect(joinOf(id)).toBeUndefined();
  });

  it('join only ids that the recorded list gave one name and one provider', () => {
    const models: Record<string, { modelName: string; providerName: string } | undefined> = sample.models;
    for (const [id, own] of Object.entries(joins.variants)) {
      expect(models[id]?.modelName).toBe(models[own]?.modelName);
      expect(models[id]?.providerName).toBe(models[own]?.providerName);
    }
  });

  it('name what only bedrock-mantle lists by its card', () => {
    expect(documentedNameOf('openai.gpt-5.4')).toMatchObject({ name: 'GPT-5.4', provider: 'OpenAI' });
    expect(documentedNameOf('moonshotai.kimi-k2-thinking')).toBeUndefined();
  });
});
