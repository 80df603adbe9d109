import { describe, expect, it } from 'vitest';
import { EventLoopQueue } from '../../../electron/aws/answers/event-loop-queue.ts';

const WORK_MS = 3;

/** Keeps the processor busy, as signing a request does, some promises after its turn has come. */
async function work(queue: EventLoopQueue, done: () => void): Promise<void> {
  await queue.turn();
  await Promise.resolve();
  await Promise.resolve();
  const until = performance.now() + WORK_MS;
  while (performance.now() < until);
  done();
}

describe('turns', () => {
  it('let the event loop go round after a few pieces of work', async () => {
    const queue = new EventLoopQueue();
    let inThisTurn = 0;
    let most = 0;
    let isOver = false;
    const round = (): void => {
      most = Math.max(most, inThisTurn);
      inThisTurn = 0;
      if (!isOver) setImmediate(round);
    };
    setImmediate(round);
    const order: number[] = [];
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        work(queue, () => {
          inThisTurn += 1;
          order.push(index);
        }),
      ),
    );
    isOver = true;
    // Eight milliseconds are three pieces.
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(4);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('come at once when nobody waits, again and again', async () => {
    const queue = new EventLoopQueue();
    for (let round = 0; round < 100; round += 1) await queue.turn();
    await Promise.all(Array.from({ length: 100 }, () => queue.turn()));
  });
});
