/** What the parts of a stored snapshot must look like. */
import type { FailureKind } from '../contract/snapshot/model.ts';
import {
  type Check,
  isAmount,
  isBoolean,
  isCount,
  isKey,
  isListOf,
  isOneOf,
  isRecord,
  isShape,
  isText,
  isTime,
} from './checks.ts';

const isTexts = isListOf(isText);

/** A record, so that the compiler misses none. */
const FAILURE_KINDS: Record<FailureKind, true> = {
  'no-credentials': true,
  'bad-credentials': true,
  'expired-credentials': true,
  denied: true,
  'not-enabled': true,
  throttled: true,
  timeout: true,
  network: true,
  'no-endpoint': true,
  tls: true,
  proxy: true,
  service: true,
  'bad-answer': true,
  'bad-input': true,
  disk: true,
  cancelled: true,
  unknown: true,
};

const isFailure = isShape({
  kind: isOneOf(...Object.keys(FAILURE_KINDS)),
  message: isText,
  nextStep: isText,
});

/** A model record: the id is needed, unknown members and words are free. */
export const isModel = isShape(
  { modelId: isKey },
  {
    modelArn: isText,
    modelName: isText,
    providerName: isText,
    inputModalities: isTexts,
    outputModalities: isTexts,
    responseStreamingSupported: isBoolean,
    customizationsSupported: isTexts,
    inferenceTypesSupported: isTexts,
    modelLifecycle: isShape(
      {},
      {
        status: isText,
        startOfLifeTime: isText,
        legacyTime: isText,
        publicExtendedAccessTime: isText,
        endOfLifeTime: isText,
      },
    ),
  },
);

export const isProfileBody = isShape(
  { inferenceProfileId: isKey },
  { inferenceProfileArn: isText, inferenceProfileName: isText, type: isText, status: isText },
);

export const isDestination = isShape({ modelArn: isText });

export const isAccess = isShape(
  {},
  { agreement: isText, authorization: isText, entitlement: isText, region: isText, failure: isFailure },
);

const isLatency = isShape({
  medianMs: isAmount,
  p90Ms: isAmount,
  minMs: isAmount,
  samples: (value) => isCount(value) && value > 0,
  measuredAt: isTime,
});

/** Lists of places are only checked to be lists: a place that is none is dropped, not the region. */
const isRegion = isShape(
  {
    state: isOneOf('ok', 'partial', 'failed', 'denied', 'not-enabled', 'not-scanned'),
    stale: isBoolean,
    models: Array.isArray,
    profiles: Array.isArray,
    access: Array.isArray,
    mantle: isShape(
      { state: isOneOf('listed', 'absent', 'failed', 'not-asked'), modelIds: isListOf(isKey) },
      { failure: isFailure },
    ),
    latencyHistoryMs: isListOf(isAmount),
    droppedRecords: isCount,
  },
  {
    optInStatus: isText,
    incomplete: isOneOf('models', 'profiles', 'models-and-profiles'),
    failure: isFailure,
    scannedAt: isTime,
    accessCheckedAt: isTime,
    latency: isLatency,
    latencyFailure: isFailure,
    smoothedLatencyMs: isAmount,
  },
);

/** Lists come with the time at which they were fetched. */
export const isAnsweredRegion: Check = (value) =>
  isRegion(value) &&
  isRecord(value) &&
  (isTime(value.scannedAt) || (value.state !== 'ok' && value.state !== 'partial' && value.stale === false));

/** Whether the tables and the regions are there; what stands in them is looked at one by one. */
export const hasTables = isShape({
  models: Array.isArray,
  profiles: isShape({ bodies: Array.isArray, destinations: Array.isArray, rows: Array.isArray }),
  accesses: Array.isArray,
  ids: Array.isArray,
  regions: isRecord,
});
