import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AppEvent } from '../../../../electron/contract/bridge/api.ts';
import { pacedEvents } from '../../../../renderer/state/store/paced-events.ts';
import { FIRST_SETTINGS } from '../../../helpers/fakes/fake-atlas-api.ts';
import { always } from '../../../helpers/properties.ts';
import { listed } from '../../../helpers/scan-events.ts';

const scan = (region: string): AppEvent => ({ type: 'scan', event: listed(region, []) });
/** More than half of what is handed on in a row. */
const MANY = Array.from({ length: 1_200 }, (_, index) => `acme.${index}`);
const large = (region: string): AppEvent => ({ type: 'scan', event: listed(region, MANY) });
const settings: AppEvent = { type: 'settings', settings: FIRST_SETTINGS };

function listening() {
  const batches: AppEvent[][] = [];
  const idle: (() => void)[] = [];
  const turns: (() => void)[] = [];
  const tell = pacedEvents((events) => batches.push(events), {
    whenIdle: (run) => idle.push(run),
    nextTurn: (run) => turns.push(run),
  });
  const becomeIdle = (): void => {
    for (const run of idle.splice(0)) run();
  };
  const takeTurn = (): void => turns.shift()?.();
  return { batches, idle, turns, tell, becomeIdle, takeTurn };
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

  test('that are many are handed on in turns, and what comes meanwhile behind them', () => {
    const { batches, idle, turns, tell, becomeIdle, takeTurn } = listening();
    tell([large('eu-west-1'), large('eu-west-2')]);
    becomeIdle();
    expect(batches).toEqual([[large('eu-west-1')]]);
    tell([scan('eu-west-3')]);
    takeTurn();
    expect(batches[1]).toEqual([large('eu-west-2'), scan('eu-west-3')]);
    expect([idle, turns]).toEqual([[], []]);
  });

  test('go before an event that is handed on at once, however many they are', () => {
    const { batches, tell, becomeIdle, takeTurn } = listening();
    const many = ['eu-west-1', 'eu-west-2', 'eu-west-3'].map(large);
    tell(many);
    becomeIdle();
    tell([settings]);
    expect(batches).toEqual([[many[0]], [many[1], many[2], settings]]);
    takeTurn();
    expect(batches).toHaveLength(2);
  });

  test('are each handed on once and in order, whenever the page is idle', async () => {
    const step = fc.constantFrom('scan', 'large', 'settings', 'idle', 'turn');
    await always([fc.array(step, { maxLength: 40 })], (steps) => {
      const { batches, turns, tell, becomeIdle, takeTurn } = listening();
      const told: AppEvent[] = [];
      const say = (event: AppEvent): void => {
        told.push(event);
        tell([event]);
      };
      const takes: Record<string, (index: number) => void> = {
        scan: (index) => say(scan(`xx-${index}`)),
        large: (index) => say(large(`xx-${index}`)),
        settings: () => say(settings),
        idle: becomeIdle,
        turn: takeTurn,
      };
      for (const [index, each] of steps.entries()) takes[each]?.(index);
      becomeIdle();
      while (turns.length > 0) takeTurn();
      expect(batches.flat()).toEqual(told);
    });
  });
});
