import { describe, expect, it } from 'vitest';
import type { Failure } from '../../electron/contract/snapshot/model.ts';
import { abortable } from '../../electron/discovery/base-discovery.ts';
import { NetworkActivity } from '../../electron/discovery/concurrency/network-activity.ts';
import { lazy, through } from '../../electron/discovery/gateway-layers.ts';
import { type BedrockGateway, OPERATIONS, type Operation } from '../../electron/discovery/ports.ts';
import { NO_LOG } from '../../electron/log/app-log.ts';
import { loggedGateway } from '../../electron/session/source/scan-log.ts';
import { yieldingGateway } from '../../electron/session/source/yielding-gateway.ts';
import { FakeClock } from '../helpers/fakes/fake-clock.ts';

type Layer = (gateway: BedrockGateway) => BedrockGateway;

const LAYERS: Record<string, Layer> = {
  lazy: (gateway) => lazy(() => Promise.resolve({ ok: true, value: gateway })),
  yielding: yieldingGateway,
  logged: (gateway) => loggedGateway(gateway, NO_LOG),
  abortable,
  tracked: (gateway) => new NetworkActivity(new FakeClock()).tracked(gateway),
};

/** A gateway of all operations of the port, whose every call does the same. */
function gatewayThat(does: (operation: Operation, args: unknown[]) => unknown): BedrockGateway {
  return Object.fromEntries(
    OPERATIONS.map((operation) => [operation, async (...args: unknown[]) => await does(operation, args)]),
  ) as unknown as BedrockGateway;
}

function call(gateway: BedrockGateway, operation: Operation, args: unknown[]): Promise<unknown> {
  return (gateway[operation] as (...given: unknown[]) => Promise<unknown>)(...args);
}

const { signal } = new AbortController();
const FAILURE: Failure = { kind: 'denied', message: 'No.', nextStep: 'Ask.' };

describe.each(Object.entries(LAYERS))('the %s layer', (_name, layer) => {
  it.each(OPERATIONS)('passes %s on with its arguments and gives its answer', async (operation) => {
    const args = ['eu-west-1', 'a detail', signal];
    const answer = { ok: true, value: {} };
    const seen: unknown[] = [];
    const gateway = layer(
      gatewayThat((...each) => {
        seen.push(each);
        return answer;
      }),
    );
    expect(await call(gateway, operation, args)).toBe(answer);
    expect(seen).toEqual([[operation, args]]);
  });

  it.each(OPERATIONS)('gives the failure and the fault of %s', async (operation) => {
    const failed = layer(gatewayThat(() => ({ ok: false, failure: FAILURE })));
    expect(await call(failed, operation, ['eu-west-1', signal])).toEqual({ ok: false, failure: FAILURE });
    const faulty = layer(gatewayThat(() => Promise.reject(new Error('A fault.'))));
    await expect(call(faulty, operation, ['eu-west-1', signal])).rejects.toThrow('A fault.');
  });
});

describe('through', () => {
  it('tells the layer the operation, the region, the signal and the arguments of a call', async () => {
    const seen: unknown[] = [];
    const gateway = through(
      gatewayThat(() => ({ ok: true, value: [] })),
      (each, run) => {
        seen.push(each);
        return run();
      },
    );
    await gateway.listProfiles('eu-west-1', 'APPLICATION', 'page 2', signal);
    await gateway.listAccountRegions(signal);
    expect(seen).toEqual([
      {
        operation: 'listProfiles',
        region: 'eu-west-1',
        signal,
        args: ['eu-west-1', 'APPLICATION', 'page 2', signal],
      },
      { operation: 'listAccountRegions', region: undefined, signal, args: [signal] },
    ]);
  });

  it('makes no call that the layer does not run', async () => {
    const gateway = through(
      gatewayThat(() => {
        throw new Error('Called.');
      }),
      () => Promise.resolve({ ok: false, failure: FAILURE }),
    );
    expect(await gateway.pingRegion('eu-west-1', signal)).toEqual({ ok: false, failure: FAILURE });
  });
});

describe('the abortable layer', () => {
  it.each(OPERATIONS)('ends %s when its signal aborts, and makes no call after it', async (operation) => {
    let calls = 0;
    const gateway = abortable(
      gatewayThat(() => {
        calls += 1;
        return new Promise(() => undefined);
      }),
    );
    const stop = new AbortController();
    const ended = call(gateway, operation, ['eu-west-1', stop.signal]);
    stop.abort();
    expect(await ended).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
    expect(await call(gateway, operation, ['eu-west-1', stop.signal])).toMatchObject({ ok: false });
    expect(calls).toBe(1);
  });
});

describe('the lazy layer', () => {
  it('gives the failure to open, and opens anew at the next call', async () => {
    let isOpen = false;
    const gateway = lazy(() =>
      Promise.resolve(
        isOpen
          ? { ok: true, value: gatewayThat(() => ({ ok: true, value: 20 })) }
          : { ok: false, failure: FAILURE },
      ),
    );
    expect(await gateway.pingRegion('eu-west-1', signal)).toEqual({ ok: false, failure: FAILURE });
    isOpen = true;
    expect(await gateway.pingRegion('eu-west-1', signal)).toEqual({ ok: true, value: 20 });
  });
});
