import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod/mini';
import { type AtlasCalls, CALLS } from '../../../electron/contract/bridge/calls.ts';
import { channelOf, forwards } from '../../../electron/contract/bridge/channels.ts';
import { callHandlers } from '../../../electron/ipc/call-handlers.ts';

/** The two ends of the wire without Electron: what the preload offers, and what answers it. */
function wired(table: typeof CALLS, owner: Partial<AtlasCalls>) {
  const faults: unknown[] = [];
  const handlers = callHandlers(table, [owner], (error) => faults.push(error));
  const bridge = forwards(Object.keys(table), async (channel, ...args) => {
    const handler = handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler for ${channel}`);
    return handler(args);
  }) as unknown as AtlasCalls;
  return { bridge, handlers, faults };
}

describe('the table of calls', () => {
  test('gives each call its own channel, forward and handler', () => {
    const { bridge, handlers } = wired(CALLS, {});
    const names = Object.keys(CALLS);
    expect(Object.keys(bridge)).toEqual(names);
    expect([...handlers.keys()]).toEqual(names.map(channelOf));
    expect(new Set(handlers.keys()).size).toBe(names.length);
  });

  test('passes an argument that fits, and none where none is needed', async () => {
    const rescan = vi.fn<AtlasCalls['rescan']>(async () => ({ ok: true, value: null }));
    const { bridge, faults } = wired(CALLS, { rescan });
    expect(await bridge.rescan(['eu-west-1'])).toEqual({ ok: true, value: null });
    await bridge.rescan();
    expect(rescan.mock.calls).toEqual([[['eu-west-1']], []]);
    expect(faults).toEqual([]);
  });

  test('refuses what does not fit with a failure, or by rejecting where a call cannot fail', async () => {
    const [rescan, keepView] = [vi.fn(), vi.fn()];
    const { bridge, faults } = wired(CALLS, { rescan, keepView });
    const loose = bridge as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
    const badInput = { ok: false, failure: { kind: 'bad-input' } };
    expect(await loose.rescan?.(['http://example.invalid/'])).toMatchObject(badInput);
    expect(await loose.rescan?.([], 'more')).toMatchObject(badInput);
    await expect(loose.keepView?.(7)).rejects.toThrow('does not offer');
    await expect(loose.keepView?.()).rejects.toThrow('does not offer');
    expect([rescan.mock.calls, keepView.mock.calls]).toEqual([[], []]);
    expect(faults).toHaveLength(4);
  });

  test('reports a fault inside a call and says nothing of it to the window', async () => {
    const fault = new Error('secret');
    const owner = { openFile: () => Promise.reject(fault), appInfo: () => Promise.reject(fault) };
    const { bridge, faults } = wired(CALLS, owner);
    expect(JSON.stringify(await bridge.openFile())).not.toContain('secret');
    await expect(bridge.appInfo()).rejects.toThrow(/^(?!.*secret)/);
    expect(faults).toEqual([fault, fault]);
  });
});

test('a call that is added to the table alone has a channel, a forward and a check', async () => {
  const greet = { args: z.tuple([z.string()]), canFail: false };
  const table = { ...CALLS, greet };
  const { bridge, handlers } = wired(table, { greet: async (name: string) => `Hello ${name}` } as object);
  const { greet: call } = bridge as unknown as { greet(name: unknown): Promise<string> };
  expect(handlers.has('atlas:greet')).toBe(true);
  expect(await call('Ada')).toBe('Hello Ada');
  await expect(call(7)).rejects.toThrow('does not offer');
});
