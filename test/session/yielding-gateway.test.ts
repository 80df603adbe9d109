import { describe, expect, it } from 'vitest';
import { CallBudget, MAX_TOGETHER, yieldingGateway } from '../../electron/session/source/yielding-gateway.ts';
import { ok } from '../helpers/builders.ts';
import { FakeGateway } from '../helpers/fakes/fake-gateway.ts';

const WORK_MS = 3;
const { signal } = new AbortController();

/** Keeps the processor busy, as signing a request does. */
function work(): void {
  const until = performance.now() + WORK_MS;
  while (performance.now() < until);
}

describe('the yielding gateway', () => {
  it('lets the event loop go round after a few calls have started, and keeps their order', async () => {
    let startedInThisTurn = 0;
    let most = 0;
    let isOver = false;
    const round = (): void => {
      most = Math.max(most, startedInThisTurn);
      startedInThisTurn = 0;
      if (!isOver) setImmediate(round);
    };
    setImmediate(round);
    const order: string[] = [];
    const behind = new FakeGateway();
    const busy = Object.assign(Object.create(behind) as FakeGateway, {
      checkAccess: async (_region: string, modelId: string) => {
        // Credentials are looked up before a request is signed.
        await Promise.resolve();
        await Promise.resolve();
        work();
        startedInThisTurn += 1;
        order.push(modelId);
        return ok({});
      },
    });
    const gateway = yieldingGateway(busy);
    const models = Array.from({ length: 2 * MAX_TOGETHER }, (_, index) => `acme.m${index}`);
    await Promise.all(models.map((modelId) => gateway.checkAccess('eu-west-1', modelId, signal)));
    isOver = true;
    // Eight milliseconds are three pieces of work.
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(4);
    expect(order).toEqual(models);
  });

  it('starts a call at once when nobody waits, again and again', async () => {
    const gateway = yieldingGateway(new FakeGateway());
    for (let count = 0; count < 100; count += 1) {
      expect(await gateway.checkAccess('eu-west-1', 'acme.one', signal)).toMatchObject({ ok: true });
    }
  });

  it('has as many calls in flight as its budget, over all gateways that share it', async () => {
    let inFlight = 0;
    let most = 0;
    const slow = Object.assign(new FakeGateway(), {
      checkAccess: async () => {
        inFlight += 1;
        most = Math.max(most, inFlight);
        // Some begin in each turn: those before them must still be there.
        for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
        inFlight -= 1;
        return ok({});
      },
    });
    const budget = new CallBudget();
    budget.share(2);
    const gateways = [yieldingGateway(slow, budget), yieldingGateway(slow, budget)];
    const calls = Array.from({ length: 2 * MAX_TOGETHER }, (_, index) =>
      gateways[index % 2]?.checkAccess('eu-west-1', `acme.m${index}`, signal),
    );
    await Promise.all(calls);
    expect(most).toBe(MAX_TOGETHER);
  });
});
