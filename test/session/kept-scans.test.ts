/** The kept scans of a source and the settings for them. */
import { expect, it } from 'vitest';
import { initialValues, SETTINGS } from '../../electron/contract/settings/settings.ts';
import { historyLimitsOf, KeptScans } from '../../electron/session/kept-scans.ts';
import { aModel, SOURCE } from '../helpers/builders.ts';
import { listed, stateAfter } from '../helpers/scan-events.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

it('scans are kept as long as the user chose while the source is open', async () => {
  const userDataDir = tempFolder();
  const settings = initialValues(SETTINGS);
  const kept = new KeptScans({
    choice: { kind: 'aws', profile: 'work' },
    userDataDir,
    env: {},
    source: SOURCE,
    onProblem: ({ message }) => expect.fail(message),
    limits: () => historyLimitsOf(settings),
  });
  const { snapshot } = stateAfter(listed('eu-central-1', [aModel('a.one')]));
  for (let scan = 0; scan < 3; scan += 1) await kept.keep(snapshot, ['eu-central-1']);
  expect(await kept.list()).toHaveLength(3);
  settings.historyMegabytes = 0;
  await kept.keep(snapshot, ['eu-central-1']);
  expect(await kept.list()).toHaveLength(1);
});
