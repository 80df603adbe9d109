import { describe, expect, test } from 'vitest';
import type { AppEvent } from '../../../../electron/contract/bridge/api.ts';
import { pacedEvents } from '../../../../renderer/state/store/paced-events.ts';
import { listed } from '../../../helpers/builders.ts';
import { FIRST_SETTINGS } from '../../../helpers/fakes/fake-atlas-api.ts';

const scan = (region: string): AppEvent => ({ type: 'scan', event: listed(region, []) });
const settings: AppEvent = { type: 'settings', settings: FIRST_SETTINGS };

function listening() {
  const batches: AppEvent[][] = [];
  const idle: (() => void)[] = [];
  const tell = pacedEvents(
    (events) => batches.push(events),
    (run) => idle.push(run),
  );
  const becomeIdle = (): void => {
    for (const run of idle.splice(0)) run();
  };
  return { batches, idle, tell, becomeIdle };
}

describe('events of a scan', () => {
  test('become one batch however many batches come before the page is idle', () => {
    const { batches, idle, tell, becomeIdle } = listening();
    for (let batch = 0; batch < 200; batch += 1) tell([scan('eu-west-1')]);
    expect(batches).toEqual([]);
    expect(idle).toHaveLength(1);
    becomeIdle();
    expect(batches.map((events) => events.length)).toEqual([200]);
  });

  test('keep their place before an event that is handed on at once', () => {
    const { batches, tell, becomeIdle } = listening();
    tell([scan('eu-west-1')]);
    tell([settings]);
    expect(batches).toEqual([[scan('eu-west-1'), settings]]);
    becomeIdle();
    expect(batches).toHaveLength(1);
  });

  test('are handed on again after the page was idle', () => {
    const { batches, tell, becomeIdle } = listening();
    tell([scan('eu-west-1')]);
    becomeIdle();
    tell([scan('eu-west-3')]);
    becomeIdle();
    expect(batches).toEqual([[scan('eu-west-1')], [scan('eu-west-3')]]);
  });
});
