import { expect, test } from 'vitest';
import models from '../../electron/sample/data/models.json' with { type: 'json' };
import { SAMPLE_RECORDED_ON } from '../../renderer/views/dialogs/about-dialog.tsx';

test('the date shown in About is that of the recording', () => {
  expect(SAMPLE_RECORDED_ON).toBe(models.asOf);
});
