import { expect, test } from 'vitest';
import { viewRegion } from '../../../../electron/contract/cells/availability.ts';
import { applyScanEvent, type ScanState } from '../../../../electron/contract/scan/scan-event.ts';
import { NO_SCAN } from '../../../../electron/contract/scan/scan-progress.ts';
import type { InferenceProfile } from '../../../../electron/contract/snapshot/model.ts';
import { emptySnapshot } from '../../../../electron/contract/snapshot/snapshot.ts';
import { stayText } from '../../../../renderer/state/words/region-text.ts';

const MODEL = 'acme.words-v1:0';

function profile(inferenceProfileId: string, destinations: string[]): InferenceProfile {
  return {
    inferenceProfileId,
    type: 'SYSTEM_DEFINED',
    status: 'ACTIVE',
    models: destinations.map((region) => ({
      modelArn: `arn:aws:bedrock:${region}::foundation-model/${MODEL}`,
    })),
  };
}

test('the words say for every id of a cell where its calls stay', () => {
  const start: ScanState = {
    snapshot: emptySnapshot({ kind: 'aws', partition: 'aws' }),
    scan: NO_SCAN,
  };
  const { snapshot } = applyScanEvent(start, {
    type: 'region-listed',
    region: 'eu-west-1',
    listing: {
      models: [{ modelId: MODEL, inferenceTypesSupported: ['ON_DEMAND', 'INFERENCE_PROFILE'] }],
      profiles: [
        profile('eu.acme', ['eu-west-1', 'eu-west-3']),
        profile('eu.wider', ['eu-west-1', 'eu-west-2']),
        profile('global.acme', ['', 'eu-west-1']),
      ],
      droppedRecords: 0,
    },
    atIso: '2026-11-24T10:00:00.000Z',
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
