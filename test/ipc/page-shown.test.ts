import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { onFirstFrame } from '../../electron/ipc/page-shown.ts';

let page: EventEmitter;
let begun: number;
let shown: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  page = new EventEmitter();
  begun = 0;
  shown = onFirstFrame(page, () => begun++);
});
afterEach(() => vi.useRealTimers());

describe('what waits for the first frame', () => {
  it('begins when the page says so, once, and no timer is left', () => {
    page.emit('did-finish-load');
    vi.advanceTimersByTime(300);
    expect(begun).toBe(0);
    shown();
    expect(begun).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
    shown();
    expect(begun).toBe(1);
  });

  it('begins two seconds after the page was loaded if it never says so', () => {
    vi.advanceTimersByTime(60_000);
    page.emit('did-finish-load');
    vi.advanceTimersByTime(1_999);
    expect(begun).toBe(0);
    vi.advanceTimersByTime(1);
    expect(begun).toBe(1);
    shown();
    expect(begun).toBe(1);
  });

  it('does not begin again where the page was shown before all of it was loaded, or is loaded again', () => {
    shown();
    page.emit('did-finish-load');
    page.emit('did-finish-load');
    expect(vi.getTimerCount()).toBe(0);
    expect(begun).toBe(1);
  });

  it.each([
    ['before', []],
    ['after', ['did-finish-load']],
  ])('does not begin for a window that was closed %s the page was loaded', (_when, events) => {
    for (const event of [...events, 'destroyed', 'did-finish-load']) page.emit(event);
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(60_000);
    expect(begun).toBe(0);
  });
});
