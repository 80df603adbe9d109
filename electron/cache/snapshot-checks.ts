/** What the parts of a stored snapshot must look like. */
import { isAmount, isBoolean, isCount, isKey, isListOf, isOneOf, isShape, isText } from './checks.ts';

const isTexts = isListOf(isText);

const isFailure = isShape({ kind: isText, message: isText, nextStep: isText });

/** A model record: the id is needed, unknown members and words are free. */
const isModel = isShape(
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

const isProfile = isShape(
  { inferenceProfileId: isKey, models: isListOf(isShape({ modelArn: isText })) },
  { inferenceProfileArn: isText, inferenceProfileName: isText, type: isText, status: isText },
);

const isAccess = isShape(
  {},
  { agreement: isText, authorization: isText, entitlement: isText, region: isText, failure: isFailure },
);

const isLatency = isShape({
  medianMs: isAmount,
  p90Ms: isAmount,
  minMs: isAmount,
  samples: isCount,
  measuredAt: isText,
});

/** Lists of places are only checked to be lists: a place that is none is dropped, not the file. */
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
    failure: isFailure,
    scannedAt: isText,
    accessCheckedAt: isText,
    latency: isLatency,
    latencyFailure: isFailure,
    smoothedLatencyMs: isAmount,
  },
);

/** The tables and the regions of a file; where it is from and the keys of `regions` are looked at elsewhere. */
export const isStoredSnapshot = isShape({
  models: isListOf(isModel),
  profiles: isListOf(isProfile),
  accesses: isListOf(isAccess),
  ids: isListOf(isText),
  regions: (value) => isShape({})(value) && Object.values(value as object).every(isRegion),
});
