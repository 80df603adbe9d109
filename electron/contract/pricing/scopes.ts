/** Which calls a price's scope is for. */
import type { AvailabilityKind } from '../cells/availability.ts';

interface ScopeInfo {
  label: string;
  kinds: readonly AvailabilityKind[];
}

/** An application profile is made from a model or from any profile, so that every scope may be its own. */
const SCOPES: Record<string, ScopeInfo> = {
  regional: {
    label: 'In-Region and geographic cross-Region',
    kinds: ['on-demand', 'geo', 'application', 'mantle'],
  },
  geo: { label: 'Geographic cross-Region', kinds: ['geo', 'application'] },
  global: { label: 'Global cross-Region', kinds: ['global', 'application'] },
  mantle: { label: 'bedrock-mantle', kinds: ['mantle'] },
};

/** What a scope of a price is for; a scope that this app does not know is named as it is. */
export function scopeText(scope: string): string {
  return SCOPES[scope]?.label ?? scope;
}

/** Whether a model that can be called in these ways can be billed by the scope's rows; an unknown scope counts. */
export function isScopeOf(scope: string, kinds: readonly AvailabilityKind[]): boolean {
  return SCOPES[scope]?.kinds.some((kind) => kinds.includes(kind)) ?? true;
}
