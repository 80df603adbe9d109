/** A generated Bedrock of any size: the same for the server, the cache files and the export. Nothing in it is AWS's. */
import { builtInRegions } from '../../../electron/contract/cells/regions.ts';

/** The 34 regions of the partition `aws`: those with Bedrock, and Hong Kong. */
export const BENCH_REGIONS: readonly string[] = [...builtInRegions('aws'), 'ap-east-1'].sort();

/** Fastest and slowest region of the round-trip table, in milliseconds. */
const ROUND_TRIP_MS = { least: 5, most: 300 };
/** A step that meets every region once and mixes near and far ones. */
const STEP = 13;

/** How far the region is: 5 to 300 ms, evenly spread over the regions. */
export function roundTripMs(region: string): number {
  const place = BENCH_REGIONS.indexOf(region);
  const { least, most } = ROUND_TRIP_MS;
  const rank = (place * STEP) % BENCH_REGIONS.length;
  return Math.round(least + ((most - least) * rank) / (BENCH_REGIONS.length - 1));
}

/** The round trip that no scan can beat. */
export const SLOWEST_MS: number = ROUND_TRIP_MS.most;

/** The share of all models that a region lists; together 13.5 of 34, as in the recordings of 2026. */
function shareOf(region: string): number {
  if (region === 'us-east-1' || region === 'us-west-2') return 1;
  return 0.2 + ((BENCH_REGIONS.indexOf(region) * 7) % 32) * 0.0104;
}

const PROVIDERS = ['Amazon', 'Anthropic', 'Cohere', 'Meta', 'Mistral AI', 'Qwen', 'Stability AI', 'Writer'];
const GEOGRAPHIES = ['us', 'eu', 'apac', 'global'];

/** Ids of the models that the region lists when there are `count` models in all. */
export function modelIdsOf(region: string, count: number): string[] {
  const listed = Math.round(shareOf(region) * count);
  const first = (BENCH_REGIONS.indexOf(region) * 31) % count;
  return Array.from({ length: listed }, (_, place) => modelId((first + place) % count)).sort();
}

function modelId(index: number): string {
  const provider = (PROVIDERS[index % PROVIDERS.length] ?? '').split(' ')[0]?.toLowerCase();
  return `${provider}.bench-model-${String(index).padStart(5, '0')}-v1:0`;
}

/** The answer of ListFoundationModels. */
export function modelSummaries(region: string, count: number): Record<string, unknown>[] {
  return modelIdsOf(region, count).map((id) => {
    const index = Number(/\d{5}/.exec(id)?.[0]);
    return {
      modelArn: `arn:aws:bedrock:${region}::foundation-model/${id}`,
      modelId: id,
      modelName: `Bench Model ${index}`,
      providerName: PROVIDERS[index % PROVIDERS.length],
      inputModalities: index % 3 === 0 ? ['TEXT', 'IMAGE'] : ['TEXT'],
      outputModalities: ['TEXT'],
      responseStreamingSupported: index % 4 !== 0,
      customizationsSupported: [],
      inferenceTypesSupported: index % 5 === 0 ? ['INFERENCE_PROFILE'] : ['ON_DEMAND'],
      modelLifecycle: { status: index % 11 === 0 ? 'LEGACY' : 'ACTIVE' },
    };
  });
}

/** The answer of ListInferenceProfiles: every fifth model of the region has profiles. */
export function profileSummaries(region: string, count: number): Record<string, unknown>[] {
  return modelIdsOf(region, count).flatMap((id) => {
    const index = Number(/\d{5}/.exec(id)?.[0]);
    if (index % 5 !== 0) return [];
    const geography = GEOGRAPHIES[index % GEOGRAPHIES.length];
    const destinations = BENCH_REGIONS.slice(index % 30, (index % 30) + 4);
    return [
      {
        inferenceProfileId: `${geography}.${id}`,
        inferenceProfileArn: `arn:aws:bedrock:${region}:123456789012:inference-profile/${geography}.${id}`,
        inferenceProfileName: `${geography} Bench Model ${index}`,
        type: 'SYSTEM_DEFINED',
        status: 'ACTIVE',
        models: destinations.map((to) => ({ modelArn: `arn:aws:bedrock:${to}::foundation-model/${id}` })),
      },
    ];
  });
}
