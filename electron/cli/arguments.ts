/** The command line of the app: pure, the same for the window, the headless export and plain Node. */
import type { ExportFormat } from '../contract/bridge/api.ts';
import { isRegionCode, partitionOf } from '../contract/cells/regions.ts';
import type { RegionCode } from '../contract/snapshot/model.ts';

export interface Arguments {
  sampleData: boolean;
  profile?: string;
  regions?: RegionCode[];
  export?: { file: string; format: ExportFormat };
  cached: boolean;
  access: boolean;
  userDataDir?: string;
  /** A link to a view, as the system hands it over. */
  link?: string;
  help: boolean;
  version: boolean;
}

export type ParsedArguments = { ok: true; value: Arguments } | { ok: false; message: string };

export const USAGE = `Usage: bedrock-atlas [options] [LINK]

  --sample-data          use the embedded sample Bedrock instead of AWS
  --profile NAME         AWS profile (else AWS_PROFILE, else the default chain)
  --regions a,b,c        scan only these regions
  --export FILE          no window: scan, write FILE (.json, .csv, .md; - is JSON on stdout), exit
  --cached               with --export: write what the cache holds, do not scan
  --no-access            with --export: leave out the access checks
  --user-data-dir=DIR    where settings, cache and logs live
  --help                 this text
  --version              the version
  LINK                   a link made by Copy link: show its view

Exit codes with --export: 0 every region answered, 2 written but some regions failed,
3 nothing could be had (FILE is not touched), 64 wrong usage.`;

const FORMATS: Record<string, ExportFormat> = { json: 'json', csv: 'csv', md: 'md' };

/**
 * Reads the arguments after the executable and the app directory. Chromium's own switches are accepted
 * only as the list `isForeign` knows them; anything else unknown is an error in one line.
 */
export function parseArguments(
  argv: readonly string[],
  isForeign: (switchName: string) => boolean = () => false,
): ParsedArguments {
  const value: Arguments = { sampleData: false, cached: false, access: true, help: false, version: false };
  const rest = [...argv];
  while (rest.length > 0) {
    const argument = rest.shift() ?? '';
    const [name, inline] = splitSwitch(argument);
    const take = (what: string): string => {
      const taken = inline ?? (rest[0]?.startsWith('--') === true ? undefined : rest.shift());
      if (taken === undefined || taken === '') throw new UsageError(`${name} needs ${what}.`);
      return taken;
    };
    try {
      switch (name) {
        case '--sample-data':
          value.sampleData = flag(name, inline);
          break;
        case '--profile':
          value.profile = take('the name of an AWS profile');
          break;
        case '--regions':
          value.regions = regionsOf(take('a list of regions, such as eu-central-1,us-east-1'));
          break;
        case '--export':
          value.export = exportTarget(take('a file name ending in .json, .csv or .md, or - for stdout'));
          break;
        case '--cached':
          value.cached = flag(name, inline);
          break;
        case '--no-access':
          value.access = !flag(name, inline);
          break;
        case '--user-data-dir':
          value.userDataDir = take('a directory');
          break;
        case '--help':
        case '-h':
          value.help = flag(name, inline);
          break;
        case '--version':
        case '-v':
          value.version = flag(name, inline);
          break;
        default:
          if (isLink(argument) || argument === '--') value.link = lastLink([argument, ...rest.splice(0)]);
          else if (!isForeign(name)) throw new UsageError(`Unknown argument: ${argument}.`);
      }
    } catch (error) {
      if (error instanceof UsageError) return { ok: false, message: `${error.message} See --help.` };
      throw error;
    }
  }
  return crossCheck(value);
}

function crossCheck(value: Arguments): ParsedArguments {
  const wrong = (message: string): ParsedArguments => ({ ok: false, message: `${message} See --help.` });
  if (value.help || value.version) return { ok: true, value };
  if (value.cached && value.export === undefined) return wrong('--cached works only with --export.');
  if (!value.access && value.export === undefined) return wrong('--no-access works only with --export.');
  if (value.link !== undefined && value.export !== undefined) {
    return wrong('A link opens the window and does not go with --export.');
  }
  if (value.sampleData && value.profile !== undefined) {
    return wrong('--sample-data and --profile exclude each other.');
  }
  return { ok: true, value };
}

function isLink(argument: string | undefined): argument is string {
  return argument !== undefined && /^bedrock-atlas:/iu.test(argument);
}

/** The link, perhaps behind `--`: the last argument, since who hands one over must not be able to add a switch to it. */
function lastLink(args: readonly string[]): string {
  const [link, ...more] = args[0] === '--' ? args.slice(1) : args;
  if (!isLink(link)) throw new UsageError('After -- stands one link.');
  if (more.length > 0) throw new UsageError('Nothing may follow a link.');
  return link;
}

function splitSwitch(argument: string): [string, string | undefined] {
  const at = argument.startsWith('--') ? argument.indexOf('=') : -1;
  return at < 0 ? [argument, undefined] : [argument.slice(0, at), argument.slice(at + 1)];
}

function flag(name: string, inline: string | undefined): true {
  if (inline !== undefined) throw new UsageError(`${name} takes no value.`);
  return true;
}

function regionsOf(list: string): RegionCode[] {
  const regions = list
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  if (regions.length === 0) throw new UsageError('--regions needs at least one region.');
  const wrong = regions.find((region) => !isRegionCode(region));
  if (wrong !== undefined) {
    throw new UsageError(`"${wrong}" cannot be an AWS region; one looks like eu-central-1.`);
  }
  // Credentials of one partition are not valid in another.
  const partitions = new Set(regions.map(partitionOf));
  if (partitions.size > 1) {
    throw new UsageError(`--regions mixes partitions (${[...partitions].join(', ')}); scan them one by one.`);
  }
  return [...new Set(regions)];
}

function exportTarget(file: string): { file: string; format: ExportFormat } {
  if (file === '-') return { file, format: 'json' };
  const ending = /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  const format = Object.hasOwn(FORMATS, ending) ? FORMATS[ending] : undefined;
  if (format === undefined) {
    throw new UsageError(`Cannot export to "${file}": the name must end in .json, .csv or .md.`);
  }
  return { file, format };
}

class UsageError extends Error {}
