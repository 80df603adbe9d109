/** Which model Enter in the search means. */
import { describe, expect, it } from 'vitest';
import { documentedFactsOf } from '../../../../electron/capabilities/documented-facts.ts';
import { bestMatch } from '../../../../renderer/state/matrix/best-match.ts';
import { aModel, aProfile } from '../../../helpers/builders.ts';
import { checkedIn, listed, stateAfter } from '../../../helpers/scan-events.ts';
import { modelOver } from './matrix-world.ts';

const HERE = 'eu-west-1';
const THERE = 'us-east-1';
const ended = { modelLifecycle: { status: 'LEGACY', endOfLifeTime: '2020-01-01T00:00:00Z' } } as const;
const model = (id: string, modelName: string, more = {}, region = HERE) =>
  aModel(id, { modelName, providerName: 'Acme', inferenceTypesSupported: ['ON_DEMAND'], ...more }, region);
const SCANNED = stateAfter(
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
  checkedIn(HERE, 'acme.blocked', { authorization: 'NOT_AUTHORIZED' }),
);

function best(query: string): string | undefined {
  // Nothing derives what was typed but the question itself.
  const options = { documented: documentedFactsOf, afterInput: () => undefined };
  const { ask, model: matrix } = modelOver(SCANNED, options);
  ask({ query });
  return bestMatch(matrix.now(), query);
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
