/** Small worlds of regions, models and profiles for the discovery tests. */
import type { InferenceProfile, ModelRecord, RegionCode } from '../../electron/contract/model.ts';
import { BedrockModelCapabilities } from '../../electron/discovery/models-capabilities.ts';
import { type FakePorts, fakePorts } from './fake-ports.ts';
import { type FakeRegion, FakeRegions } from './fake-regions.ts';

export function model(modelId: string, region: RegionCode, types: string[] = ['ON_DEMAND']): ModelRecord {
  return {
    modelId,
    modelArn: `arn:aws:bedrock:${region}::foundation-model/${modelId}`,
    modelName: modelId.toUpperCase(),
    providerName: 'Maker',
    inputModalities: ['TEXT'],
    outputModalities: ['TEXT'],
    inferenceTypesSupported: types,
    modelLifecycle: { status: 'ACTIVE' },
  };
}

/** `''` among the destinations is an ARN without a region: a global profile. */
export function profile(
  inferenceProfileId: string,
  modelId: string,
  destinations: RegionCode[],
  type = 'SYSTEM_DEFINED',
): InferenceProfile {
  return {
    inferenceProfileId,
    type,
    status: 'ACTIVE',
    models: destinations.map((region) => ({
      modelArn: `arn:aws:bedrock:${region}::foundation-model/${modelId}`,
    })),
  };
}

export interface World {
  gateway: FakeRegions;
  ports: FakePorts;
  discovery: BedrockModelCapabilities;
}

/** A fresh instance over these regions. */
export function world(regions: Record<RegionCode, FakeRegion>, gateway = new FakeRegions(regions)): World {
  BedrockModelCapabilities.resetInstance();
  const ports = fakePorts(gateway);
  const discovery = BedrockModelCapabilities.getInstance({
    ports,
    source: { kind: 'aws', partition: 'aws' },
    regions: Object.keys(regions),
  });
  return { gateway, ports, discovery };
}
