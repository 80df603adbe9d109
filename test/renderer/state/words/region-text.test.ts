import { expect, test } from 'vitest';
import { viewRegion } from '../../../../electron/contract/cells/availability.ts';
import { stayText } from '../../../../renderer/state/words/region-text.ts';
import { aModel, aProfile } from '../../../helpers/builders.ts';
import { snapshotOf } from '../../../helpers/scan-events.ts';

const MODEL = 'acme.words-v1:0';

test('the words say for every id of a cell where its calls stay', () => {
  const snapshot = snapshotOf({
    'eu-west-1': {
      models: [aModel(MODEL, { inferenceTypesSupported: ['ON_DEMAND', 'INFERENCE_PROFILE'] })],
      profiles: [
        aProfile('eu.acme', MODEL, ['eu-west-1', 'eu-west-3']),
        aProfile('eu.wider', MODEL, ['eu-west-1', 'eu-west-2']),
        aProfile('global.acme', MODEL, ['', 'eu-west-1']),
      ],
    },
  });
  const cell = viewRegion(snapshot, 'eu-west-1').cell(MODEL);
  expect(cell.availability.callableAs.map((id) => [id, stayText(cell, id)])).toEqual([
    [MODEL, 'stays in eu-west-1'],
    ['eu.acme', 'stays in EU'],
    // London is not in the EU.
    ['eu.wider', 'also routes to eu-west-2'],
    ['global.acme', 'destinations not listed by AWS'],
  ]);
});
