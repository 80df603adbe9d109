import { beforeEach, describe, expect, it } from 'vitest';
import type { AppEvent } from '../../electron/contract/bridge/api.ts';
import { NO_SCAN } from '../../electron/contract/scan/scan-progress.ts';
import { emptySnapshot } from '../../electron/contract/snapshot/snapshot.ts';
import { EventOutbox } from '../../electron/ipc/event-outbox.ts';
import { FIRST_SETTINGS } from '../helpers/fakes/fake-atlas-api.ts';

const command: AppEvent = { type: 'command', command: 'rescan' };
const link = (name: string): AppEvent => ({ type: 'link', link: `bedrock-atlas://view?q=${name}` });
const opened = (name: string): AppEvent => ({ type: 'opened', file: { name, text: '{}' } });
const notice = (message: string): AppEvent => ({ type: 'notice', notice: { kind: 'info', message } });
const settings: AppEvent = { type: 'settings', settings: FIRST_SETTINGS };
const scan: AppEvent = {
  type: 'scan',
  event: {
    type: 'snapshot-restored',
    snapshot: emptySnapshot({ kind: 'sample', partition: 'aws' }),
    scan: NO_SCAN,
  },
};

let batches: AppEvent[][];
let outbox: EventOutbox;
const listen = (...state: AppEvent[]): void => outbox.listen((events) => batches.push(events), state);

beforeEach(() => {
  batches = [];
  outbox = new EventOutbox();
});

describe('events for a window that listens', () => {
  it('come in order, those of a frame as one batch', async () => {
    listen();
    outbox.add(command);
    outbox.add(link('a'));
    outbox.add(scan);
    expect(batches).toEqual([]);
    await expect.poll(() => batches).toEqual([[command, link('a'), scan]]);
  });

  it('are forgotten when the page starts anew from the whole state, unless they are no state', async () => {
    listen();
    outbox.add(scan);
    outbox.add(command);
    outbox.add(notice('kept'));
    listen(settings);
    expect(batches).toEqual([[settings, notice('kept')]]);
    outbox.add(command);
    await expect.poll(() => batches.length).toBe(2);
    expect(batches[1]).toEqual([command]);
  });
});

describe('events while no window listens', () => {
  it('wait behind the state if they are notices, links or files, and come once', () => {
    for (const event of [notice('early'), scan, command, link('a'), opened('x.json')]) outbox.add(event);
    expect(batches).toEqual([]);
    listen(settings);
    expect(batches).toEqual([[settings, notice('early'), link('a'), opened('x.json')]]);
    listen(settings);
    expect(batches[1]).toEqual([settings]);
  });

  it('wait again when the page has crashed or the window is closed, also what was queued for it', () => {
    listen();
    outbox.add(notice('queued'));
    outbox.add(scan);
    outbox.stop();
    outbox.add(link('later'));
    listen(settings);
    expect(batches).toEqual([[settings, notice('queued'), link('later')]]);
  });

  it('fill no memory: the newest of each kind wait, and one kind does not push out another', () => {
    outbox.add(notice('first'));
    for (let index = 0; index < 5_000; index++) outbox.add(link(String(index)));
    for (const name of ['a.json', 'b.json']) outbox.add(opened(name));
    listen();
    const [first, ...others] = batches[0] ?? [];
    expect(first).toEqual(notice('first'));
    expect(others).toHaveLength(21);
    expect(others.slice(-2)).toEqual([link('4999'), opened('b.json')]);
  });
});
