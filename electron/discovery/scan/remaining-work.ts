/** What of a scan has not come yet: it stays when the scan is ended early, so that the next one need not ask the rest. */
import type { ModelId, RegionCode } from '../../contract/snapshot/model.ts';
import type { ScanEvent } from '../../contract/snapshot/scan-event.ts';
import type { ScanPlan, Unfinished } from './scan-plan.ts';

export class ScanRest implements Unfinished {
  readonly list: Set<RegionCode>;
  readonly check = new Map<RegionCode, Set<ModelId>>();
  readonly #access: boolean;

  /** `access`: models that are listed are to be checked as well. */
  constructor(plan: ScanPlan, access: boolean) {
    this.#access = access;
    this.list = new Set(plan.list);
    for (const [region, models] of plan.check) this.check.set(region, new Set(models));
  }

  /** Takes off what the event brought. */
  take(event: ScanEvent): void {
    switch (event.type) {
      case 'region-listed':
        this.list.delete(event.region);
        if (this.#access) {
          this.check.set(event.region, new Set(event.listing.models.map((model) => model.modelId)));
        }
        break;
      case 'region-failed':
        this.list.delete(event.region);
        break;
      case 'access-checked':
        for (const { modelId } of event.results) this.check.get(event.region)?.delete(modelId);
        break;
      default:
    }
  }
}
