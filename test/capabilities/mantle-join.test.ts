import { describe, expect, it } from 'vitest';
import { otherEndpointOf } from '../../electron/capabilities/mantle/mantle-join.ts';
import { viewRegion } from '../../electron/contract/cells/availability.ts';
import type { ScanEvent } from '../../electron/contract/scan/scan-event.ts';
import { AT, aModel, aProfile } from '../helpers/builders.ts';
import { listed, mantleIn, stateAfter } from '../helpers/scan-events.ts';

const REGION = 'eu-west-1';
const RUNTIME = 'openai.gpt-oss-120b-1:0';
const MANTLE = 'openai.gpt-oss-120b';
const onRuntime = listed(REGION, [aModel(RUNTIME, {}, REGION)]);
const onMantle = (modelIds: string[]): ScanEvent => mantleIn(REGION, modelIds);

function other(modelId: string, ...events: ScanEvent[]) {
  return otherEndpointOf(stateAfter(...events).snapshot, REGION, modelId, Date.parse(AT));
}

describe('a model with another id on the other endpoint', () => {
  it('is joined both ways by a table with its source', () => {
    expect(other(RUNTIME, onRuntime, onMantle([MANTLE]))).toMatchObject({
      endpoint: 'bedrock-mantle',
      modelId: MANTLE,
      listed: 'yes',
      source: expect.stringMatching(/^https:\/\/docs\.aws\.amazon\.com\//),
      asOf: expect.stringMatching(/^\d{4}-/),
    });
    expect(other(MANTLE, onRuntime, onMantle([MANTLE]))).toMatchObject({
      endpoint: 'bedrock-runtime',
      modelId: RUNTIME,
      listed: 'yes',
    });
  });

  it('is not there where the list of that endpoint lacks it, and not known where there is no list', () => {
    expect(other(RUNTIME, onRuntime, onMantle([]))?.listed).toBe('no');
    expect(other(RUNTIME, onRuntime)?.listed).toBe('unknown');
    expect(other(MANTLE, onMantle([MANTLE]))?.listed).toBe('unknown');
  });

  it('is called on bedrock-runtime by the ids that hold there, and by none where it has ended or takes none', () => {
    const calls = (change: Parameters<typeof aModel>[1], ids: string[] = []) => {
      const profiles = ids.map((id) => aProfile(id, RUNTIME, [REGION], {}, REGION));
      return other(MANTLE, listed(REGION, [aModel(RUNTIME, change, REGION)], profiles), onMantle([MANTLE]));
    };
    const byProfile = { inferenceTypesSupported: ['INFERENCE_PROFILE'] };
    const eu = `eu.${RUNTIME}`;
    expect(calls({})?.callableAs).toEqual([RUNTIME]);
    expect(calls(byProfile, [eu])).toMatchObject({ callableAs: [eu], listed: 'yes' });
    expect(calls(byProfile)).toMatchObject({ callableAs: [], hindrance: 'not-callable' });
    const past = { modelLifecycle: { status: 'LEGACY', endOfLifeTime: '2026-01-01T00:00:00Z' } };
    expect(calls(past)).toMatchObject({ callableAs: [], hindrance: 'ended' });
    expect(other(RUNTIME, onRuntime, onMantle([]))?.callableAs).toEqual([]);
  });

  it('is never guessed from the name', () => {
    expect(other('acme.one-v1:0', onMantle(['acme.one']))).toBeUndefined();
  });

  it('does not change what its own id can be called by', () => {
    const view = viewRegion(stateAfter(onRuntime, onMantle([MANTLE])).snapshot, REGION);
    expect(view.cell(RUNTIME).availability.kinds).toEqual(['on-demand']);
    expect(view.cell(MANTLE).availability.kinds).toEqual(['mantle']);
  });
});
