import { expect, test } from 'vitest';
import { SAMPLE_RECORDED_ON } from '../../electron/contract/snapshot/sample-date.ts';
import models from '../../electron/sample/data/models.json' with { type: 'json' };

test('the date shown in About is that of the recording', () => {
  expect(SAMPLE_RECORDED_ON).toBe(models.asOf);
});
