/** Which model Enter in the search means. */
import { describe, expect, it } from 'vitest';
import { documentedFactsOf } from '../../../../electron/capabilities/documented-facts.ts';
import type { ScanEvent } from '../../../../electron/contract/scan/scan-event.ts';
import { bestMatch } from '../../../../renderer/state/matrix/best-match.ts';
import { createMatrixModel } from '../../../../renderer/state/matrix/model/matrix-model.ts';
import { AtlasStore } from '../../../../renderer/state/store/atlas-store.ts';
import { aModel, aProfile } from '../../../helpers/builders.ts';
import { FakeAtlasApi } from '../../../helpers/fakes/fake-atlas-api.ts';
import { listed } from '../../../helpers/scan-events.ts';

const HERE = 'eu-west-1';
const THERE = 'us-east-1';
const ended = { modelLifecycle: { status: 'LEGACY', endOfLifeTime: '2020-01-01T00:00:00Z' } } as const;
const model = (id: string, modelName: string, more = {}, region = HERE) =>
  aModel(id, { modelName, providerName: 'Acme', inferenceTypesSupported: ['ON_DEMAND'], ...more }, region);
const EVENTS: ScanEvent[] = [
  listed(
    HERE,
    [
      model('acme.one-old', 'Acme One', ended),
      model('acme.one-new', 'Acme One Plus'),
      model('acme.blocked', 'Acme Two'),
      model('acme.two-open', 'The Acme Two Open'),
      model('acme.listed', 'Acme Three', { inferenceTypesSupported: [] }),
      model('acme.three-b', 'Acme Three B'),
    ],
    [aProfile('eu.acme.three-b', 'acme.three-b', [HERE], {}, HERE)],
  ),
  listed(THERE, [model('acme.three-there', 'Acme Three A', {}, THERE)]),
  {
    type: 'access-checked',
    region: HERE,
    results: [{ modelId: 'acme.blocked', facts: { authorization: 'NOT_AUTHORIZED' } }],
    atIso: '2026-11-24T10:00:00.000Z',
  },
];

function best(query: string): string | undefined {
  const api = new FakeAtlasApi();
  const store = new AtlasStore(api);
  const close = store.open();
  api.tell(...EVENTS.map((event) => ({ type: 'scan', event }) as const));
  const models = createMatrixModel(
    { data: store.data, view: store.view.state },
    { documented: documentedFactsOf, ending: () => new Set(), afterInput: () => undefined },
  );
  const stop = models.open();
  // Nothing derives what was typed but the question itself.
  store.view.changeFilter({ query });
  const found = bestMatch(models.now(), query);
  stop();
  close();
  return found;
}

describe('Enter in the search means', () => {
  it.each([
    ['what is called exactly so, even if it has ended', 'acme one', 'acme.one-old'],
    ['what can be called before what has ended', 'one acme', 'acme.one-new'],
    ['what can be called before what is blocked', 'two acm', 'acme.two-open'],
    ['what can be called before what is only listed', 'three', 'acme.three-there'],
    ['what can be called in the Regions that are shown', 'three region:eu-west-1', 'acme.three-b'],
    ['the id that was typed', 'acme.listed', 'acme.listed'],
    ['the model of a profile', 'eu.acme.three-b', 'acme.three-b'],
    ['the model of an ARN', `arn:aws:bedrock:${HERE}:1:inference-profile/eu.acme.three-b`, 'acme.three-b'],
    ['no model where no word is about one', 'provider:acme', undefined],
    ['no model where a Region is named', 'ireland', undefined],
    ['no model where nothing is typed', '', undefined],
    ['no model where none is found', 'zzzz', undefined],
    ['no model that is left out', '-three', undefined],
  ])('%s', (_what, query, id) => expect(best(query)).toBe(id));
});
