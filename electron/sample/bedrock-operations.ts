/** The operations of Bedrock that the sample knows: those of the control plane only read; two are bedrock-runtime's. */
import { defined } from '../contract/defined.ts';
import type { RegionCode } from '../contract/snapshot/model.ts';
import { ownListOf } from './own-models.ts';
import { pageOf } from './profile-pages.ts';
import { modelsOf, profilesOf, type WireModel, type WireProfile } from './recording.ts';
import {
  accessAnswer,
  applicationProfilesOf,
  hasSmallFirstPage,
  profileIn,
  retentionAnswer,
} from './region-conditions.ts';
import { runtimeAnswer, runtimeCall } from './runtime/runtime-answers.ts';
import { decode, readQuery } from './signature.ts';
import { type Answer, invalid, json, NOT_OFFERED, notFound, UNKNOWN_OPERATION } from './wire-error.ts';

/** A call that has been recognised; the name of one that lists begins with `List`. */
export interface SampleOperation {
  name: string;
  answer(region: RegionCode): Answer;
}

/** The operation that a request asks for; `secret` seals page tokens. */
export function operationOf(method: string, path: string, query: string, secret: string): SampleOperation {
  const call = runtimeCall(method, path);
  if (call !== undefined) return { name: call.operation, answer: (region) => runtimeAnswer(region, call) };
  return (method === 'GET' ? readOf(path, query, secret) : undefined) ?? UNKNOWN;
}

const UNKNOWN: SampleOperation = { name: 'Unknown', answer: () => UNKNOWN_OPERATION };

/** The operation of the control plane. */
function readOf(path: string, query: string, secret: string): SampleOperation | undefined {
  const values = new Map(readQuery(query));
  const [first, ...rest] = path.split('/').slice(1).map(decode);
  // ARNs hold slashes; they come encoded from an SDK and plain from other clients.
  const id = rest.length === 0 ? undefined : rest.join('/');
  if (first === 'foundation-models') {
    return id === undefined
      ? { name: 'ListFoundationModels', answer: (region) => listModels(region, values) }
      : { name: 'GetFoundationModel', answer: (region) => getModel(region, id) };
  }
  if (first === 'inference-profiles') {
    return id === undefined
      ? { name: 'ListInferenceProfiles', answer: (region) => listProfiles(region, values, secret) }
      : { name: 'GetInferenceProfile', answer: (region) => getProfile(region, id) };
  }
  if (first === 'foundation-model-availability' && id !== undefined)
    return { name: 'GetFoundationModelAvailability', answer: (region) => getAccess(region, id) };
  if (path === '/data-retention') return { name: 'GetAccountDataRetention', answer: retentionAnswer };
  if (path === '/use-case-for-model-access')
    return { name: 'GetUseCaseForModelAccess', answer: () => NO_USE_CASE };
  return ownListOf(path);
}

function listModels(region: RegionCode, values: Map<string, string>): Answer {
  const provider = values.get('byProvider');
  const modality = values.get('byOutputModality');
  const inference = values.get('byInferenceType');
  const customization = values.get('byCustomizationType');
  // The real filters know fewer values than the lists hold.
  if (modality !== undefined && !['TEXT', 'IMAGE', 'EMBEDDING'].includes(modality))
    return badFilter('byOutputModality');
  if (inference !== undefined && !['ON_DEMAND', 'PROVISIONED'].includes(inference))
    return badFilter('byInferenceType');
  const models = modelsOf(region);
  if (models.length === 0) return NOT_OFFERED;
  const isWanted = (model: WireModel): boolean =>
    (provider === undefined || model.providerName.toLowerCase() === provider.toLowerCase()) &&
    (modality === undefined || model.outputModalities.includes(modality)) &&
    (inference === undefined || model.inferenceTypesSupported.includes(inference)) &&
    (customization === undefined || model.customizationsSupported.includes(customization));
  return json(200, { modelSummaries: models.filter(isWanted) });
}

function badFilter(name: string): Answer {
  return invalid(`Value at '${name}' failed to satisfy constraint: Member must satisfy enum value set.`);
}

function getModel(region: RegionCode, identifier: string): Answer {
  const model = modelsOf(region).find((each) => [each.modelId, each.modelArn].includes(identifier));
  return model === undefined ? NO_MODEL : json(200, { modelDetails: model });
}

function getAccess(region: RegionCode, modelId: string): Answer {
  if (!/^[\w.:-]{1,140}$/.test(modelId) || modelId.startsWith('arn:'))
    return invalid('The provided model identifier is invalid.');
  if (!modelsOf(region).some((each) => each.modelId === modelId)) return NO_MODEL;
  return accessAnswer(region, modelId);
}

const NO_USE_CASE = notFound('The use case form for model access was not submitted.');
const NO_MODEL = notFound('Could not resolve the foundation model from the provided model identifier.');

function listProfiles(region: RegionCode, values: Map<string, string>, secret: string): Answer {
  // Without a type the real service lists the system's profiles only (aws/aws-cli issue 9728).
  const type = values.get('type') ?? 'SYSTEM_DEFINED';
  const all = profilesOfType(region, type);
  if (all === undefined) return badFilter('type');
  if (modelsOf(region).length === 0) return NOT_OFFERED;
  const request = {
    list: `${region} ${type}`,
    maxResults: values.get('maxResults'),
    nextToken: values.get('nextToken'),
    isFirstSmall: hasSmallFirstPage(region),
  };
  const page = pageOf(all, request, secret);
  if (!page.ok) return invalid(page.message);
  const { items, nextToken } = page;
  return json(200, { inferenceProfileSummaries: items, ...defined({ nextToken }) });
}

function profilesOfType(region: RegionCode, type: string): WireProfile[] | undefined {
  switch (type) {
    case 'SYSTEM_DEFINED':
      return profilesOf(region);
    case 'APPLICATION':
      return applicationProfilesOf(region);
    default:
      return undefined;
  }
}

function getProfile(region: RegionCode, identifier: string): Answer {
  const profile = profileIn(region, identifier);
  return profile === undefined ? notFound('The inference profile was not found.') : json(200, profile);
}
