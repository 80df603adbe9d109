/** What the sample's made-up account has of its own in a region. Invented, and marked as such in data/conditions.json. */
import type { RegionCode } from '../contract/snapshot/model.ts';
import file from './data/conditions.json' with { type: 'json' };
import { accountArn, modelArn, modelsOf, SAMPLE_ACCOUNT } from './recording.ts';
import { type Answer, awsError, json, NOT_OFFERED } from './wire-error.ts';

interface Invented {
  name: string;
  /** The foundation model. */
  of?: string;
  status?: string;
  modelUnits?: number;
  architecture?: string;
  createdAt: string;
}

type Kind = 'custom' | 'imported' | 'provisioned';

const OWN = file.ownModels as Partial<Record<RegionCode, Partial<Record<Kind, Invented[]>>>>;

/** The list that the path names; undefined if it is none of these. */
export function ownListOf(path: string): { name: string; answer(region: RegionCode): Answer } | undefined {
  switch (path) {
    case '/custom-models':
      return { name: 'ListCustomModels', answer: listOf('modelSummaries', 'custom', toCustom) };
    case '/imported-models':
      return { name: 'ListImportedModels', answer: listOf('modelSummaries', 'imported', toImported) };
    case '/provisioned-model-throughputs':
      return {
        name: 'ListProvisionedModelThroughputs',
        answer: listOf('provisionedModelSummaries', 'provisioned', toProvisioned),
      };
    case '/marketplace-model/endpoints':
      return { name: 'ListMarketplaceModelEndpoints', answer: () => NO_MARKETPLACE };
    default:
      return undefined;
  }
}

/** Shows what a single list that is denied looks like. */
const NO_MARKETPLACE = awsError(
  403,
  'AccessDeniedException',
  `User: arn:aws:iam::${SAMPLE_ACCOUNT}:user/sample is not authorized to perform: bedrock:ListMarketplaceModelEndpoints because no identity-based policy allows the bedrock:ListMarketplaceModelEndpoints action`,
);

function listOf(
  list: string,
  kind: Kind,
  toWire: (each: Invented, region: RegionCode) => object,
): (region: RegionCode) => Answer {
  return (region) => {
    if (modelsOf(region).length === 0) return NOT_OFFERED;
    return json(200, { [list]: (OWN[region]?.[kind] ?? []).map((each) => toWire(each, region)) });
  };
}

function toCustom(each: Invented, region: RegionCode): object {
  return {
    modelArn: accountArn(region, `custom-model/${each.of}/${each.name}`),
    modelName: each.name,
    creationTime: each.createdAt,
    baseModelArn: modelArn(region, each.of ?? ''),
    baseModelName: each.of,
    customizationType: 'FINE_TUNING',
    modelStatus: each.status,
  };
}

function toImported(each: Invented, region: RegionCode): object {
  return {
    modelArn: accountArn(region, `imported-model/${each.name}`),
    modelName: each.name,
    creationTime: each.createdAt,
    instructSupported: true,
    modelArchitecture: each.architecture,
  };
}

function toProvisioned(each: Invented, region: RegionCode): object {
  const ofModel = modelArn(region, each.of ?? '');
  return {
    provisionedModelName: each.name,
    provisionedModelArn: accountArn(region, `provisioned-model/${each.name}`),
    modelArn: ofModel,
    desiredModelArn: ofModel,
    foundationModelArn: ofModel,
    modelUnits: each.modelUnits,
    desiredModelUnits: each.modelUnits,
    status: each.status,
    creationTime: each.createdAt,
    lastModifiedTime: each.createdAt,
  };
}
