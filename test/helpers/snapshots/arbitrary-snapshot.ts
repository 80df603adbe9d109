/** Any snapshot that events can lead to, for property tests. */
import fc from 'fast-check';
import { defined } from '../../../electron/contract/defined.ts';
import {
  applyScanEvent,
  type ScanEvent,
  type ScanState,
} from '../../../electron/contract/scan/scan-event.ts';
import { NO_SCAN } from '../../../electron/contract/scan/scan-progress.ts';
import type {
  AccessFacts,
  Failure,
  FailureKind,
  InferenceProfile,
  MantleEntry,
  ModelRecord,
  RegionCode,
  Snapshot,
  Source,
} from '../../../electron/contract/snapshot/model.ts';
import type { Proof } from '../../../electron/contract/snapshot/proof.ts';
import { emptySnapshot } from '../../../electron/contract/snapshot/snapshot.ts';
import { modelArn } from '../builders.ts';

const REGIONS = ['eu-central-1', 'us-east-1', 'ap-southeast-7', 'us-gov-west-1', 'xx-new-1'];
const MODEL_IDS = [
  'anthropic.claude-x',
  'amazon.nova-lite-v1:0:24k',
  'meta.llama',
  'new.model',
  'openai.gpt-oss',
];

const region = fc.constantFrom(...REGIONS);
const modelId = fc.constantFrom(...MODEL_IDS);
const text = fc.oneof(
  fc.string(),
  fc.constantFrom('=1+1', 'a|b', 'line\r\nend', '"quoted", twice', 'ümlaut 模型'),
);
const words = fc.uniqueArray(fc.constantFrom('TEXT', 'IMAGE', 'EMBEDDING', 'NEW_WORD'), { maxLength: 3 });
const time = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

/** Optional members that are absent, never undefined. */
function some<T>(record: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> {
  return fc.record(record, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;
}

const unknownMembers = fc.dictionary(
  fc.constantFrom('newMember', 'anotherMember', '9'),
  // JSON has no -0, and a file gives back 0 for it.
  fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown),
  { maxKeys: 2 },
);

function aModelOf(at: RegionCode): fc.Arbitrary<ModelRecord> {
  return fc
    .tuple(
      modelId,
      some({
        modelName: text,
        providerName: text,
        inputModalities: words,
        outputModalities: words,
        responseStreamingSupported: fc.boolean(),
        inferenceTypesSupported: fc.uniqueArray(
          fc.constantFrom('ON_DEMAND', 'PROVISIONED', 'INFERENCE_PROFILE', 'NEW_TYPE'),
        ),
        modelLifecycle: some({ status: fc.constantFrom('ACTIVE', 'LEGACY', 'NEW'), endOfLifeTime: time }),
      }),
      unknownMembers,
    )
    .map(([id, members, unknown]) => ({ ...unknown, modelId: id, modelArn: modelArn(at, id), ...members }));
}

function aProfileOf(at: RegionCode): fc.Arbitrary<InferenceProfile> {
  return fc
    .record({
      kind: fc.constantFrom('eu', 'us', 'global', 'application'),
      id: modelId,
      destinations: fc.array(region, { minLength: 1, maxLength: 4 }),
      status: fc.constantFrom('ACTIVE', 'CREATING'),
      account: fc.stringMatching(/^\d{12}$/),
      unknown: unknownMembers,
    })
    .map(({ kind, id, destinations, status, account, unknown }) => ({
      ...unknown,
      inferenceProfileId: `${kind}.${id}`,
      inferenceProfileArn: `arn:aws:bedrock:${at}:${account}:inference-profile/${kind}.${id}`,
      type: kind === 'application' ? 'APPLICATION' : 'SYSTEM_DEFINED',
      status,
      models: (kind === 'global' ? [''] : destinations).map((to) => ({ modelArn: modelArn(to, id) })),
    }));
}

const failure: fc.Arbitrary<Failure> = fc.record({
  kind: fc.constantFrom<FailureKind>('throttled', 'timeout', 'denied', 'not-enabled', 'unknown'),
  message: text,
  nextStep: text,
});

const mantleEntry = fc.option(
  fc.constantFrom<MantleEntry>(
    { status: 'unavailable' },
    { status: 'unavailable', statusReason: 'Not yet.', dataRetention: { allowedModes: ['aws_review'] } },
    { status: 'available', dataRetention: { mode: 'none', source: 'account', allowedModes: [] } },
    { status: 'NEW_WORD' },
  ),
);

const facts: fc.Arbitrary<AccessFacts> = some<AccessFacts>({
  agreement: fc.constantFrom('AVAILABLE', 'NOT_AVAILABLE', 'PENDING', 'NEW'),
  authorization: fc.constantFrom('AUTHORIZED', 'NOT_AUTHORIZED'),
  entitlement: fc.constantFrom('AVAILABLE', 'NOT_AVAILABLE'),
  region: fc.constantFrom('AVAILABLE', 'NOT_AVAILABLE'),
  failure,
});

const amountMs = fc.double({ min: 0.1, max: 5000, noNaN: true });

const proof: fc.Arbitrary<Proof> = fc
  .tuple(
    fc.record({
      status: fc.constantFrom('works' as const, 'refused' as const, 'not-proven' as const),
      how: fc.constantFrom('count-tokens' as const, 'test-call' as const),
      at: time,
    }),
    some({ firstTokenMs: amountMs, totalMs: amountMs, error: fc.record({ kind: text, message: text }) }),
  )
  .map(([members, more]) => ({ ...members, ...more }));

function eventsOf(at: RegionCode): fc.Arbitrary<ScanEvent> {
  return fc.oneof(
    fc
      .record({
        models: fc.uniqueArray(aModelOf(at), { selector: (model) => model.modelId, maxLength: 4 }),
        profiles: fc.uniqueArray(aProfileOf(at), {
          selector: (profile) => profile.inferenceProfileId,
          maxLength: 4,
        }),
        missing: fc.option(
          fc.record({
            list: fc.constantFrom(
              'models' as const,
              'profiles' as const,
              'application-profiles' as const,
              'models-and-profiles' as const,
            ),
            failure,
          }),
        ),
        atIso: time,
      })
      .map(({ models, profiles, missing, atIso }): ScanEvent => {
        const listing = { models, profiles, droppedRecords: 0, ...(missing === null ? {} : { missing }) };
        return { type: 'region-listed', region: at, listing, atIso };
      }),
    fc
      .record({
        state: fc.constantFrom('failed' as const, 'denied' as const, 'not-enabled' as const),
        failure,
        atIso: time,
      })
      .map((rest): ScanEvent => ({ type: 'region-failed', region: at, ...rest })),
    fc
      .constantFrom('ENABLED', 'DISABLED', 'NEW_WORD')
      .map((status): ScanEvent => ({ type: 'account-regions-listed', statuses: { [at]: status } })),
    fc.record({ modelIds: fc.uniqueArray(modelId), failure: fc.option(failure), entry: mantleEntry }).map(
      ({ modelIds, failure: part, entry }): ScanEvent => ({
        type: 'mantle-listed',
        region: at,
        state: 'listed',
        modelIds,
        ...(entry === null || modelIds[0] === undefined ? {} : { entries: { [modelIds[0]]: entry } }),

        ...(part === null ? {} : { failure: part }),
      }),
    ),
    fc
      .record({ results: fc.array(fc.record({ modelId, facts }), { maxLength: 4 }), atIso: time })
      .map((rest): ScanEvent => ({ type: 'access-checked', region: at, ...rest })),
    fc
      .record({
        medianMs: amountMs,
        p90Ms: amountMs,
        minMs: amountMs,
        samples: fc.integer({ min: 1, max: 50 }),
        measuredAt: time,
        network: fc.constantFrom(undefined, { name: 'en0', key: 'a' }, { name: 'Wi-Fi', key: 'b' }),
      })
      .map(defined)
      .map(
        (latency): ScanEvent => ({
          type: 'latency-measured',
          region: at,
          latency,
          smoothedLatencyMs: latency.medianMs,
        }),
      ),
    failure.map((each): ScanEvent => ({ type: 'latency-failed', region: at, failure: each })),
    fc
      .record({
        told: fc.oneof(
          fc.constantFrom('inherit', 'none', 'NEW_WORD').map((mode) => ({ mode })),
          failure.map((each) => ({ failure: each })),
        ),
        readAt: time,
      })
      .map(
        ({ told, readAt }): ScanEvent => ({
          type: 'data-retention-read',
          region: at,
          retention: { ...told, readAt },
        }),
      ),
    fc.tuple(fc.constantFrom('', 'eu.', 'global.'), modelId, proof).map(
      ([prefix, id, each]): ScanEvent => ({
        type: 'proof-made',
        region: at,
        id: `${prefix}${id}`,
        proof: each,
      }),
    ),
  );
}

const STARTED: ScanEvent = {
  type: 'scan-started',
  regions: ['eu-central-1', 'us-east-1'],
  atIso: '2026-11-24T10:00:00.000Z',
};

/** Anything that can happen to a region. */
export const anyRegionEvent: fc.Arbitrary<ScanEvent> = region.chain(eventsOf);

/** A snapshot after up to 20 events in any order. */
export function anySnapshot(source: Source): fc.Arbitrary<Snapshot> {
  const start: ScanState = { snapshot: emptySnapshot(source), scan: NO_SCAN };
  return fc
    .array(anyRegionEvent, { maxLength: 20 })
    .map((events) => [STARTED, ...events].reduce(applyScanEvent, start).snapshot);
}
