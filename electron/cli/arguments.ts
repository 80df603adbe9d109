/** The command line of the app: pure, the same for the window, the headless export and plain Node. */

import { TABLE_MODE_NAMES } from '../contract/cell-modes.ts';
import { defined } from '../contract/defined.ts';
import { EXPORT_FORMATS, isBinary } from '../contract/export/formats.ts';
import { SAMPLE_API_KEYS } from '../contract/settings/sample-api-keys.ts';
import { parseScanSelector, type ScanSelector } from '../history/scan-selector.ts';
import {
  type ArgumentTable,
  type ArgumentValues,
  helpLine,
  parseByTable,
  tableHelp,
  UsageError,
  usageMessage,
} from './argument-table.ts';
import {
  cellsOf,
  ENDINGS,
  exportTarget,
  extrasOf,
  listed,
  outputFormat,
  provedIds,
  regionsOf,
  sampleKeyOf,
  secondsOf,
} from './argument-values.ts';
import { isForeignSwitch } from './electron-switches.ts';
import { EXIT_CODES } from './exit.ts';

/** One entry per argument; a new one needs nothing else here. */
const ARGUMENTS = {
  sampleData: { help: 'use the embedded sample Bedrock instead of AWS', excludes: 'profile' },
  sampleKey: {
    value: 'KIND',
    needs: `one of ${SAMPLE_API_KEYS.join(', ')}`,
    help: `with --sample-data: asked with an API key, ${listed(SAMPLE_API_KEYS)}`,
    read: sampleKeyOf,
    onlyWith: 'sampleData',
  },
  profile: {
    value: 'NAME',
    needs: 'the name of an AWS profile',
    help: 'AWS profile (else AWS_PROFILE, else the default chain);\nseveral with --export DIR/',
    read: (name: string) => name,
    isRepeatable: true,
  },
  regions: {
    value: 'a,b,c',
    needs: 'a list of Regions, such as eu-central-1,us-east-1',
    help: 'scan only these Regions',
    read: regionsOf,
  },
  export: {
    value: 'FILE',
    needs: `a file name ending in ${listed(ENDINGS)}, or - for stdout`,
    help: `no window: scan, write FILE (${ENDINGS.join(', ')}; - is JSON on stdout), exit;\nDIR/ writes DIR/PROFILE.json for each --profile`,
    read: exportTarget,
  },
  cached: { help: 'with --export: write what the cache holds, do not scan', onlyWith: 'export' },
  with: {
    value: 'a,b',
    needs: 'prices, quotas or both',
    help: 'with --export: also fetch prices, quotas or both (prices,quotas)',
    read: extrasOf,
    onlyWith: 'export',
  },
  cells: {
    value: 'WHAT',
    needs: `one of ${TABLE_MODE_NAMES.join(', ')}`,
    help: `with --export to .csv, .md or .xlsx, what cells hold:\n${TABLE_MODE_NAMES.join(', ')}`,
    read: cellsOf,
    onlyWith: 'export',
  },
  prove: {
    value: 'IDS',
    needs: 'exact ids, such as us-east-1/us.anthropic.claude-sonnet-4-6',
    help: 'with --export: after the scan try access to these REGION/ID, at most 20,\nfree of charge where that serves, else by one test call each',
    read: provedIds,
    onlyWith: 'export',
    excludes: 'cached',
  },
  at: {
    value: 'WHEN',
    needs: 'a date, an ISO time, or @-1 for the scan before the last',
    help: 'with --cached: the kept scan at that time, such as 2026-11-24 or @-1',
    read: whenOf,
    onlyWith: 'cached',
  },
  history: { help: 'no window: the kept scans, newest first', excludes: 'export' },
  diff: {
    value: 'OLD NEW',
    needs: 'two exports or kept scans, such as @-1 @-0',
    help: 'no window: what differs between two exports or kept scans',
    read: (): { old: DiffSide; new: DiffSide } => {
      throw new UsageError('--diff needs two exports or kept scans.');
    },
    readPair: (old: string, now: string) => ({ old: diffSideOf(old), new: diffSideOf(now) }),
    excludes: 'export',
  },
  format: {
    value: 'FORMAT',
    needs: 'json or text; csv-long with --export',
    help: 'with --history and --diff: json or text (the default; Markdown with --diff);\nwith --export to .csv: csv-long for a line per model and Region',
    read: outputFormat,
  },
  testConnection: {
    help: 'no window: try the way to AWS step by step (names, proxy, certificate, credentials,\nAWS STS, Bedrock); 0 if all works, else 3',
    excludes: 'export',
  },
  credentialTimeout: {
    value: 'SECONDS',
    needs: 'a number of seconds',
    help: 'no window: how long a credential_process may take (300)',
    read: secondsOf,
  },
  noAccess: { help: 'with --export: leave out the access checks', onlyWith: 'export' },
  userDataDir: {
    // Chromium knows this switch too, and takes its value only behind an equals sign.
    value: '=DIR',
    needs: 'a directory',
    help: 'where settings, cache and logs live',
    read: (folder: string) => folder,
  },
  help: { short: 'h', help: 'this text', isAnswer: true },
  version: { short: 'v', help: 'the version', isAnswer: true },
} as const satisfies ArgumentTable;

export interface Arguments extends ArgumentValues<typeof ARGUMENTS> {
  /** A link to a view, as the system hands it over. */
  link?: string;
}

export type ParsedArguments = { ok: true; value: Arguments } | { ok: false; message: string };

export const USAGE = `Usage: bedrock-atlas [options] [LINK]

${tableHelp(ARGUMENTS)}
${helpLine('LINK', 'a link made by Copy link: show its view')}

Without a window an Amazon Bedrock API key is taken from AWS_BEARER_TOKEN_BEDROCK alone, before any profile.

Exit codes:
${EXIT_CODES.map(({ code, help }) => `  ${String(code).padStart(2)}  ${help}`).join('\n')}`;

/**
 * Reads the arguments after the executable and the app directory. Chromium's own switches are accepted
 * only as the list `isForeign` knows them; anything else unknown is an error in one line.
 */
export function parseArguments(
  argv: readonly string[],
  isForeign: (switchName: string) => boolean = () => false,
): ParsedArguments {
  const parsed = parseByTable(ARGUMENTS, argv, { isForeign, endsOptions: isLink });
  if (!parsed.ok) return parsed;
  const { rest } = parsed;
  const values = withFormat(parsed.values);
  const problem = crossProblem(parsed.values) ?? linkProblem(values, rest);
  if (problem !== undefined) return { ok: false, message: usageMessage(problem) };
  return { ok: true, value: { ...values, ...defined({ link: rest.at(-1) }) } };
}

/** Whether the arguments ask for something that needs no window. */
export function isCommand({ diff, export: target, history, testConnection }: Arguments): boolean {
  return target !== undefined || history || testConnection || diff !== undefined;
}

/** Whether the app opens a window for what a user gives it; undefined: it refuses the arguments. */
export function opensWindow(argv: readonly string[]): boolean | undefined {
  const parsed = parseArguments(argv, isForeignSwitch);
  return parsed.ok ? !(parsed.value.help || parsed.value.version || isCommand(parsed.value)) : undefined;
}

/** What the table cannot say: how more than two arguments go together. */
function crossProblem(args: Arguments): string | undefined {
  const { cells, diff, export: target, help, history, profile = [], version } = args;
  if (help || version) return undefined;
  if (cells !== undefined && target?.format === 'json') return '--cells is for tables: .csv, .md or .xlsx.';
  if (args.testConnection && (history || diff !== undefined)) {
    return '--test-connection goes with neither --history nor --diff.';
  }
  if (cells !== undefined && args.format === 'csv-long') return '--cells does not go with --format csv-long.';
  if (history && diff !== undefined) return '--history and --diff exclude each other.';
  const wrongFormat = formatProblem(args);
  if (wrongFormat !== undefined) return wrongFormat;
  if (new Set(profile).size > 1 && target?.folder === undefined) {
    return 'Several --profile need --export DIR/, a folder with a slash at its end.';
  }
  return undefined;
}

function whenOf(text: string): ScanSelector {
  const when = parseScanSelector(text);
  if (when === undefined) throw new UsageError(`"${text}" is not a time such as 2026-11-24 or @-1.`);
  return when;
}

/** A kept scan, or an export in a file. */
export type DiffSide = { kind: 'kept'; when: ScanSelector } | { kind: 'file'; file: string };

function diffSideOf(text: string): DiffSide {
  const when = text.startsWith('@') ? whenOf(text) : parseScanSelector(text);
  return when === undefined ? { kind: 'file', file: text } : { kind: 'kept', when };
}

/** The export in the format that was named. */
function withFormat(args: Arguments): Arguments {
  const { export: target, format } = args;
  if (target === undefined || format === undefined || format === 'text') return args;
  return { ...args, export: { ...target, format } };
}

/** What `--format` goes with: of an export, another format with the ending of the file. */
function formatProblem({ diff, export: target, format, history }: Arguments): string | undefined {
  if (format === undefined) return undefined;
  if (history || diff !== undefined) {
    return format === 'json' || format === 'text' ? undefined : `--format is json or text, not "${format}".`;
  }
  if (target === undefined) return '--format works only with --export, --history and --diff.';
  if (format === 'text') return '--format text works only with --history and --diff.';
  if (target.folder !== undefined) return '--format needs one file, not a folder.';
  const { ending } = EXPORT_FORMATS[format];
  const isTaken = target.file === '-' ? !isBinary(format) : ending === EXPORT_FORMATS[target.format].ending;
  return isTaken ? undefined : `--format ${format} needs a file name ending in .${ending}.`;
}

/** The link is the last argument, so that whoever hands one over cannot add a switch to it. */
function linkProblem({ help, version, export: target }: Arguments, rest: string[]): string | undefined {
  if (rest.length === 0) return undefined;
  const [link, ...more] = rest[0] === '--' ? rest.slice(1) : rest;
  if (link === undefined || !isLink(link)) return 'After -- stands one link.';
  if (more.length > 0) return 'Nothing may follow a link.';
  if (target === undefined || help || version) return undefined;
  return 'A link opens the window and does not go with --export.';
}

function isLink(argument: string): boolean {
  return /^bedrock-atlas:/iu.test(argument);
}
