/** Profiles that the user wants until the app closes: in memory alone, whatever is written. */
import type { Section } from './ini.ts';

interface UsedOnce {
  section: Section;
  /** The session that it rests on. */
  session: { name: string; settings: Section };
}

const usedOnce = new Map<string, UsedOnce>();

export function takeOnce(name: string, profile: UsedOnce): void {
  usedOnce.set(name, profile);
}

/** Whether the profile is in no file. */
export function isUsedOnce(name: string): boolean {
  return usedOnce.has(name);
}

export function addUsedOnce({
  profiles,
  sessions,
}: {
  profiles: Map<string, Section>;
  sessions: Map<string, Section>;
}): void {
  for (const [name, { section, session }] of usedOnce) {
    profiles.set(name, section);
    if (!sessions.has(session.name)) sessions.set(session.name, session.settings);
  }
}
