/** Which addresses are called: an override for all regions, or AWS's own. Pure. */
import { isRegionCode, partitionOf } from '../../contract/cells/regions.ts';
import { defined } from '../../contract/defined.ts';
import { profileInEnvironment } from '../../contract/snapshot/account-numbers.ts';
import type { Failure, RegionCode } from '../../contract/snapshot/model.ts';
import type { Result } from '../../discovery/ports.ts';
import type { ProfileFiles, Section } from '../credentials/files/profile-files.ts';
import type { ChainLink } from '../credentials/profile-chain.ts';
import type { ReachOptions } from './reach-options.ts';

export interface Endpoints {
  /** The override for Bedrock, perhaps with `{region}` in it; absent: AWS's own host of each region. */
  bedrock?: string;
  /** The override for bedrock-mantle, perhaps with `{region}` in it; absent: see `mantleUrl`. */
  mantle?: string;
  /** The override for AWS Account Management; absent: see `accountUrl`. */
  account?: string;
  /** FIPS endpoints are asked for. */
  isFips?: true;
  /** The override for Service Quotas, perhaps with `{region}` in it; absent: AWS's own host of each region. */
  quotas?: string;
  /** The same for bedrock-runtime. */
  runtime?: string;
  /** The same for AWS STS, asked who the credentials are. */
  sts?: string;
  /** The override for IAM, asked for the account's alias. */
  iam?: string;
  /** The same for the two services of IAM Identity Center: the portal, and the one that signs in. */
  sso?: string;
  ssoOidc?: string;
  /** Addresses of Bedrock in single regions, from the app's settings; they count before `bedrock`. */
  byRegion?: RegionEndpoints;
}

export type RegionEndpoints = Readonly<Record<RegionCode, string>>;

const REGION_MARK = '{region}';

export interface EndpointSources {
  profile?: string;
  env: NodeJS.ProcessEnv;
  files: Pick<ProfileFiles, 'profiles' | 'services'>;
  /** Set by the app itself (the sample): nothing else counts. */
  explicit?: Endpoints;
  /** From the app's settings, which count before all others. */
  byRegion?: RegionEndpoints;
  chosen?: Pick<ReachOptions, 'endpoint' | 'fips'> | undefined;
}

/**
 * The SDK's precedence: the service's environment variable, AWS_ENDPOINT_URL, the profile's services section, the profile's
 * endpoint_url; none if they are to be ignored. For the chosen profile, where the SDK itself would look at AWS_PROFILE.
 */
export function resolveEndpoints(sources: EndpointSources): Result<Endpoints> {
  const { env, files, explicit, chosen = {} } = sources;
  if (explicit !== undefined) return checked(explicit);
  const section = files.profiles.get(sources.profile || profileInEnvironment(env) || 'default');
  const always: Endpoints = {
    ...(isFips(chosen, env, section) ? { isFips: true } : {}),
    ...defined({ byRegion: sources.byRegion, bedrock: chosen.endpoint || undefined }),
  };
  if (ignoresConfigured(env, section)) return checked(always);
  const services = files.services.get(section?.services ?? '');
  if (section?.services !== undefined && services === undefined) return missingServices(section.services);
  const own = (variable: string, service: string): string | undefined =>
    env[`AWS_ENDPOINT_URL_${variable}`] || services?.[`${service}.endpoint_url`] || undefined;
  // AWS_ENDPOINT_URL stands before what the profile says of a service.
  const override = (variable: string, service: string): string | undefined =>
    env[`AWS_ENDPOINT_URL_${variable}`] ||
    env.AWS_ENDPOINT_URL ||
    own(variable, service) ||
    section?.endpoint_url ||
    undefined;
  return checked({
    ...defined({
      bedrock: override('BEDROCK', 'bedrock'),
      mantle: own('BEDROCK_MANTLE', 'bedrock_mantle'),
      account: own('ACCOUNT', 'account'),
      quotas: override('SERVICE_QUOTAS', 'service_quotas'),
      runtime: override('BEDROCK_RUNTIME', 'bedrock_runtime'),
      sts: override('STS', 'sts'),
      iam: own('IAM', 'iam'),
      sso: override('SSO', 'sso'),
      ssoOidc: override('SSO_OIDC', 'sso_oidc'),
    }),
    ...always,
  });
}

/** Whether addresses that the environment and the profile name are to be ignored. */
export function ignoresConfigured(env: NodeJS.ProcessEnv, section: Section | undefined): boolean {
  return isTrue(env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS ?? section?.ignore_configured_endpoint_urls);
}

function isFips(
  { fips = 'auto' }: Pick<ReachOptions, 'fips'>,
  env: NodeJS.ProcessEnv,
  section: Section | undefined,
): boolean {
  return fips === 'auto' ? isTrue(env.AWS_USE_FIPS_ENDPOINT ?? section?.use_fips_endpoint) : fips === 'on';
}

/** The override for Bedrock in the region; undefined: AWS's own host. Throws for a region that cannot be one. */
export function bedrockOverride({ bedrock, byRegion }: Endpoints, region: RegionCode): string | undefined {
  if (byRegion !== undefined && Object.hasOwn(byRegion, region)) return byRegion[region];
  if (bedrock === undefined || !bedrock.includes(REGION_MARK)) return bedrock;
  // The region must not be able to change the host.
  if (!isRegionCode(region)) throw new Error(`invalid configuration: ${region} is no Region`);
  return bedrock.replaceAll(REGION_MARK, region);
}

/** Whether one address is called for all regions: it says nothing about a region. */
export function isOneForAll({ bedrock }: Endpoints): boolean {
  return bedrock !== undefined && !bedrock.includes(REGION_MARK);
}

/** Whose address a region is called at: its own override, one that is called for all regions, or AWS's host. */
export function addressOf(endpoints: Endpoints, region: RegionCode): 'own' | 'shared' | 'aws' {
  const { bedrock, byRegion } = endpoints;
  if (byRegion !== undefined && Object.hasOwn(byRegion, region)) return 'own';
  if (bedrock === undefined) return 'aws';
  return isOneForAll(endpoints) ? 'shared' : 'own';
}

/**
 * The override for STS or IAM Identity Center, whichever gives the credentials; undefined: none, or several. The SDK itself
 * would look at AWS_PROFILE only.
 */
export function credentialEndpoint(
  { profile, env, files }: Omit<EndpointSources, 'explicit'>,
  chain: readonly ChainLink[],
  region: RegionCode,
): string | undefined {
  const section = files.profiles.get(profile || 'default');
  if (ignoresConfigured(env, section)) return undefined;
  const services = files.services.get(section?.services ?? '');
  const last = chain.at(-1)?.section;
  const names = [
    ...(chain.some((link) => link.section.role_arn !== undefined) ? ['sts'] : []),
    ...(last?.sso_session !== undefined || last?.sso_start_url !== undefined ? ['sso'] : []),
  ];
  const ofEnvironment = names.map(
    (name) => env[`AWS_ENDPOINT_URL_${name.toUpperCase()}`] || env.AWS_ENDPOINT_URL,
  );
  // The SDK reads the environment itself, for each service its own: the sign-in to IAM Identity Center has another.
  if (ofEnvironment.every((each) => each !== undefined && !each.includes(REGION_MARK))) return undefined;
  const found = names.map(
    (name, place) => ofEnvironment[place] || services?.[`${name}.endpoint_url`] || section?.endpoint_url,
  );
  const [first] = found;
  return found.every((each) => each === first) ? first?.replaceAll(REGION_MARK, region) : undefined;
}

/**
 * Address of a region's bedrock-mantle; undefined: it has none that the app would call. When Bedrock is
 * behind an override and bedrock-mantle is not, nothing outside that override is called.
 * Host names: AWS documentation, "Endpoints supported by Amazon Bedrock", read 2026-11.
 */
export function mantleUrl(endpoints: Endpoints, region: RegionCode): URL | undefined {
  // A token goes there: the region must not be able to change the host.
  if (!isRegionCode(region)) return undefined;
  if (endpoints.mantle !== undefined) return new URL(endpoints.mantle.replaceAll(REGION_MARK, region));
  if (bedrockOverride(endpoints, region) !== undefined) return undefined;
  // Only these partitions have hosts under api.aws.
  if (!['aws', 'aws-us-gov'].includes(partitionOf(region))) return undefined;
  return new URL(`https://bedrock-mantle.${region}.api.aws`);
}

/**
 * Address of AWS Account Management; undefined: it is not to be called. When Bedrock is behind an override and this is
 * not, nothing outside that override is called. It has no FIPS host.
 */
export function accountUrl(endpoints: Endpoints): URL | undefined {
  if (endpoints.account !== undefined) return new URL(endpoints.account);
  if (endpoints.isFips === true) return undefined;
  return endpoints.bedrock === undefined ? new URL('https://account.us-east-1.amazonaws.com') : undefined;
}

/** Names of a partition's hosts end with it. Source: the SDK's partitions.json of 2026-11. */
const DNS_SUFFIXES: Record<string, string> = {
  aws: 'amazonaws.com',
  'aws-us-gov': 'amazonaws.com',
  'aws-cn': 'amazonaws.com.cn',
  'aws-eusc': 'amazonaws.eu',
};

/** Address of a region's Service Quotas; undefined: there is none that the app knows, as with FIPS. */
export function quotasUrl({ quotas, isFips }: Endpoints, region: RegionCode): URL | undefined {
  if (isFips === true && quotas === undefined) return undefined;
  return serviceUrl('servicequotas', quotas, region);
}

/**
 * Address of a region's bedrock-runtime; undefined: there is none that the app knows. Host names: AWS documentation,
 * "Amazon Bedrock endpoints and quotas", read 2026-11.
 */
export function runtimeUrl({ runtime, isFips }: Endpoints, region: RegionCode): URL | undefined {
  return serviceUrl(isFips === true ? 'bedrock-runtime-fips' : 'bedrock-runtime', runtime, region);
}

/** Address of a region's AWS STS; undefined: there is none that the app knows. */
export function stsUrl({ sts, isFips }: Endpoints, region: RegionCode): URL | undefined {
  return serviceUrl(isFips === true ? 'sts-fips' : 'sts', sts, region);
}

function serviceUrl(host: string, override: string | undefined, region: RegionCode): URL | undefined {
  // The region must not be able to change the host.
  if (!isRegionCode(region)) return undefined;
  if (override !== undefined) return new URL(override.replaceAll(REGION_MARK, region));
  const suffix = DNS_SUFFIXES[partitionOf(region)];
  return suffix === undefined ? undefined : new URL(`https://${host}.${region}.${suffix}`);
}

function checked(endpoints: Endpoints): Result<Endpoints> {
  for (const [service, text] of Object.entries({ ...endpoints, ...endpoints.byRegion })) {
    if (typeof text !== 'string') continue;
    const address = text.replaceAll(REGION_MARK, 'x');
    if (!URL.canParse(address) || !['http:', 'https:'].includes(new URL(address).protocol)) {
      return {
        ok: false,
        failure: {
          kind: 'bad-input',
          message: `The endpoint set for ${service} is not an http:// or https:// address.`,
          nextStep:
            'Check AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_BEDROCK, the endpoint_url of the profile and File › Endpoints of Regions.',
        },
      };
    }
  }
  return { ok: true, value: endpoints };
}

function missingServices(name: string): { ok: false; failure: Failure } {
  return {
    ok: false,
    failure: {
      kind: 'bad-input',
      message: `The AWS config file has no section [services ${name}], which the profile names.`,
      nextStep: 'Add the section or take the line "services" out of the profile.',
    },
  };
}

/** As the AWS CLI reads a flag. */
export function isTrue(value: string | undefined): boolean {
  return value?.toLowerCase() === 'true';
}
