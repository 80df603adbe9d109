/** One Bedrock client a region, and what all of them share. */
import { BedrockClient } from '@aws-sdk/client-bedrock';
import type { AwsCredentialIdentity } from '@smithy/types';
import type { Failure, RegionCode } from '../contract/snapshot/model.ts';
import type { SharedCredentials } from './credentials/credentials.ts';
import { sdkName } from './credentials/files/sdk-files.ts';
import { bedrockOverride, type Endpoints } from './transport/endpoint.ts';
import type { HostChoices } from './transport/reach-options.ts';
import type { SharedRequestHandler } from './transport/request/request-handler.ts';

export interface ClientOptions {
  profile?: string;
  endpoints: Endpoints;
  credentials: SharedCredentials;
  requestHandler: SharedRequestHandler;
  /** Absent: AWS_MAX_ATTEMPTS or the profile, else 3. */
  maxAttempts?: number;
  /** Keys are used even if a bearer token is in the environment. */
  forceKeys: boolean;
  /** The user's environment and profile change nothing about requests: the sample. */
  isSealed: boolean;
  /** What the user chose of hosts. */
  hosts?: HostChoices;
  /** An API key, used instead of the credentials. */
  bearerToken?: string;
}

/** Thrown inside the SDK when there are no credentials; carries the explanation out again. */
export class NoCredentialsError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'NoCredentialsError';
    this.failure = failure;
  }
}

/**
 * Keeps its clients for as long as the source is selected: a second scan reuses their connections, clock correction and retry
 * quota. With one client a region, the retries of one region take none from the others.
 */
export class AWSClientFactory {
  private readonly options: ClientOptions;
  private readonly clients = new Map<RegionCode, BedrockClient>();

  constructor(options: ClientOptions) {
    this.options = options;
  }

  /** The region's client, made on first use. */
  client(region: RegionCode): BedrockClient {
    const known = this.clients.get(region);
    if (known !== undefined) return known;
    const client = this.create(region);
    this.clients.set(region, client);
    return client;
  }

  /** Closes all connections; clients must not be used afterwards. */
  destroy(): void {
    this.clients.clear();
    this.options.requestHandler.destroy();
  }

  private create(region: RegionCode): BedrockClient {
    const { profile, endpoints, credentials, requestHandler, maxAttempts } = this.options;
    const { forceKeys, isSealed, hosts, bearerToken } = this.options;
    const endpoint = bedrockOverride(endpoints, region);
    return new BedrockClient({
      region,
      requestHandler,
      credentials: memoised(credentials),
      // The endpoint is decided here; the SDK would look at AWS_PROFILE whatever the client's profile is.
      ...(endpoint === undefined ? { ignoreConfiguredEndpointUrls: true } : { endpoint }),
      ...(profile === undefined ? {} : { profile: sdkName(profile) }),
      ...(isSealed ? SEALED : hosts),
      ...(maxAttempts === undefined ? {} : { maxAttempts }),
      ...(forceKeys ? { authSchemePreference: ['sigv4'] } : {}),
      ...(bearerToken === undefined
        ? {}
        : { token: { token: bearerToken }, authSchemePreference: ['httpBearerAuth'] }),
    });
  }
}

const SEALED = {
  retryMode: 'standard',
  maxAttempts: 3,
  useFipsEndpoint: false,
  useDualstackEndpoint: false,
  defaultsMode: 'legacy' as const,
};

/** Marked as memoised: a client then asks every time, instead of keeping the first answer for ever. */
function memoised(credentials: SharedCredentials): () => Promise<AwsCredentialIdentity> {
  const provide = async (): Promise<AwsCredentialIdentity> => {
    const result = await credentials.get();
    if (!result.ok) throw new NoCredentialsError(result.failure);
    return result.value;
  };
  return Object.assign(provide, { memoized: true });
}
