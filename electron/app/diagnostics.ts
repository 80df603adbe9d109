/** The diagnostics as text: versions, settings, regions, last failures. They hold no secret, no account number, no name of a profile. */
import type { AppInfo, ConnectionState, Outcome } from '../contract/bridge/api.ts';
import { type ConnectionStep, stepLine } from '../contract/reach/connection-test.ts';
import { type EffectiveSetting, effectiveSettingLine } from '../contract/reach/effective-setting.ts';
import type { ScanState } from '../contract/scan/scan-event.ts';
import type { Settings } from '../contract/settings/settings.ts';
import type { AppLog } from '../log/app-log.ts';
import { withoutNames, withoutTexts } from '../redact/own-names.ts';
import { redacted } from '../redact/redact.ts';
import type { Atlas } from '../session/atlas.ts';
import type { SettingsStore } from '../settings/settings-store.ts';

export interface DiagnosticsFacts {
  info: AppInfo;
  settings: Settings;
  /** Longest part of the kept view that is shown, in characters. */
  viewLength: number;
  /** Undefined before a source was opened. */
  connection?: ConnectionState;
  state?: ScanState;
  effectiveSettings: readonly EffectiveSetting[];
  /** Of the last connection test. */
  steps?: readonly ConnectionStep[];
  /** Problems from the log, oldest first. */
  problems: readonly string[];
  nowIso: string;
  env: NodeJS.ProcessEnv;
}

/** Variables are reported by name; their values may be secrets. */
const VARIABLES = /^(AWS_|HTTPS?_PROXY$|ALL_PROXY$|NO_PROXY$|NODE_EXTRA_CA_CERTS$|SSL_CERT_)/i;

/** What the parts of a running app say of themselves. */
export async function diagnosticsOf(parts: {
  atlas: Pick<Atlas, 'facts' | 'effectiveSettings'>;
  settings: Pick<SettingsStore, 'settings' | 'view'>;
  log: Pick<AppLog, 'problems'>;
  info: AppInfo;
}): Promise<string> {
  const { atlas, settings, log, info } = parts;
  return diagnosticsText({
    ...atlas.facts,
    effectiveSettings: await atlas.effectiveSettings(),
    info,
    settings: settings.settings,
    viewLength: settings.view.length,
    problems: log.problems(),
    nowIso: new Date().toISOString(),
    env: process.env,
  });
}

/** The text for the clipboard. */
export function diagnosticsText(facts: DiagnosticsFacts): string {
  const { info, settings, viewLength, connection, state, problems, nowIso, env } = facts;
  const { effectiveSettings, steps = [] } = facts;
  const profiles = [connection?.source.profile ?? [], connection?.profiles ?? []].flat();
  const set = Object.keys(env).filter((name) => VARIABLES.test(name) && env[name] !== '');
  const lines = [
    `Bedrock Atlas ${info.version}, ${nowIso}`,
    `Electron ${info.electron}, Chromium ${info.chrome}, Node ${info.node}, ${info.platform}${info.fallbackRuntime ? ', fallback runtime' : ''}`,
    `Settings: ${Object.entries(settings)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ')}; view ${viewLength} characters`,
    `Variables that are set: ${set.sort().join(', ') || 'none'}`,
    ...(connection === undefined ? [] : connectionLines(connection)),
    ...effectiveSettings.map(effectiveSettingLine),
    ...(steps.length === 0 ? [] : ['Connection test:', ...steps.map(ownStepLine)]),
    ...(state === undefined ? [] : stateLines(state)),
    '',
    `Last problems (${problems.length}):`,
    ...problems,
  ];
  return lines.map((line) => redacted(withoutNames(line, profiles), env)).join('\n');
}

function ownStepLine(step: ConnectionStep): string {
  return `  ${withoutTexts(stepLine(step), step.ownNames ?? [])}`;
}

function connectionLines({ status, source, failure }: ConnectionState): string[] {
  return [
    `Source: ${source.kind}, partition ${source.partition}, ${source.profile === undefined ? 'no profile named' : 'a named profile'}, ${status}`,
    ...(failure === undefined ? [] : [`Credentials: ${failure.kind}: ${failure.message}`]),
  ];
}

function stateLines({ scan, snapshot }: ScanState): string[] {
  const regions = Object.values(snapshot.regions).sort((a, b) => (a.region < b.region ? -1 : 1));
  return [
    `Scan: ${scan.phase}, last outcome ${scan.lastOutcome ?? 'none'}${scan.failure === undefined ? '' : `: ${scan.failure.kind}: ${scan.failure.message}`}`,
    `Regions (${regions.length}):`,
    ...regions.map((record) => {
      const { region, state, stale, scannedAt, models, profiles, access, failure } = record;
      const { droppedRecords, leftOutMembers = 0 } = record;
      const counts = [models, profiles, access].map((table) => Object.keys(table).length).join('/');
      const why = failure === undefined ? '' : ` ${failure.kind}: ${failure.message}`;
      return `  ${region} ${state}${stale ? ' (old data)' : ''} ${scannedAt ?? 'never'} models/profiles/access ${counts}, ${droppedRecords} dropped, ${leftOutMembers} members left out, mantle ${record.mantle.state}${why}`;
    }),
  ];
}

/** Settles when the text is on the clipboard, or gives why it is not. */
export async function copyText(
  clipboard: { writeText(text: string): Promise<void> },
  text: string,
): Promise<Outcome<null>> {
  try {
    await clipboard.writeText(text);
    return { ok: true, value: null };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      ok: false,
      failure: {
        kind: 'unknown',
        message: `The text could not be copied: ${reason}`,
        nextStep: 'Click into the window and copy again.',
      },
    };
  }
}
