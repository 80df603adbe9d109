/** Which calls a run of proofs makes, and what it keeps of the answers. */
import { describe, expect, it } from 'vitest';
import type { ProofTarget } from '../../electron/contract/proofs/proof-plan.ts';
import type { ScanEvent } from '../../electron/contract/scan/scan-event.ts';
import type { ProofAnswer, RuntimeGateway } from '../../electron/discovery/ports.ts';
import { proveAll } from '../../electron/discovery/proving.ts';
import { AT, aFailure } from '../helpers/builders.ts';
import { stateAfter } from '../helpers/scan-events.ts';

const refusal = (kind: string, status: 'refused' | 'not-proven' = 'refused'): ProofAnswer => ({
  ok: false,
  status,
  kind,
  message: `It is ${kind}.`,
});
const target = (id: string, how: ProofTarget['how'] = 'test-call', region = 'eu-central-1'): ProofTarget => ({
  region,
  id,
  how,
  modelId: id,
  kind: 'on-demand',
});

async function run(
  targets: ProofTarget[],
  answers: Partial<Record<keyof RuntimeGateway, (id: string) => ProofAnswer>>,
  { callsEach = 1, signal = new AbortController().signal } = {},
) {
  const asked: string[] = [];
  const events: ScanEvent[] = [];
  const answer = (name: keyof RuntimeGateway) => async (_region: string, id: string) => {
    asked.push(`${name} ${id}`);
    await new Promise((resolve) => setImmediate(resolve));
    return answers[name]?.(id) ?? { ok: true as const, firstTokenMs: 800, totalMs: 900 };
  };
  const failure = await proveAll(
    {
      runtime: { countTokens: answer('countTokens'), converse: answer('converse') },
      clock: { nowEpochMs: () => Date.parse(AT), sleep: async () => undefined },
      emit: (event) => events.push(event),
      callsEach,
      signal,
    },
    targets,
  );
  const { snapshot, scan } = stateAfter(...events);
  return { asked, events, failure, scan, proofs: snapshot.regions['eu-central-1']?.proofs };
}

describe('a run of proofs', () => {
  it('keeps what each id gave, with its time, and counts them while it runs', async () => {
    const { asked, events, proofs, scan } = await run([target('a.one'), target('a.two', 'count-tokens')], {
      converse: () => ({ ok: true, firstTokenMs: 812, totalMs: 900 }),
      countTokens: () => ({ ok: true, totalMs: 40 }),
    });
    expect(asked).toEqual(['converse a.one', 'countTokens a.two']);
    expect(proofs).toEqual({
      'a.one': { status: 'works', how: 'test-call', at: AT, firstTokenMs: 812, totalMs: 900 },
      'a.two': { status: 'works', how: 'count-tokens', at: AT, totalMs: 40 },
    });
    expect(events[0]).toEqual({ type: 'proving-started', total: 2 });
    expect(scan).toMatchObject({ phase: 'idle', proofsDone: 2, proofsTotal: 2 });
  });

  it.each(['not-supported', 'iam'])('calls the model where CountTokens answers %s', async (kind) => {
    const { asked, proofs } = await run([target('a.one', 'count-tokens')], {
      countTokens: () => refusal(kind, kind === 'iam' ? 'refused' : 'not-proven'),
    });
    expect(asked).toEqual(['countTokens a.one', 'converse a.one']);
    expect(proofs?.['a.one']).toMatchObject({ status: 'works', how: 'test-call' });
  });

  it('calls nothing where CountTokens was throttled', async () => {
    const { asked, proofs } = await run([target('a.one', 'count-tokens')], {
      countTokens: () => refusal('throttled', 'not-proven'),
    });
    expect(asked).toEqual(['countTokens a.one']);
    expect(proofs?.['a.one']).toEqual({
      status: 'not-proven',
      how: 'count-tokens',
      at: AT,
      error: { kind: 'throttled', message: 'It is throttled.' },
    });
  });

  it('gives the median of three calls, of those that came if one fails, and calls a refused id once', async () => {
    const times = [700, 3_000, 800];
    const three = await run(
      [target('a.one')],
      {
        converse: () => ({ ok: true, firstTokenMs: times.shift() ?? 0, totalMs: 4_000 }),
      },
      { callsEach: 3 },
    );
    expect(three.proofs?.['a.one']).toMatchObject({ firstTokenMs: 800, calls: 3 });
    let calls = 0;
    const broken = await run(
      [target('a.one'), target('a.two')],
      {
        converse: (id) => {
          calls += 1;
          return id === 'a.two' || calls === 2
            ? refusal('iam')
            : { ok: true, firstTokenMs: 500, totalMs: 600 };
        },
      },
      { callsEach: 3 },
    );
    expect(broken.asked).toEqual(['converse a.one', 'converse a.one', 'converse a.two']);
    expect(broken.proofs).toMatchObject({
      'a.one': { status: 'works', firstTokenMs: 500 },
      'a.two': { status: 'refused' },
    });
    expect(broken.proofs?.['a.one']).not.toHaveProperty('calls');
  });

  it('ends with the failure that no further call can get past', async () => {
    const expired = aFailure('expired-credentials');
    const { asked, failure, proofs } = await run([target('a.one'), target('a.two')], {
      converse: () => ({
        ok: false,
        status: 'not-proven',
        kind: expired.kind,
        message: '',
        failure: expired,
      }),
    });
    expect(failure).toBe(expired);
    expect(asked).toEqual(['converse a.one']);
    expect(proofs).toBeUndefined();
  });

  it('stops when it is cancelled and keeps what came before', async () => {
    const cancel = new AbortController();
    const { asked, proofs, scan } = await run(
      [target('a.one'), target('a.two'), target('a.three')],
      {
        converse: (id) => {
          if (id === 'a.two') cancel.abort();
          return { ok: true, totalMs: 1 };
        },
      },
      { signal: cancel.signal },
    );
    expect(asked).toEqual(['converse a.one', 'converse a.two']);
    expect(Object.keys(proofs ?? {})).toEqual(['a.one']);
    expect(scan.phase).toBe('idle');
  });
});
