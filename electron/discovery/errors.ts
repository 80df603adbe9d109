/** What the original's callers catch: bugs and misuse throw; a region that fails is a value in the state. */
import type { Failure, ModelId, RegionCode } from '../contract/snapshot/model.ts';

/** No region that was tried offers the model. */
export class ModelNotAvailableError extends Error {
  override readonly name = 'ModelNotAvailableError';
  readonly modelId: ModelId;
  readonly regionsTried: readonly RegionCode[];

  constructor(modelId: ModelId, regionsTried: readonly RegionCode[]) {
    super(`${modelId} is not available in ${regionsTried.join(', ') || 'any Region (none was scanned)'}.`);
    this.modelId = modelId;
    this.regionsTried = regionsTried;
  }
}

/** AWS could not be used at all: credentials, settings, network. */
export class AWSClientError extends Error {
  override readonly name: string = 'AWSClientError';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** One region could not be used. */
export class AWSRegionError extends AWSClientError {
  override readonly name = 'AWSRegionError';
  readonly region: RegionCode;

  constructor(region: RegionCode, failure: Failure) {
    super(failure);
    this.region = region;
  }
}
