/** Which of the SDK's providers gives the credentials, and how long it may take. */
import { fromIni } from '@aws-sdk/credential-provider-ini';
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import type { AwsCredentialIdentity } from '@smithy/types';
import type { CredentialContext } from '../errors/explain-credentials.ts';
import { credentialEndpoint } from '../transport/endpoint.ts';
import type { HostChoices } from '../transport/reach-options.ts';
import { retried } from '../transport/request/service-request.ts';
import type { TimedHandler } from '../transport/request/timed-handler.ts';
import { SILENT } from '../transport/silent-logger.ts';
import { fromEnvironment } from './environment.ts';
import type { ProfileFiles } from './files/profile-files.ts';
import { sdkName } from './files/sdk-files.ts';
import { CONTAINER_DEADLINE_MS } from './metadata.ts';
import { type AskCode, codeProvider } from './mfa.ts';
import { partitionFound, stsRegion } from './profile-chain.ts';

/**
 * For whatever is asked over the network; a command has the time of `commandTimeoutMs`. A silent service takes all of it. Why an
 * instance gives no keys may take six seconds more: together less than the 20 seconds that nobody should wait. The SDK begins
 * to count silence three seconds late: two of its attempts take longer.
 */
export const RESOLVE_DEADLINE_MS = 12_000;
/** When nothing is set up, only an EC2 metadata service could answer, and a desktop has none. */
const NOTHING_SET_UP_DEADLINE_MS = 2_500;

export interface ProviderOptions {
  context: CredentialContext;
  files: ProfileFiles;
  env: NodeJS.ProcessEnv;
  /** The profile says where credentials come from. */
  fromProfile: boolean;
  /** The keys of the environment, whatever the profile says. */
  onlyEnvironment: boolean;
  requestHandler: TimedHandler;
  /** Of the regions that are scanned; absent: as the files say. */
  partition: string | undefined;
  askCode: AskCode | undefined;
  /** What the user chose of hosts. */
  hosts: HostChoices | undefined;
  /** Ends what the user is asked for. */
  signal: () => AbortSignal;
}

export function providerFor(options: ProviderOptions): () => Promise<AwsCredentialIdentity> {
  const { context, files, env, fromProfile, onlyEnvironment, requestHandler, askCode, signal } = options;
  if (onlyEnvironment) return fromEnvironment(env);
  const { profile, chain, metadata } = context;
  const partition = options.partition ?? partitionFound(chain, files, env).partition;
  const region = stsRegion(chain, partition, env);
  const endpoint = credentialEndpoint({ profile, env, files }, chain, region);
  const shared = {
    ignoreCache: true,
    logger: SILENT,
    clientConfig: { requestHandler, ...(endpoint === undefined ? options.hosts : { endpoint }) },
    parentClientConfig: { requestHandler, profile: sdkName(profile), region },
    ...(metadata === 'container' ? WITHOUT_WARNING : {}),
  };
  // The chain would go on after a profile that fails, run its credential_process again, and hide why.
  const provide = fromProfile
    ? fromIni({ ...shared, profile: sdkName(profile), mfaCodeProvider: codeProvider(chain, askCode, signal) })
    : defaultProvider({ ...shared, ...(context.isChosen ? { profile: sdkName(profile) } : {}) });
  // The agent of a container may be starting itself.
  return metadata === 'container'
    ? () => retried(ATTEMPTS, PAUSE_MS, signal(), provide, () => true)
    : provide;
}

/** The longest time for what needs no command and no code. */
export function deadlineOf({ isNothingSetUp, metadata, chain }: CredentialContext): number {
  if (isNothingSetUp) return NOTHING_SET_UP_DEADLINE_MS;
  const isAlone = !chain.some(({ section }) => section.role_arn !== undefined);
  return metadata === 'container' && isAlone ? CONTAINER_DEADLINE_MS : RESOLVE_DEADLINE_MS;
}

/** The SDK only warns of an endpoint that is silent for so long, on stderr, and pauses for as long between its attempts. */
const WITHOUT_WARNING = { timeout: 60_000, maxRetries: 0 };

const ATTEMPTS = 3;
const PAUSE_MS = 500;
