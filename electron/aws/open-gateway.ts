/**
 * The door of this room: everything that touches the AWS SDK is behind it. Import it with `await import()`,
 * so that the SDK is loaded when it is needed and not before the first paint.
 */
import { defined } from '../contract/defined.ts';
import { type ConnectionStep, type TellSteps, testConnection } from '../contract/reach/connection-test.ts';
import { profileInEnvironment } from '../contract/snapshot/account-numbers.ts';
import type { RegionCode } from '../contract/snapshot/model.ts';
import type { OwnModels } from '../contract/snapshot/own-models.ts';
import { onAbort } from '../discovery/concurrency/abort.ts';
import type { BedrockGateway, Result, RuntimeGateway } from '../discovery/ports.ts';
import { awsBedrockGateway } from './bedrock-gateway.ts';
import { AWSClientFactory } from './client-factory.ts';
import { apiKeyProblem, missingProfile } from './credentials/credential-problems.ts';
import { type CredentialOptions, SharedCredentials } from './credentials/credentials.ts';
import { readProfileFiles } from './credentials/files/profile-files.ts';
import { DirectRequests } from './direct/direct-requests.ts';
import { warmClients } from './direct/warm-up.ts';
import { explainError } from './errors/explain-error.ts';
import { accountRegionsLister } from './lists/account-regions.ts';
import { mantleLister } from './lists/mantle-lister.ts';
import { quotaReader, type ReadQuotas } from './quotas/quota-reader.ts';
import { aliasReader, type ReadAlias } from './reach/account-alias.ts';
import { firstFailure, retryingGateway } from './reach/retrying-gateway.ts';
import { lazyRuntime } from './runtime/lazy-runtime.ts';
import { apiKeyOf, type SampleOptions, sampleEndpoints } from './sample-options.ts';
import { CancelledError } from './transport/deadline.ts';
import { addressOf, bedrockOverride, type RegionEndpoints, resolveEndpoints } from './transport/endpoint.ts';
import { directReach, type Reach, reachOf } from './transport/reach.ts';
import { hostChoices, type ReachOptions } from './transport/reach-options.ts';
import { SharedRequestHandler } from './transport/request/request-handler.ts';
import type { ServiceDeps } from './transport/request/service-request.ts';
import { PageAwareHandler } from './transport/request/web-page.ts';
import { nameRequests } from './transport/user-agent.ts';

export interface OpenGatewayOptions
  extends Pick<CredentialOptions, 'commandTimeoutMs' | 'partition' | 'onWait' | 'askCode'> {
  /** AWS profile; absent: AWS_PROFILE, else the default chain. */
  profile?: string;
  /** An API key that the user gave: used in place of the environment's and of any profile. */
  apiKey?: { key: string; name: string };
  /** The embedded sample: its own keys and addresses, and nothing of the user's environment. */
  sample?: SampleOptions;
  /** Longest time for one call, its retries included; 15,000 by default. */
  regionDeadlineMs?: number;
  /** Wall time, to know when credentials expire; the system's by default. */
  nowEpochMs?: () => number;
  /** Addresses of Bedrock in single regions; the sample has none. */
  regionEndpoints?: RegionEndpoints;
  /** How AWS may be reached; absent: as the environment and the profile say. */
  reach?: ReachOptions;
  /** Attempts of one call; absent: AWS_MAX_ATTEMPTS or the profile, else 3. */
  maxAttempts?: number;
}

export interface OpenGateway {
  gateway: BedrockGateway;
  /** Looks for credentials anew: at most 18 seconds, commands and codes not counted, or 3 where nothing is set up. The signal ends it. */
  checkCredentials(signal: AbortSignal): Promise<Result<null>>;
  /** The keys of the environment are used, because the profile in AWS_PROFILE has no session. */
  usesKeysBeside(): boolean;
  /** Gives up looking for credentials, and ends the command that is waited for; also in the midst of a scan. */
  cancelCredentials(): void;
  /** The user has signed in or out: credentials that were found before, or not, count no more. */
  forgetCredentials(): void;
  /** What the account itself has in the region; each of the four lists for itself. Never rejects. */
  listOwnModels(region: RegionCode, signal: AbortSignal): Promise<OwnModels>;
  /** Quotas of the account in the region, read now. */
  readQuotas: ReadQuotas;
  /** Walks the way to AWS in one of the regions; `tell` hears of each step. Never rejects. */
  testConnection(
    regions: readonly RegionCode[],
    tell: TellSteps,
    signal: AbortSignal,
  ): Promise<ConnectionStep[]>;
  /** The account's alias, as far as IAM says it. Never rejects. */
  accountAlias: ReadAlias;
  /** The door to bedrock-runtime, whose code is loaded when it is first asked for. */
  runtime(): Promise<RuntimeGateway>;
  /** Makes the regions' clients ready, so that the first scan starts at once. Sends nothing; ends early when closed. */
  warm(regions: readonly RegionCode[]): Promise<void>;
  /** Ends calls under way as cancelled and closes all connections. */
  close(): void;
}

const DEFAULT_DEADLINE_MS = 15_000;

/** Fails on settings that can never work (endpoint, proxy or certificate file), not on missing credentials. */
export async function openGateway(options: OpenGatewayOptions): Promise<Result<OpenGateway>> {
  // Users cannot act on the SDK's notice about the Node version inside Electron.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  nameRequests();
  const { profile, sample, regionDeadlineMs: deadlineMs = DEFAULT_DEADLINE_MS, maxAttempts } = options;
  const { commandTimeoutMs, partition, onWait, askCode } = options;
  const { env } = process;
  const named = profile === undefined ? {} : { profile };
  const files = await readProfileFiles(env);
  const section = files.profiles.get(profile || profileInEnvironment(env) || 'default');
  const endpoints = resolveEndpoints({
    ...named,
    env,
    files,
    ...defined({ byRegion: options.regionEndpoints, chosen: options.reach }),
    ...(sample === undefined ? {} : { explicit: sampleEndpoints(sample) }),
  });
  if (!endpoints.ok) return endpoints;
  const bedrockUrl = new URL(
    bedrockOverride(endpoints.value, 'us-east-1') ?? 'https://bedrock.us-east-1.amazonaws.com',
  );
  let reach: Reach;
  try {
    reach = sample === undefined ? reachOf(options.reach ?? {}, env, section?.ca_bundle) : directReach();
    await reach.proxies.of(bedrockUrl);
  } catch (error) {
    return { ok: false, failure: explainError(error) };
  }
  const requestHandler = new SharedRequestHandler({ reach, deadlineMs });
  const closing = new AbortController();
  const closed = closing.signal;
  const credentials = new SharedCredentials({
    ...named,
    env,
    requestHandler: new PageAwareHandler(requestHandler),
    callRetry: reach.callRetry,
    nowEpochMs: options.nowEpochMs ?? Date.now,
    ...defined({ commandTimeoutMs, partition, onWait, askCode }),
    hosts: hostChoices(options.reach),
    ...(sample === undefined ? {} : { credentials: sample.credentials }),
  });
  const { key: bearerToken, name: keyName } = await apiKeyOf(options, env);
  const factory = new AWSClientFactory({
    ...named,
    endpoints: endpoints.value,
    credentials,
    requestHandler,
    ...(maxAttempts === undefined ? {} : { maxAttempts }),
    // An empty variable makes the SDK prefer a token that is not there.
    forceKeys: bearerToken === undefined && (sample !== undefined || env.AWS_BEARER_TOKEN_BEDROCK === ''),
    isSealed: sample !== undefined,
    hosts: hostChoices(options.reach),
    ...defined({ bearerToken }),
  });
  const direct = new DirectRequests({
    factory,
    requestHandler,
    ...(bearerToken === undefined ? { credentials } : {}),
    endpoints: endpoints.value,
  });
  const service: ServiceDeps = {
    ...named,
    endpoints: endpoints.value,
    requestHandler,
    credentials,
    ...defined({ bearerToken, keyName }),
    deadlineMs,
    closed,
  };
  const gateway = awsBedrockGateway({
    ...named,
    factory,
    credentials,
    direct,
    ...(bearerToken === undefined ? {} : { apiKey: defined({ name: keyName }) }),
    deadlineMs,
    closed,
    addressOf: (region) => addressOf(endpoints.value, region),
    listAccountRegions: accountRegionsLister(service),
    listMantleModels: mantleLister(service),
  });
  const readQuotas = quotaReader(service);
  const checkCredentials: OpenGateway['checkCredentials'] = async (signal) => {
    if (bearerToken !== undefined) {
      // The token is used whatever the profile is, but a name that is wrong is still said.
      const ofEnvironment =
        keyName === undefined && sample === undefined ? profileInEnvironment(env) : undefined;
      const asked = profile || ofEnvironment;
      const isThere = !asked || asked === 'default' || files.profiles.has(asked);
      const problem = isThere ? apiKeyProblem(bearerToken, keyName) : missingProfile(asked, files);
      return problem === undefined ? { ok: true, value: null } : { ok: false, failure: problem };
    }
    if (signal.aborted) return { ok: false, failure: explainError(new CancelledError()) };
    const stopWaiting = onAbort([signal], () => credentials.cancel());
    const found = await credentials.check().finally(stopWaiting);
    return found.ok ? { ok: true, value: null } : found;
  };
  return {
    ok: true,
    value: {
      gateway: retryingGateway(gateway, reach),
      checkCredentials,
      usesKeysBeside: () => credentials.areKeysBeside,
      cancelCredentials: () => credentials.cancel(),
      forgetCredentials: () => credentials.forget(),
      listOwnModels: (region, signal) =>
        reach.callRetry.use(signal, () => gateway.listOwnModels(region, signal), firstFailure),
      readQuotas: (region, asked, signal) =>
        reach.callRetry.use(
          signal,
          () => readQuotas(region, asked, signal),
          ({ failure }) => failure,
        ),
      async testConnection(regions, tell, signal) {
        const { connectionPorts, firstRegion } = await import('./reach/connection-ports.ts');
        const region = firstRegion(regions, [env.AWS_REGION, section?.region, env.AWS_DEFAULT_REGION]);
        const ports = connectionPorts({
          ...{ region, reach, requestHandler, service, gateway, checkCredentials },
          bedrockUrl: () => direct.originOf(region),
          usesKeysBeside: () => credentials.areKeysBeside,
          isSample: sample !== undefined,
        });
        return await testConnection(ports, () => performance.now(), tell, AbortSignal.any([signal, closed]));
      },
      accountAlias: aliasReader(service, partition),
      runtime: lazyRuntime(service, reach, (region) => factory.client(region).config.systemClockOffset),
      warm: (regions) => warmClients(factory, direct, regions, closed),
      close() {
        closing.abort();
        credentials.cancel();
        factory.destroy();
      },
    },
  };
}
