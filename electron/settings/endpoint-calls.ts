/** The window's calls about the table of addresses by region. Where requests go is not for the window alone to decide. */
import type { AtlasCalls } from '../contract/bridge/calls.ts';
import { type RegionEndpoints, strangeEndpoints } from '../contract/settings/region-endpoints.ts';

interface Kept {
  readonly values: { readonly regionEndpoints: RegionEndpoints };
  change(change: { regionEndpoints: Record<string, string> }): void;
}

/**
 * `source`: it keeps the addresses that it was opened with. `confirm`: whether the user wants requests to go to these,
 * which are not AWS's.
 */
export function endpointCalls(
  settings: Kept,
  source: { reopenWhenIdle(): Promise<void> },
  confirm: (strange: readonly (readonly [region: string, address: string])[]) => Promise<boolean>,
): Pick<AtlasCalls, 'regionEndpoints' | 'saveEndpoints'> {
  return {
    regionEndpoints: async () => settings.values.regionEndpoints,
    async saveEndpoints(table) {
      const kept = settings.values.regionEndpoints;
      const strange = strangeEndpoints(table, kept);
      if (strange.length > 0 && !(await confirm(strange))) return { ok: true, value: false };
      if (JSON.stringify(table) !== JSON.stringify(kept)) {
        settings.change({ regionEndpoints: table });
        void source.reopenWhenIdle();
      }
      return { ok: true, value: true };
    },
  };
}
