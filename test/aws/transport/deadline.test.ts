/** Time limits and cancels. */
import { getEventListeners } from 'node:events';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { CancelledError, DeadlineError, withDeadline } from '../../../electron/aws/transport/deadline.ts';
import { nameResolves } from '../../../electron/aws/transport/request/name-lookup.ts';

const never = (): Promise<never> => new Promise(() => undefined);

describe('a call with a deadline', () => {
  it('gives what the call gives', async () => {
    expect(await withDeadline([], 1_000, async () => 5)).toBe(5);
    await expect(withDeadline([], 1_000, () => Promise.reject(new Error('own')))).rejects.toThrow('own');
  });

  it('ends with the deadline even if the call takes no notice', async () => {
    await expect(withDeadline([], 5, never)).rejects.toEqual(new DeadlineError(5));
  });

  it('has its whole time again after the computer slept, and ends then', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const awake = performance.now.bind(performance);
    let sleptMs = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => awake() + sleptMs);
    let failed: unknown;
    withDeadline([], 40, never).catch((error: unknown) => {
      failed = error;
    });
    sleptMs = 3_600_000;
    await vi.advanceTimersByTimeAsync(79);
    expect(failed).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(failed).toEqual(new DeadlineError(40));
    // An answer that came while it slept is taken.
    let answer: (value: number) => void = () => undefined;
    const answered = withDeadline([], 40, () => new Promise<number>((resolve) => (answer = resolve)));
    sleptMs *= 2;
    await vi.advanceTimersByTimeAsync(60);
    answer(5);
    expect(await answered).toBe(5);
  });

  it('ends with a cancel by any of its signals, and tells the call', async () => {
    const controllers = [new AbortController(), new AbortController()];
    let inner: AbortSignal | undefined;
    const call = withDeadline(
      controllers.map((controller) => controller.signal),
      60_000,
      (signal) => {
        inner = signal;
        return never();
      },
    );
    controllers[1]?.abort();
    await expect(call).rejects.toBeInstanceOf(CancelledError);
    expect(inner?.aborted).toBe(true);
  });

  it('is not started after a cancel', async () => {
    let started = false;
    const call = withDeadline([AbortSignal.abort()], 1_000, async () => {
      started = true;
    });
    await expect(call).rejects.toBeInstanceOf(CancelledError);
    expect(started).toBe(false);
  });

  it('leaves nothing on the signal, of hundreds of calls', async () => {
    const controller = new AbortController();
    const warnings: string[] = [];
    const note = (warning: Error): void => void warnings.push(warning.name);
    process.on('warning', note);
    await Promise.all(
      Array.from({ length: 300 }, () => withDeadline([controller.signal], 1_000, async () => 1)),
    );
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', note);
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
    expect(warnings).toEqual([]);
  });
});

describe('a look-up', () => {
  it('knows this computer, and no name under .invalid', async () => {
    expect(await nameResolves('localhost')).toBe(true);
    expect(await nameResolves('bedrock.atlas.invalid')).toBe(false);
  });
});
