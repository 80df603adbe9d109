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
  retentionAnswer,
} from './region-conditions.ts';
import { runtimeAnswer, runtimeCall } from './runtime/runtime-answers.ts';
import { decode, readQuery } from './signature.ts';
import { type Answer, invalid, json, NOT_OFFERED, notFound, UNKNOWN_OPERATION } from './wire-error.ts';

/** A call that has been recognised. */
export interface SampleOperation {
  name: string;
  isList: boolean;
  answer(region: RegionCode): Answer;
}

/** The operation that a request asks for; `secret` seals page tokens. */
export function operationOf(method: string, path: string, query: string, secret: string): SampleOperation {
  const values = new Map(readQuery(query));
  const [first = '', ...rest] = path.split('/').slice(1).map(decode);
  // ARNs hold slashes; they come encoded from an SDK and plain from other clients.
  const id = rest.length === 0 ? undefined : rest.join('/');
  if (method === 'GET' && first === 'foundation-models')
    return id === undefined ? listModels(values) : getModel(id);
  if (method === 'GET' && first === 'inference-profiles') {
    return id === undefined ? listProfiles(values, secret) : getProfile(id);
  }
  if (method === 'GET' && first === 'foundation-model-availability' && id !== undefined) return getAccess(id);
  if (method === 'GET' && path === '/data-retention') return getDataRetention();
  if (method === 'GET' && path === '/use-case-for-model-access') return getUseCaseForm();
  const call = runtimeCall(method, path);
  if (call !== undefined) {
    return { name: call.operation, isList: false, answer: (region) => runtimeAnswer(region, call) };
  }
  const own = method === 'GET' ? ownListOf(path) : undefined;
  if (own !== undefined) return { name: own.name, isList: true, answer: own.answer };
  return { name: 'Unknown', isList: false, answer: () => UNKNOWN_OPERATION };
}

function listModels(values: Map<string, string>): SampleOperation {
  const provider = values.get('byProvider');
  const modality = values.get('byOutputModality');
  const inference = values.get('byInferenceType');
  const customization = values.get('byCustomizationType');
  return {
    name: 'ListFoundationModels',
    isList: true,
    answer(region) {
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
    },
  };
}

function badFilter(name: string): Answer {
  return invalid(`Value at '${name}' failed to satisfy constraint: Member must satisfy enum value set.`);
}

function getModel(identifier: string): SampleOperation {
  return {
    name: 'GetFoundationModel',
    isList: false,
    answer(region) {
      const model = modelsOf(region).find((each) => [each.modelId, each.modelArn].includes(identifier));
      return model === undefined ? noModel() : json(200, { modelDetails: model });
    },
  };
}

function getAccess(modelId: string): SampleOperation {
  return {
    name: 'GetFoundationModelAvailability',
    isList: false,
    answer(region) {
      if (!/^[\w.:-]{1,140}$/.test(modelId) || modelId.startsWith('arn:'))
        return invalid('The provided model identifier is invalid.');
      if (!modelsOf(region).some((each) => each.modelId === modelId)) return noModel();
      return accessAnswer(region, modelId);
    },
  };
}

function getDataRetention(): SampleOperation {
  return { name: 'GetAccountDataRetention', isList: false, answer: retentionAnswer };
}

function getUseCaseForm(): SampleOperation {
  const answer = (): Answer => notFound('The use case form for model access was not submitted.');
  return { name: 'GetUseCaseForModelAccess', isList: false, answer };
}

function noModel(): Answer {
  return notFound('Could not resolve the foundation model from the provided model identifier.');
}

function listProfiles(values: Map<string, string>, secret: string): SampleOperation {
  // Without a type the real service lists the system's profiles only (aws/aws-cli issue 9728).
  const type = values.get('type') ?? 'SYSTEM_DEFINED';
  return {
    name: 'ListInferenceProfiles',
    isList: true,
    answer(region) {
      const all = profilesOfType(region, type);
      if (all === undefined) return badFilter('type');
      if (modelsOf(region).length === 0) return NOT_OFFERED;
      const page = pageOf(
        all,
        {
          list: `${region} ${type}`,
          maxResults: values.get('maxResults'),
          nextToken: values.get('nextToken'),
          isFirstSmall: hasSmallFirstPage(region),
        },
        secret,
      );
      if (!page.ok) return invalid(page.message);
      const { items, nextToken } = page;
      return json(200, {
        inferenceProfileSummaries: items,
        ...defined({ nextToken }),
      });
    },
  };
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

function getProfile(identifier: string): SampleOperation {
  return {
    name: 'GetInferenceProfile',
    isList: false,
    answer(region) {
      const profile = [...profilesOf(region), ...applicationProfilesOf(region)].find((each) =>
        [each.inferenceProfileId, each.inferenceProfileArn].includes(identifier),
      );
      return profile === undefined ? notFound('The inference profile was not found.') : json(200, profile);
    },
  };
}
