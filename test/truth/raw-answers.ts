/** Raw JSON as Bedrock could send it: mostly well formed, with any member missing, strange or broken now and then. */
import fc from 'fast-check';

export const REGIONS = ['eu-central-1', 'us-east-1', 'il-central-1'];
const MODEL_IDS = ['acme.one-v1:0', 'acme.one-v1:0:24k', 'acme.two', 'openai.gpt-oss-120b', 'new.model_x'];
const ACCOUNT = '999988887777';

/** JSON has no -0, and a file gives back 0 for it. */
const junk = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);
const modelId = fc.constantFrom(...MODEL_IDS);

/** Mostly `good`, sometimes anything at all. */
function mostly(good: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: good }, { weight: 1, arbitrary: junk });
}

/** A record with members missing here and there, and members that nobody knows. */
function roughly(members: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> {
  const known = Object.entries(members).map(([name, arbitrary]) => [name, mostly(arbitrary)] as const);
  const strange = fc.dictionary(
    fc.constantFrom('models', 'access', 'availability', 'callableAs', '7', 'newMember', 'toString'),
    junk,
    { maxKeys: 2 },
  );
  return mostly(
    fc
      .tuple(fc.record(Object.fromEntries(known), { requiredKeys: [] }), fc.option(strange, { freq: 4 }))
      .map(([record, more]) => ({ ...more, ...record })),
  );
}

const words = (...known: string[]) =>
  fc.array(mostly(fc.constantFrom(...known, 'NEW_WORD')), { maxLength: 3 });
const instant = fc.constantFrom('2026-11-26T00:00:00Z', '2027-01-08T00:00:00.000Z', 'soon', '2026-13-45');

const modelArn = fc
  .tuple(fc.constantFrom('', ...REGIONS), modelId)
  .map(([region, id]) => `arn:aws:bedrock:${region}::foundation-model/${id}`);

const model = roughly({
  modelId,
  modelArn,
  modelName: fc.string(),
  providerName: fc.constantFrom('Acme', '=SUM(A1)'),
  inputModalities: words('TEXT', 'VIDEO', 'SPEECH'),
  outputModalities: words('TEXT', 'IMAGE'),
  responseStreamingSupported: fc.boolean(),
  customizationsSupported: words('FINE_TUNING'),
  inferenceTypesSupported: words('ON_DEMAND', 'PROVISIONED', 'INFERENCE_PROFILE'),
  modelLifecycle: roughly({ status: fc.constantFrom('ACTIVE', 'LEGACY'), endOfLifeTime: instant }),
});

const profileId = fc
  .tuple(fc.constantFrom('eu', 'us', 'global', 'own'), modelId)
  .map(([prefix, id]) => `${prefix}.${id}`);

/** The model ARNs of an ordinary profile, and ARNs of other profiles. */
const destination = fc.oneof(
  { weight: 5, arbitrary: modelArn },
  {
    weight: 1,
    arbitrary: profileId.map((id) => `arn:aws:bedrock:eu-central-1:${ACCOUNT}:inference-profile/${id}`),
  },
);

const profile = fc
  .tuple(profileId, fc.constantFrom('SYSTEM_DEFINED', 'APPLICATION', 'NEW_TYPE'))
  .chain(([id, type]) =>
    roughly({
      inferenceProfileId: fc.constant(id),
      inferenceProfileName: fc.string(),
      inferenceProfileArn: fc.constantFrom(
        `arn:aws:bedrock:eu-central-1:${ACCOUNT}:${type === 'APPLICATION' ? 'application-' : ''}inference-profile/${id}`,
        'arn:aws:bedrock:{region}:broken',
      ),
      type: fc.constant(type),
      status: fc.constantFrom('ACTIVE', 'CREATING'),
      createdAt: instant,
      models: fc.array(roughly({ modelArn: destination }), { maxLength: 4 }),
    }),
  );

/** An answer of ListFoundationModels. */
export const anyRawModels = roughly({ modelSummaries: fc.array(model, { maxLength: 6 }) });

/** An answer of ListInferenceProfiles. */
export const anyRawProfiles = roughly({
  inferenceProfileSummaries: fc.array(profile, { maxLength: 5 }),
  nextToken: fc.constantFrom('more', ''),
});

/** An answer of bedrock-mantle. */
export const anyRawMantle = roughly({
  object: fc.constant('list'),
  data: fc.array(roughly({ id: modelId, object: fc.constant('model'), created: fc.nat() }), { maxLength: 4 }),
});

const status = fc.constantFrom('AVAILABLE', 'NOT_AVAILABLE', 'PENDING', 'ERROR', 'AUTHORIZED', 'NEW_WORD');

/** Answers of GetFoundationModelAvailability by model. */
export const anyRawAccess: fc.Arbitrary<[string, unknown][]> = fc.array(
  fc.tuple(
    modelId,
    roughly({
      modelId,
      agreementAvailability: roughly({ status, errorMessage: fc.constant(null) }),
      authorizationStatus: status,
      entitlementAvailability: status,
      regionAvailability: status,
    }),
  ),
  { maxLength: 4 },
);
