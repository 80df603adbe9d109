/**
 * The SDK reads both files itself, at many places, and drops names that the AWS CLI takes. It is given one plain text instead,
 * in which every name is written as it writes it inside. Pinned: `interceptFile` is marked as internal.
 */
import { externalDataInterceptor } from '@smithy/core/config';
import type { Section } from './ini.ts';

interface Sections {
  profiles: ReadonlyMap<string, Section>;
  services: ReadonlyMap<string, Section>;
  sessions: ReadonlyMap<string, Section>;
}

/** The SDK asks for a file under any of its paths. */
export function giveToSdk(
  { profiles, services, sessions }: Sections,
  paths: { config: readonly string[]; credentials: readonly string[] },
): void {
  const text = [
    ...[...profiles].map(([name, section]) => sdkSection('profile', name, commandByName(name, section))),
    ...[...services].map(([name, section]) => sdkSection('services', name, section)),
    ...[...sessions].map(([name, section]) => sdkSection('sso-session', name, section)),
  ].join('\n');
  for (const path of paths.credentials) externalDataInterceptor.interceptFile(path, '');
  for (const path of paths.config) externalDataInterceptor.interceptFile(path, text);
}

/**
 * The name by which the SDK knows a profile or a session. It would take some names for a comment, and looks others up in a plain
 * object, which has a `constructor` of its own.
 */
export function sdkName(name: string): string {
  const isSafe = !(name in Object.prototype) && !/[\r\n\]]|(^|\s)[;#]|^\s|\s$/.test(name);
  return isSafe ? name : `named-${Buffer.from(name).toString('hex')}`;
}

/** A command line may hold what the SDK takes for a comment; `runCommand` finds it by the profile's name. */
function commandByName(name: string, section: Section): Section {
  return section.credential_process === undefined
    ? section
    : { ...section, credential_process: encodeURIComponent(name) };
}

const REFERENCES = ['source_profile', 'sso_session', 'services'];

function sdkSection(kind: string, name: string, section: Section): string {
  const lines = Object.entries(section).flatMap(([setting, value]) => {
    if (!value) return [];
    return [`${setting} = ${REFERENCES.includes(setting) ? sdkName(value) : value}`];
  });
  return [`[${kind}.${sdkName(name)}]`, ...lines].join('\n');
}
