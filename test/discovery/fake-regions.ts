/** A BedrockGateway in memory: regions are data, every call can be overridden. */
import type {
  AccessFacts,
  Failure,
  InferenceProfile,
  ModelRecord,
  RegionCode,
} from '../../electron/contract/model.ts';
import type { BedrockGateway, Page, ProfileList, Result } from '../../electron/discovery/ports.ts';

export interface FakeRegion {
  models?: ModelRecord[];
  /** Pages of profiles. */
  profiles?: InferenceProfile[][];
  /** The account's own. */
  applicationProfiles?: InferenceProfile[];
  failure?: Failure;
  profileFailure?: Failure;
  mantle?: string[];
  latencyMs?: number;
  access?: AccessFacts;
}

export const ALLOWED: AccessFacts = {
  agreement: 'AVAILABLE',
  authorization: 'AUTHORIZED',
  entitlement: 'AVAILABLE',
  region: 'AVAILABLE',
};

export function failure(kind: Failure['kind']): Failure {
  return { kind, message: `It was ${kind}.`, nextStep: 'Try again.' };
}

export class FakeRegions implements BedrockGateway {
  readonly regions: Record<RegionCode, FakeRegion>;
  /** Every call, such as `listModels eu-west-1`. */
  readonly calls: string[] = [];

  constructor(regions: Record<RegionCode, FakeRegion>) {
    this.regions = Object.fromEntries(Object.entries(regions).map(([region, each]) => [region, { ...each }]));
  }

  async listModels(region: RegionCode, signal: AbortSignal): Promise<Result<Page<ModelRecord>>> {
    return this.answer('listModels', region, signal, (each) => ({ items: each.models ?? [], dropped: 0 }));
  }

  async listProfiles(
    region: RegionCode,
    list: ProfileList,
    nextToken: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<Page<InferenceProfile>>> {
    if (list === 'APPLICATION') {
      return this.answer('listApplicationProfiles', region, signal, (each) => ({
        items: each.applicationProfiles ?? [],
        dropped: 0,
      }));
    }
    const page = nextToken === undefined ? 0 : Number(nextToken);
    const { profileFailure } = this.regions[region] ?? {};
    if (profileFailure !== undefined) return { ok: false, failure: profileFailure };
    return this.answer('listProfiles', region, signal, (each) => ({
      items: each.profiles?.[page] ?? [],
      dropped: 0,
      ...(page + 1 < (each.profiles?.length ?? 0) ? { nextToken: String(page + 1) } : {}),
    }));
  }

  async checkAccess(region: RegionCode, modelId: string, signal: AbortSignal): Promise<Result<AccessFacts>> {
    return this.answer(`checkAccess ${modelId}`, region, signal, (each) => each.access ?? ALLOWED);
  }

  async listMantleModels(
    region: RegionCode,
    signal: AbortSignal,
  ): Promise<Result<{ state: 'listed' | 'absent'; modelIds: string[] }>> {
    return this.answer('listMantleModels', region, signal, (each) =>
      each.mantle === undefined
        ? { state: 'absent', modelIds: [] }
        : { state: 'listed', modelIds: each.mantle },
    );
  }

  async pingRegion(region: RegionCode, signal: AbortSignal): Promise<Result<number>> {
    return this.answer('pingRegion', region, signal, (each) => each.latencyMs ?? 10);
  }

  private async answer<T>(
    call: string,
    region: RegionCode,
    signal: AbortSignal,
    value: (region: FakeRegion) => T,
  ): Promise<Result<T>> {
    this.calls.push(`${call} ${region}`);
    await Promise.resolve();
    if (signal.aborted) return { ok: false, failure: failure('cancelled') };
    const each = this.regions[region] ?? {};
    return each.failure === undefined
      ? { ok: true, value: value(each) }
      : { ok: false, failure: each.failure };
  }
}
