/** Where a model stands in the console of AWS. */
import { partitionOf } from '../../../electron/contract/cells/regions.ts';
import type { ModelId, RegionCode } from '../../../electron/contract/snapshot/model.ts';

/** The window opens no other hosts than those of electron/app/window.ts. */
const CONSOLES: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
  'aws-cn': 'console.amazonaws.cn',
};

/** The model's page in the catalog of the region; undefined: the partition has no console that is known. */
export function consoleLink(region: RegionCode, modelId: ModelId): string | undefined {
  const host = CONSOLES[partitionOf(region)];
  if (host === undefined) return undefined;
  const where = `region=${encodeURIComponent(region)}`;
  return `https://${host}/bedrock/home?${where}#/model-catalog/serverless/${encodeURIComponent(modelId)}`;
}
