/** The recorded Bedrock: what each region lists, in the shapes of the API. Dated; see the files in data/. */
import { defined } from '../contract/defined.ts';
import type { ModelId, RegionCode } from '../contract/snapshot/model.ts';
import availabilityFile from './data/availability.json' with { type: 'json' };
import profilesFile from './data/inference-profiles.json' with { type: 'json' };
import mantleFile from './data/mantle-created.json' with { type: 'json' };
import modelsFile from './data/models.json' with { type: 'json' };

/** AWS's own example account number; the recordings hold none. */
export const SAMPLE_ACCOUNT = '123456789012';

/** The ARN of what the account has of its own. */
export function accountArn(region: RegionCode, what: string): string {
  return `arn:aws:bedrock:${region}:${SAMPLE_ACCOUNT}:${what}`;
}

/** An entry of ListFoundationModels as it goes over the wire. */
export interface WireModel {
  modelArn: string;
  modelId: ModelId;
  modelName: string;
  providerName: string;
  inputModalities: string[];
  outputModalities: string[];
  responseStreamingSupported?: boolean;
  customizationsSupported: string[];
  inferenceTypesSupported: string[];
  modelLifecycle: Record<string, string>;
}

/** An entry of ListInferenceProfiles as it goes over the wire. */
export interface WireProfile {
  inferenceProfileId: string;
  inferenceProfileArn: string;
  inferenceProfileName: string;
  description?: string;
  type: string;
  status: string;
  createdAt?: string;
  updatedAt?: string;
  models: { modelArn: string }[];
}

/** An entry of bedrock-mantle's model list as it goes over the wire. */
export interface WireMantleModel {
  id: ModelId;
  object: 'model';
  created?: number;
  owned_by: string;
  status?: string;
  status_reason?: string;
  data_retention?: { mode: string; source: string; allowed_modes: string[] };
}

/** Model to kind to regions; the kinds are explained in the file. */
const RECORDED_AVAILABILITY: Readonly<Record<ModelId, Readonly<Record<string, readonly RegionCode[]>>>> =
  availabilityFile.availability as Record<ModelId, Record<string, RegionCode[]>>;

type ModelEntry = Omit<WireModel, 'modelArn' | 'modelId' | 'inferenceTypesSupported'>;
const MODELS = modelsFile.models as Record<ModelId, ModelEntry>;
const REGIONAL_LIFECYCLE = modelsFile.regionalLifecycle as Record<
  ModelId,
  { regions: RegionCode[]; modelLifecycle: Record<string, string> }[]
>;
interface ProfileEntry {
  inferenceProfileName: string;
  type: string;
  status: string;
  createdAt?: string;
  updatedAt?: string;
  models: ModelId[];
  routes: { from: RegionCode[]; to: string[] }[];
}
const PROFILES = profilesFile.profiles as Record<string, ProfileEntry>;
const MANTLE_CREATED = mantleFile.created as Record<ModelId, number>;

/** Every region that the recordings hold, sorted. */
export function recordedRegions(): RegionCode[] {
  const regions = Object.values(RECORDED_AVAILABILITY).flatMap((kinds) => Object.values(kinds).flat());
  return [...new Set(regions)].sort();
}

/** What ListFoundationModels gave in the region, sorted by id; empty for a region that was not recorded. */
export function modelsOf(region: RegionCode): readonly WireModel[] {
  const known = listedModels.get(region);
  if (known !== undefined) return known;
  const models = listModels(region);
  listedModels.set(region, models);
  return models;
}

const listedModels = new Map<RegionCode, WireModel[]>();

function listModels(region: RegionCode): WireModel[] {
  return Object.entries(MODELS).flatMap(([modelId, entry]) => {
    const kinds = kindsOf(modelId, region).filter((kind) => kind !== 'MANTLE');
    if (kinds.length === 0) return [];
    const regional = REGIONAL_LIFECYCLE[modelId]?.find((each) => each.regions.includes(region));
    return [
      {
        modelArn: modelArn(region, modelId),
        modelId,
        ...entry,
        inferenceTypesSupported: inferenceTypes(kinds),
        modelLifecycle: regional?.modelLifecycle ?? entry.modelLifecycle,
      },
    ];
  });
}

/**
 * The recordings keep kinds of call; each follows from one value of inferenceTypesSupported: the
 * recorder wrote down profiles of a model only where the region listed INFERENCE_PROFILE for it.
 */
function inferenceTypes(kinds: string[]): string[] {
  return [
    ...(kinds.includes('IN_REGION') ? ['ON_DEMAND'] : []),
    ...(kinds.some((kind) => kind.startsWith('GEO:') || kind === 'GLOBAL') ? ['INFERENCE_PROFILE'] : []),
    ...(kinds.includes('PROVISIONED') ? ['PROVISIONED'] : []),
    ...kinds.flatMap((kind) => (kind.startsWith('TYPE:') ? [kind.slice('TYPE:'.length)] : [])),
  ];
}

/** The system profiles that ListInferenceProfiles gave in the region, also those whose model is no longer listed there. */
export function profilesOf(region: RegionCode): WireProfile[] {
  return Object.entries(PROFILES).flatMap(([id, { routes, models, ...entry }]) => {
    const route = routes.find((each) => each.from.includes(region));
    if (route === undefined) return [];
    return [
      {
        inferenceProfileId: id,
        inferenceProfileArn: accountArn(region, `inference-profile/${id}`),
        ...entry,
        models: models.flatMap((model) =>
          route.to.map((to) => ({ modelArn: modelArn(destination(to, region), model) })),
        ),
      },
    ];
  });
}

/** The model list of the region's bedrock-mantle, sorted by id; empty where it has none. */
export function mantleModelsOf(region: RegionCode): WireMantleModel[] {
  return Object.keys(RECORDED_AVAILABILITY)
    .filter((modelId) => kindsOf(modelId, region).includes('MANTLE'))
    .map((id) => {
      const created = MANTLE_CREATED[id];
      return {
        id,
        object: 'model',
        ...defined({ created }),
        owned_by: id.split('.')[0] ?? '',
      };
    });
}

function kindsOf(modelId: ModelId, region: RegionCode): string[] {
  return Object.entries(RECORDED_AVAILABILITY[modelId] ?? {})
    .filter(([, regions]) => regions.includes(region))
    .map(([kind]) => kind);
}

function destination(to: string, region: RegionCode): RegionCode {
  if (to === '*') return '';
  return to === '=' ? region : to;
}

export function modelArn(region: RegionCode, modelId: ModelId): string {
  return `arn:aws:bedrock:${region}::foundation-model/${modelId}`;
}
