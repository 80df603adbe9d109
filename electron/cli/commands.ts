/** What the app does without a window: export, list the kept scans, compare. The same in plain Node and in Electron. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { defined } from '../contract/defined.ts';
import { fewAtOnce } from '../contract/few-at-once.ts';
import { reachOfScripts } from '../contract/settings/reach-settings.ts';
import type { KeptSettings, SourceChoice } from '../contract/settings/settings.ts';
import { profileInEnvironment, withoutAccounts } from '../contract/snapshot/account-numbers.ts';
import { diskReason } from '../disk/disk-reason.ts';
import { historyLimitsOf, KeptScans } from '../session/kept-scans.ts';
import { type SessionOptions, sampleChoice } from '../session/source/source-choice.ts';
import { CallBudget } from '../session/source/yielding-gateway.ts';
import type { Arguments } from './arguments.ts';
import { runDiff } from './diff.ts';
import { EXIT } from './exit.ts';
import { type HeadlessOutput, runHeadless } from './headless.ts';
import { runHistory } from './history.ts';
import { runConnectionTest } from './reach/test-connection.ts';
import { problemsOnce } from './terminal-lines.ts';

/** Where a command runs. */
export interface CommandOptions
  extends Pick<
      SessionOptions,
      | 'userDataDir'
      | 'regionDeadlineMs'
      | 'regionEndpoints'
      | 'reach'
      | 'historyLimits'
      | 'budget'
      | 'isBeside'
      | 'env'
    >,
    Required<Pick<SessionOptions, 'log'>> {
  version: string;
  signal: AbortSignal;
}

/** What the kept settings say of a run; `system`: the ways to AWS that Chromium knows. */
export function commandSettings(
  settings: KeptSettings,
  system: NonNullable<SessionOptions['reach']> = {},
): Pick<CommandOptions, 'regionDeadlineMs' | 'regionEndpoints' | 'reach' | 'historyLimits'> {
  const { regionDeadlineMs, regionEndpoints } = settings;
  return {
    ...{ regionDeadlineMs, regionEndpoints },
    reach: { ...reachOfScripts(settings), ...system },
    historyLimits: () => historyLimitsOf(settings),
  };
}

/** Profiles that are scanned at once: each opens the connections of a whole scan. */
const PROFILES_AT_ONCE = 3;

/** Time enough to find the phone that approves a login. */
const COMMAND_TIMEOUT_S = 300;

/** Gives the exit code. */
export async function runCommand(
  args: Arguments,
  parts: CommandOptions,
  output: HeadlessOutput,
): Promise<number> {
  const { userDataDir, env } = parts;
  const [profile = null] = args.profile ?? [];
  const choice: SourceChoice = args.sampleData ? sampleChoice(args) : { kind: 'aws', profile };
  if (args.history || args.diff !== undefined) {
    const onProblem = problemsOnce(output.say);
    const { regions } = args;
    const kept = await KeptScans.of({ choice, userDataDir, env, ...defined({ regions }), onProblem });
    const format = args.format === 'json' ? 'json' : 'text';
    if (args.diff !== undefined) return await runDiff(args.diff, kept, format, output);
    return await runHistory(kept, format, output);
  }
  if (args.testConnection)
    return await runConnectionTest(sourceFor(args, choice, parts), output, parts.signal);
  const { export: target } = args;
  if (target === undefined) return EXIT.usage;
  if (target.folder !== undefined) return await exportProfiles(args, target.folder, parts, output);
  return await runHeadless({ ...args, export: target }, sourceFor(args, choice, parts), output, parts);
}

/** What the source is opened with. */
function sourceFor(
  { credentialTimeout = COMMAND_TIMEOUT_S, regions }: Arguments,
  choice: SourceChoice,
  { version: _version, signal: _signal, ...options }: CommandOptions,
): Omit<SessionOptions, 'onProblem'> {
  return { choice, ...defined({ regions }), commandTimeoutMs: credentialTimeout * 1_000, ...options };
}

/** A scan and a file for each profile; the worst exit code. A profile that fails does not stop the others. */
async function exportProfiles(
  args: Arguments,
  folder: string,
  parts: CommandOptions,
  output: HeadlessOutput,
): Promise<number> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    output.say(`${folder} cannot be used: ${diskReason(error)}.`);
    return EXIT.nothing;
  }
  const sources = sourcesOf(args, parts.env);
  const codes: number[] = [];
  const budget = new CallBudget();
  budget.share(Math.min(sources.length, PROFILES_AT_ONCE));
  await fewAtOnce(sources, PROFILES_AT_ONCE, async ({ choice, name }) => {
    const file = join(folder, `${profileFileName(name)}.json`);
    const own = sources.length === 1 ? output : named(withoutAccounts(name), output);
    const options = sourceFor(args, choice, { ...parts, budget, isBeside: true });
    codes.push(await runHeadless({ ...args, export: { file, format: 'json' } }, options, own, parts));
  });
  return Math.max(...codes);
}

/** Each line says whose it is: the scans of several profiles run side by side. */
function named(name: string, output: HeadlessOutput): HeadlessOutput {
  const { progress = output.say } = output;
  return {
    ...output,
    say: (line) => output.say(`${name}: ${line}`),
    progress: (line) => progress(`${name}: ${line}`),
  };
}

function sourcesOf(
  { profile = [], sampleData, sampleKey }: Arguments,
  env: NodeJS.ProcessEnv,
): { choice: SourceChoice; name: string }[] {
  if (sampleData) return [{ choice: sampleChoice({ sampleKey }), name: 'sample' }];
  if (profile.length === 0) {
    return [{ choice: { kind: 'aws', profile: null }, name: profileInEnvironment(env) ?? 'default' }];
  }
  return [...new Set(profile)].map((name) => ({ choice: { kind: 'aws', profile: name }, name }));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what no file name may hold.
const UNFIT = /[/\\:*?"<>|%\u0000-\u001f\u007f]/g;

/** The profile's name with what no file system takes percent-encoded; without the ending. */
export function profileFileName(profile: string): string {
  return profile.replace(
    UNFIT,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
