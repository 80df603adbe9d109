/** Settings of how AWS is reached. What is chosen here counts before the environment and the AWS config file. */
import { z } from 'zod/mini';
import { isRegionCode, partitionOf } from '../cells/regions.ts';
import { proxyProblem, proxySetting } from './proxy-setting.ts';
import { addressProblem, isOfAws, isThisComputer } from './region-endpoints.ts';
import { type SettingsTable, user, type ValuesOf } from './setting.ts';

const ALSO_PROXY = 'network http socks pac direct connection';
const ALSO_PARTITION = 'govcloud china european sovereign cloud';
const ALSO_ENDPOINT = 'fips ipv6 vpc privatelink address url';
const MAX_LENGTH = 2_000;

/** `auto`: as the environment and the profile say. */
const flag = z.enum(['auto', 'on', 'off']);

/** Region codes with commas or blanks between, as they were typed; empty: all. */
const regionList = z.string().check(
  z.maxLength(MAX_LENGTH),
  z.refine((text) => text === '' || regionsProblem(text) === undefined),
);

/** One address for every Region, or with `{region}` in it; empty: none. */
const endpoint = z.string().check(
  z.maxLength(MAX_LENGTH),
  z.refine((text) => text === '' || endpointProblem(text) === undefined),
);

export const REACH_SETTINGS = {
  /** To which part of AWS the credentials belong. */
  partition: user({
    schema: z.enum(['auto', 'aws', 'aws-us-gov', 'aws-cn', 'aws-eusc']),
    initial: 'auto',
    label: 'Partition',
    group: 'AWS',
    inEffect: 'Partition',
    choices: {
      'partition-auto': { value: 'auto', short: 'As the profile says', also: ALSO_PARTITION },
      'partition-aws': { value: 'aws', short: 'aws (commercial)', also: ALSO_PARTITION },
      'partition-gov': { value: 'aws-us-gov', short: 'aws-us-gov (GovCloud)', also: ALSO_PARTITION },
      'partition-cn': { value: 'aws-cn', short: 'aws-cn (China)', also: ALSO_PARTITION },
      'partition-eusc': { value: 'aws-eusc', short: 'aws-eusc (European Sovereign)', also: ALSO_PARTITION },
    },
  }),
  /** Which Regions the window scans, where the partition has any of them. */
  scannedRegions: user({
    schema: regionList,
    initial: '',
    label: 'Regions',
    group: 'AWS',
    inEffect: 'Regions',
    choices: { 'regions-all': { value: '', short: 'All of the partition', also: 'scan only' } },
    typed: { label: 'Only these…', hint: 'us-east-1, eu-central-1', problem: regionsProblem },
  }),
  /** Where Bedrock is asked; single Regions may have an address of their own. */
  endpoint: user({
    schema: endpoint,
    initial: '',
    label: 'Endpoint of Bedrock',
    group: 'AWS',
    inEffect: 'Endpoint of Bedrock',
    choices: { 'endpoint-auto': { value: '', short: 'Environment, else profile', also: ALSO_ENDPOINT } },
    typed: { label: 'By hand…', hint: 'https://bedrock.{region}.example.com', problem: endpointProblem },
  }),
  fips: user({
    schema: flag,
    initial: 'auto',
    label: 'FIPS endpoints',
    group: 'AWS',
    inEffect: 'FIPS endpoints',
    choices: {
      'fips-auto': { value: 'auto', short: 'Environment, else profile', also: ALSO_ENDPOINT },
      'fips-on': { value: 'on', short: 'Yes', also: ALSO_ENDPOINT },
      'fips-off': { value: 'off', short: 'No', also: ALSO_ENDPOINT },
    },
  }),
  dualStack: user({
    schema: flag,
    initial: 'auto',
    label: 'Dual-stack endpoints',
    group: 'AWS',
    inEffect: 'Dual-stack endpoints',
    choices: {
      'dual-stack-auto': { value: 'auto', short: 'Environment, else profile', also: ALSO_ENDPOINT },
      'dual-stack-on': { value: 'on', short: 'Yes', also: ALSO_ENDPOINT },
      'dual-stack-off': { value: 'off', short: 'No', also: ALSO_ENDPOINT },
    },
  }),
  /** Which proxy leads to AWS: a word, or an address that the user typed. */
  proxy: user({
    schema: proxySetting,
    initial: 'auto',
    label: 'Proxy',
    group: 'AWS',
    inEffect: 'Proxy',
    choices: {
      'proxy-auto': { value: 'auto', short: 'Environment, else system', also: ALSO_PROXY },
      'proxy-system': { value: 'system', short: 'System', also: ALSO_PROXY },
      'proxy-environment': { value: 'environment', short: 'Environment', also: ALSO_PROXY },
      'proxy-none': { value: 'none', short: 'None', also: ALSO_PROXY },
    },
    typed: { label: 'By hand…', hint: 'http://proxy.example.com:3128', problem: proxyProblem },
  }),
} as const satisfies SettingsTable;

/** The codes in the text. */
function regionsIn(text: string): string[] {
  return [...new Set(text.toLowerCase().split(/[\s,]+/))].filter((code) => code !== '');
}

/** Those of the chosen Regions that the partition has. */
export function chosenRegions(reach: { scannedRegions?: string } | undefined, partition: string): string[] {
  return regionsIn(reach?.scannedRegions ?? '').filter((region) => partitionOf(region) === partition);
}

function regionsProblem(text: string): string | undefined {
  const strange = regionsIn(text).find((code) => !isRegionCode(code));
  if (strange !== undefined) return `“${strange}” is not a Region code such as eu-west-1.`;
  return regionsIn(text).length === 0 ? 'Enter a Region code such as eu-west-1.' : undefined;
}

const REGION_MARK = /\{region\}/g;

function endpointProblem(text: string): string | undefined {
  const wrong = addressProblem(text.replace(REGION_MARK, 'us-east-1'));
  return wrong === undefined ? undefined : `The address ${wrong}`;
}

/** The address where it is new and its host neither AWS's Bedrock nor this computer. */
export function strangeEndpoint(
  change: { endpoint?: string },
  kept: string,
): [region: string, address: string][] {
  const { endpoint: address = '' } = change;
  if (address === '' || address === kept) return [];
  const plain = address.replace(REGION_MARK, 'us-east-1');
  return isThisComputer(plain) || isOfAws(plain, '[a-z0-9-]+') ? [] : [['Every Region', address]];
}

/** Members that a source keeps for as long as it is open. */
export type ReachChoices = ValuesOf<typeof REACH_SETTINGS> & { certificateFile: string };

/** What of the settings counts without a window too: scripts name their Regions themselves. */
export function reachOfScripts(values: ReachChoices): Omit<ReachChoices, 'partition' | 'scannedRegions'> {
  const { proxy, certificateFile, endpoint: address, fips, dualStack } = values;
  return { proxy, certificateFile, endpoint: address, fips, dualStack };
}

/** What counts in the window. */
export function reachOfWindow(values: ReachChoices): ReachChoices {
  const { partition, scannedRegions } = values;
  return { ...reachOfScripts(values), partition, scannedRegions };
}
