/** How AWS is reached, as it is in effect: one entry a row, each with what says so. */

import type { ApiKeyFacts } from '../../contract/bridge/api-key.ts';
import { defined } from '../../contract/defined.ts';
import type { EffectiveSetting } from '../../contract/reach/effective-setting.ts';
import { isProxyAddress } from '../../contract/settings/proxy-setting.ts';
import { chosenRegions } from '../../contract/settings/reach-settings.ts';
import { profileInEnvironment } from '../../contract/snapshot/account-numbers.ts';
import type { RegionCode } from '../../contract/snapshot/model.ts';
import { counted } from '../../contract/text.ts';
import { withoutSecrets } from '../../redact/secret-patterns.ts';
import { hasKeys } from '../credentials/environment.ts';
import { type ProfileFiles, readProfileFiles, type Section } from '../credentials/files/profile-files.ts';
import { chainOf, partitionFound } from '../credentials/profile-chain.ts';
import {
  bedrockOverride,
  ignoresConfigured,
  isTrue,
  type RegionEndpoints,
  resolveEndpoints,
} from '../transport/endpoint.ts';
import { Proxies, type ProxyChoice, proxyName, proxyVariable } from '../transport/proxy/proxy-choice.ts';
import { SETTINGS } from '../transport/proxy/proxy-error.ts';
import type { ReachOptions } from '../transport/reach-options.ts';
import { furtherVariables } from '../transport/trust/further-certificates.ts';

export interface EffectiveSettingSources {
  /** Absent: AWS_PROFILE, else the default chain. */
  profile?: string;
  /** The keys of the environment were found to be used, because the profile in AWS_PROFILE has no session. */
  usesKeysBeside?: boolean;
  /** In place of any profile. */
  apiKey?: Pick<ApiKeyFacts, 'name' | 'isKept'>;
  env: NodeJS.ProcessEnv;
  partition: string;
  regions: readonly RegionCode[];
  /** The regions were named on the command line. */
  areRegionsChosen: boolean;
  regionEndpoints?: RegionEndpoints;
  reach?: ReachOptions;
}

interface Facts extends EffectiveSettingSources {
  files: ProfileFiles;
  section: Section;
  /** The name of the profile that counts. */
  name: string;
  proxy: ProxyChoice | 'unusable' | undefined;
}

type Row = Omit<EffectiveSetting, 'label'>;

const DEFAULT = 'default';
const CHOSEN = 'chosen';

const ROWS: Readonly<Record<string, (facts: Facts) => Row>> = {
  Credentials: ({ profile, apiKey, env, name, usesKeysBeside }) => {
    if (apiKey !== undefined) {
      const from = apiKey.isKept ? "chosen, from the system's keychain" : 'chosen, until the app closes';
      return { value: `API key "${apiKey.name}"`, from, isPrivate: true };
    }
    if (env.AWS_BEARER_TOKEN_BEDROCK) return { value: 'API key', from: 'AWS_BEARER_TOKEN_BEDROCK' };
    if (profile !== undefined) return { value: `profile ${profile}`, from: CHOSEN, isPrivate: true };
    const variable = env.AWS_PROFILE ? 'AWS_PROFILE' : 'AWS_DEFAULT_PROFILE';
    if (profileInEnvironment(env) && usesKeysBeside === true) {
      const from = `AWS_ACCESS_KEY_ID, because the profile in ${variable} has no session`;
      return { value: 'access key', from };
    }
    if (profileInEnvironment(env)) {
      const from = hasKeys(env) ? `${variable}; without a session of it, AWS_ACCESS_KEY_ID` : variable;
      return { value: `profile ${name}`, from, isPrivate: true };
    }
    return hasKeys(env)
      ? { value: 'access key', from: 'AWS_ACCESS_KEY_ID' }
      : { value: 'the default chain', from: DEFAULT };
  },
  Partition: (facts) => {
    const { partition, name, files, env, reach } = facts;
    if (areNamed(facts)) return { value: partition, from: 'the Regions' };
    const isChosen = (reach?.partition ?? 'auto') !== 'auto';
    return {
      value: partition,
      from: isChosen ? CHOSEN : partitionFound(chainOf(name, files), files, env).from,
    };
  },
  Regions: (facts) => {
    const { regions, areRegionsChosen, reach } = facts;
    const value = regions.length > 4 ? counted(regions.length, 'Region') : regions.join(', ') || 'none';
    if (areRegionsChosen) return { value, from: areNamed(facts) ? '--regions' : CHOSEN };
    const from = 'all of the partition that have Bedrock';
    return { value, from: reach?.scannedRegions ? `${from}: it has none of those chosen` : from };
  },
  'Endpoint of Bedrock': (facts) => {
    const { env, section, files, reach } = facts;
    if (reach?.endpoint) return { value: withoutSecrets(reach.endpoint), from: CHOSEN };
    if (ignoresConfigured(env, section)) {
      return { value: 'of AWS', from: 'configured endpoints are ignored' };
    }
    const services = files.services.get(section.services ?? '');
    return firstOf(
      [
        variable(env, 'AWS_ENDPOINT_URL_BEDROCK'),
        variable(env, 'AWS_ENDPOINT_URL'),
        ofFile(facts, 'services', services?.['bedrock.endpoint_url']),
        ofFile(facts, 'endpoint_url'),
      ],
      'of AWS',
    );
  },
  'Endpoints of single Regions': ({ regionEndpoints = {} }) => {
    const named = Object.keys(regionEndpoints);
    return named.length === 0 ? { value: 'none', from: DEFAULT } : { value: named.join(', '), from: CHOSEN };
  },
  'FIPS endpoints': (facts) => flag(facts, facts.reach?.fips, 'AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint'),
  'Dual-stack endpoints': (facts) =>
    flag(facts, facts.reach?.dualStack, 'AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint'),
  'Endpoints of other services': ({ env }) => {
    const named = OTHER_ENDPOINTS.filter((name) => env[name]);
    return named.length === 0
      ? { value: 'of AWS', from: DEFAULT }
      : { value: named.map((name) => withoutSecrets(env[name] ?? '')).join(', '), from: named.join(', ') };
  },
  Proxy: ({ env, proxy, reach = {} }) => {
    const { proxy: setting = 'auto', systemProxy } = reach;
    if (proxy === 'unusable') return { value: 'one that cannot be used', from: 'see Test connection' };
    if (proxy !== undefined) {
      const from = proxy.from === SETTINGS ? CHOSEN : proxy.from;
      return { value: withoutSecrets(proxyName(proxy)), from };
    }
    if (setting === 'none') return { value: 'none', from: CHOSEN };
    if (isProxyAddress(setting)) return { value: 'none', from: 'NO_PROXY, or this computer' };
    const from = setting === 'system' ? undefined : proxyVariable(env);
    if (from !== undefined) return { value: 'none', from: `${from} does not count for this endpoint` };
    if (setting === 'environment') return { value: 'none', from: 'no variable names one' };
    if (systemProxy !== undefined) return { value: 'none', from: 'the system' };
    const why = setting === 'system' ? '' : 'no variable names one, and ';
    return { value: 'none', from: `${why}plain Node cannot ask the system` };
  },
  'Certificates besides those built in': (facts) => {
    const { env, reach = {} } = facts;
    const more = furtherVariables(env).map((name) => variable(env, name));
    const { certificateFile } = reach;
    const chosen = certificateFile ? { value: withoutSecrets(certificateFile), from: CHOSEN } : undefined;
    const named = [chosen, variable(env, 'AWS_CA_BUNDLE') ?? ofFile(facts, 'ca_bundle'), ...more].filter(
      (each) => each !== undefined,
    );
    const from = [...named.map((row) => row.from), 'the system'].join(', ');
    const values = new Set([...named.map((row) => row.value), 'those of the system where they are needed']);
    return { value: [...values].join(', '), from };
  },
  'Attempts of a call': (facts) =>
    firstOf([variable(facts.env, 'AWS_MAX_ATTEMPTS'), ofFile(facts, 'max_attempts')], '3'),
  'Price list': ({ env }) => firstOf([variable(env, 'BEDROCK_ATLAS_PRICE_LIST_URL')], 'of AWS'),
};

/** Named by variables alone; those of files follow the profile. */
const OTHER_ENDPOINTS = ['_MANTLE', '_RUNTIME']
  .map((name) => `AWS_ENDPOINT_URL_BEDROCK${name}`)
  .concat(
    ['STS', 'SSO', 'SSO_OIDC', 'SERVICE_QUOTAS', 'ACCOUNT', 'IAM'].map((name) => `AWS_ENDPOINT_URL_${name}`),
  );

/** The rows in their order. Never fails; AWS is not asked. */
export async function readEffectiveSettings(sources: EffectiveSettingSources): Promise<EffectiveSetting[]> {
  const { profile, env, reach = {} } = sources;
  const files = await readProfileFiles(env);
  const name = profile ?? profileInEnvironment(env) ?? 'default';
  const proxies = new Proxies({ env, ...defined({ system: reach.systemProxy, setting: reach.proxy }) });
  const [region = 'us-east-1'] = sources.regions;
  const endpoints = resolveEndpoints({
    ...defined({ profile, byRegion: sources.regionEndpoints, chosen: reach }),
    ...{ env, files },
  });
  const own = endpoints.ok ? bedrockOverride(endpoints.value, region) : undefined;
  const proxy = await proxies
    .of(new URL(own ?? `https://bedrock.${region}.amazonaws.com`))
    .catch(() => 'unusable' as const);
  const facts: Facts = { ...sources, files, name, section: files.profiles.get(name) ?? {}, proxy };
  return Object.entries(ROWS).map(([label, read]) => ({ label, ...read(facts) }));
}

function variable(env: NodeJS.ProcessEnv, name: string): Row | undefined {
  const value = env[name];
  return value ? { value: withoutSecrets(value), from: name } : undefined;
}

function ofFile({ name, section }: Facts, setting: string, value = section[setting]): Row | undefined {
  return value ? { value: withoutSecrets(value), from: `${setting} of the profile ${name}` } : undefined;
}

function firstOf(rows: readonly (Row | undefined)[], otherwise: string): Row {
  return rows.find((row) => row !== undefined) ?? { value: otherwise, from: DEFAULT };
}

/** On the command line. */
function areNamed({ areRegionsChosen, regions, partition, reach }: Facts): boolean {
  return areRegionsChosen && chosenRegions(reach, partition).join() !== regions.join();
}

function flag(facts: Facts, chosen: ReachOptions['fips'], name: string, setting: string): Row {
  if (chosen === 'on' || chosen === 'off') return { value: chosen === 'on' ? 'yes' : 'no', from: CHOSEN };
  const row = firstOf([variable(facts.env, name), ofFile(facts, setting)], 'no');
  return { ...row, value: isTrue(row.value) ? 'yes' : 'no' };
}
