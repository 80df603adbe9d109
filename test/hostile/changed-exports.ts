/** A document with every member that an export can have, and the ways to change it. */
import fc from 'fast-check';
import { AT, modelArn } from '../helpers/builders.ts';

export const REGION = 'eu-central-1';
const LATENCY = { medianMs: 5, p90Ms: 6, minMs: 4, samples: 3, measuredAt: AT };

export type Json = Record<string, unknown>;

/** A model with every member that an export can have. */
const modelOf = (modelId: string): Json => ({
  modelId,
  modelArn: modelArn(REGION, modelId),
  modelName: `Name of ${modelId}`,
  providerName: 'Acme',
  inputModalities: ['TEXT'],
  outputModalities: ['TEXT'],
  responseStreamingSupported: true,
  customizationsSupported: ['FINE_TUNING'],
  inferenceTypesSupported: ['ON_DEMAND'],
  modelLifecycle: {
    status: 'LEGACY',
    startOfLifeTime: AT,
    legacyTime: AT,
    publicExtendedAccessTime: AT,
    endOfLifeTime: AT,
  },
  newMember: { deep: [1] },
  referencedByInstanceProfiles: [
    {
      inferenceProfileId: `eu.${modelId}`,
      inferenceProfileArn: `arn:aws:bedrock:${REGION}:123456789012:inference-profile/eu.${modelId}`,
      inferenceProfileName: 'A profile',
      type: 'SYSTEM_DEFINED',
      status: 'ACTIVE',
      models: [{ modelArn: modelArn(REGION, modelId) }, { modelArn: modelArn('eu-west-1', modelId) }],
    },
  ],
  availability: ['on-demand', 'geo', 'mantle'],
  callableAs: [modelId, `eu.${modelId}`],
  accessible: false,
  access: {
    status: 'blocked',
    agreement: 'NOT_AVAILABLE',
    authorization: 'AUTHORIZED',
    entitlement: 'AVAILABLE',
    region: 'AVAILABLE',
    checkedAt: AT,
    reasons: [{ kind: 'agreement', message: 'No agreement.' }],
  },
  lifecycle: { state: 'ending', source: 'api', endsAt: '2027-01-01', daysLeft: 38, asOf: AT },
  priceStatus: 'known',
  prices: [
    {
      scope: 'in-region',
      tier: 'standard',
      context: 'standard',
      meter: 'input',
      usd: '0.001',
      unit: 'million-tokens',
      rawUnit: '1M tokens',
      usdPerMillionTokens: '1',
      sku: 'SKU',
      skus: ['SKU'],
      offerCode: 'AmazonBedrock',
      offerVersion: '1',
      effectiveDate: '2026-10-01',
      join: 'exact-name',
      marks: ['promotional'],
    },
  ],
  quotaStatus: 'applied',
  quotas: [
    {
      code: 'L-1',
      name: 'Requests per minute',
      value: 10,
      unit: 'None',
      adjustable: true,
      scope: 'on-demand',
      metric: 'requests',
      origin: 'applied',
      readAt: AT,
      period: 'minute',
      variant: 'Latency optimized',
      doubledForCrossRegion: true,
    },
  ],
  mantle: {
    status: 'available',
    reason: 'Open.',
    basePath: '/openai/v1',
    dataRetention: { mode: 'none', source: 'account', allowedModes: ['none'] },
  },
  promptCaching: { support: 'yes', source: 'a page', asOf: '2026-11-01' },
});

const regionOf = (): Json => ({
  name: 'A region',
  state: 'partial',
  stale: false,
  scannedAt: AT,
  error: { kind: 'timeout', message: 'Too slow.' },
  incomplete: ['mantle', 'profiles'],
  leftOutMembers: 3,
  dataRetention: { mode: 'inherit', readAt: AT, updatedAt: AT },
  latency: { ...LATENCY },
});

/** A document with these models and regions; every region lists the first model. */
export function documentOf(models: readonly string[], regions: readonly string[] = []): Json {
  const others = Object.fromEntries(regions.map((region) => [region, regionOf()]));
  return {
    format: 'bedrock-atlas/matrix',
    version: 1,
    generatedAt: AT,
    generator: { name: 'bedrock-atlas', version: '1.2.3' },
    source: { kind: 'aws', partition: 'aws', profile: 'work' },
    regions: { [REGION]: regionOf(), ...others },
    models: {
      [REGION]: Object.fromEntries(models.map((id) => [id, modelOf(id)])),
      ...Object.fromEntries(regions.map((region) => [region, { 'a.m0': modelOf('a.m0') }])),
    },
  };
}

export type Path = readonly string[];

/** The way to every value within. */
export function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inside = Object.entries(value).flatMap(([name, each]) => pathsOf(each, [...path, name]));
  return path.length === 0 ? inside : [path, ...inside];
}

/** Sets a member as JSON.parse does, also one that is called `__proto__`. */
export function put(holder: object, path: Path, value: unknown): void {
  const inner = path.slice(0, -1).reduce<object>((each, name) => Reflect.get(each, name) as object, holder);
  Object.defineProperty(inner, path.at(-1) ?? '', {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  });
}

export const VALUES: readonly unknown[] = [
  null,
  true,
  -1,
  0.5,
  1e308,
  -0,
  '',
  'other',
  '__proto__',
  'constructor',
  '=1+1',
  '\ud800 half',
  '\u202eright \u0000 left',
  '9999-12-31T23:59:59Z',
  '-271821-04-20T00:00:00Z',
  'x'.repeat(9_999),
  [],
  [null],
  [{}],
  [['TEXT']],
  {},
  { a: {} },
  { length: 3 },
];

export interface Change {
  where: 'document' | 'region' | 'model';
  path: Path;
  value: unknown;
}

const { regions: _regions, models: _models, ...TOP } = documentOf([]);
export const PATHS: readonly Pick<Change, 'where' | 'path'>[] = [
  ...pathsOf(TOP).map((path) => ({ where: 'document', path }) as const),
  ...pathsOf(regionOf()).map((path) => ({ where: 'region', path }) as const),
  ...pathsOf(modelOf('a.m0')).map((path) => ({ where: 'model', path }) as const),
  ...(['document', 'region', 'model'] as const).map((where) => ({ where, path: ['__proto__'] })),
];

/** The document with the change in this model, in this region, or in itself. */
export function changed(document: Json, { where, path, value }: Change, model: string, region: string): void {
  const prefix = { document: [], region: ['regions', region], model: ['models', REGION, model] }[where];
  put(document, [...prefix, ...path], value);
}

/** Every path with some of the values, in an order of its own. */
export const CHANGES: readonly Change[] = fc
  .sample(fc.tuple(...PATHS.map(() => fc.shuffledSubarray([...VALUES], { minLength: VALUES.length }))), 1)
  .flatMap((values) => PATHS.map((each, index) => (values[index] ?? []).map((value) => ({ ...each, value }))))
  .flat();
