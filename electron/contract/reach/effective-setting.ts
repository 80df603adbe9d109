/** A setting of how AWS is reached, as it is in effect, and what says so. */
export interface EffectiveSetting {
  label: string;
  value: string;
  /** A variable, a file, the system, the choice of the user, or a default; in words. */
  from: string;
  /** The value names something of the user's own, which diagnostics leave out. */
  isPrivate?: true;
}

/** One line for the diagnostics. */
export function effectiveSettingLine({ label, value, from, isPrivate }: EffectiveSetting): string {
  return `${label}: ${isPrivate ? '(left out)' : value} (${from})`;
}
