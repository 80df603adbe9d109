/** A call that has to wait for credentials first. */
import { expect, it, vi } from 'vitest';
import { BedrockCalls, type CallDeps } from '../../electron/aws/bedrock-call.ts';

it('waits for a command or a code as long as the user does, and ends when it is cancelled', async () => {
  vi.useFakeTimers();
  try {
    const credentials = { areKnown: () => false, get: () => new Promise(() => undefined) };
    const closed = new AbortController().signal;
    const calls = new BedrockCalls({ credentials, closed, deadlineMs: 15_000 } as unknown as CallDeps);
    const cancel = new AbortController();
    const ended = vi.fn();
    const failure = calls.credentialsFor(cancel.signal).finally(ended);
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(ended).not.toHaveBeenCalled();
    cancel.abort();
    expect(await failure).toMatchObject({ kind: 'cancelled' });
  } finally {
    vi.useRealTimers();
  }
});
