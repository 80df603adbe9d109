/** The two services of IAM Identity Center in one Region, through the app's one transport. Failures are values. */
import { ListAccountRolesCommand, ListAccountsCommand, LogoutCommand, SSOClient } from '@aws-sdk/client-sso';
import {
  CreateTokenCommand,
  type CreateTokenCommandInput,
  RegisterClientCommand,
  type RegisterClientCommandInput,
  SSOOIDCClient,
  StartDeviceAuthorizationCommand,
} from '@aws-sdk/client-sso-oidc';
import { defined } from '../../contract/defined.ts';
import type { Failure } from '../../contract/snapshot/model.ts';
import type { Page, Result } from '../../discovery/ports.ts';
import { learnSecrets } from '../../redact/known-secrets.ts';
import { pageOf } from '../answers/json-answer.ts';
import type { ProfileFiles } from '../credentials/files/profile-files.ts';
import { explainError } from '../errors/explain-error.ts';
import { failureIn } from '../transport/call-retry.ts';
import { withDeadline } from '../transport/deadline.ts';
import { resolveEndpoints } from '../transport/endpoint.ts';
import { type Reach, reachOf } from '../transport/reach.ts';
import type { ReachOptions } from '../transport/reach-options.ts';
import { SharedRequestHandler } from '../transport/request/request-handler.ts';
import { PageAwareHandler } from '../transport/request/web-page.ts';
import { SILENT } from '../transport/silent-logger.ts';
import { nameRequests } from '../transport/user-agent.ts';
import { explainSsoError, refusalName, UnreadableAnswer } from './sso-error.ts';
import type { SsoSession } from './sso-session.ts';

/** `name`: how the service names its refusal; empty: it is no refusal. */
export type Answer<T> = { ok: true; value: T } | { ok: false; name: string; failure: Failure };

export interface Registration {
  clientId: string;
  clientSecret: string;
  expiresAtEpochMs: number;
}

export interface DeviceCode {
  deviceCode: string;
  userCode: string;
  verificationUri: string;
  verificationUriComplete: string;
  expiresInMs: number;
  intervalMs: number;
}

export interface NewToken {
  accessToken: string;
  expiresInMs: number;
  refreshToken?: string;
}

export interface SsoService {
  register(input: RegisterClientCommandInput, signal: AbortSignal): Promise<Answer<Registration>>;
  startDevice(client: Registration, startUrl: string, signal: AbortSignal): Promise<Answer<DeviceCode>>;
  createToken(input: CreateTokenCommandInput, signal: AbortSignal): Promise<Answer<NewToken>>;
  /** Where the system's browser is sent. */
  authorizeUrl(): Promise<URL>;
  accounts(
    accessToken: string,
    nextToken: string | undefined,
    signal: AbortSignal,
  ): Promise<Answer<Page<{ accountId: string; name: string }>>>;
  roles(
    accessToken: string,
    accountId: string,
    nextToken: string | undefined,
    signal: AbortSignal,
  ): Promise<Answer<Page<{ name: string }>>>;
  logout(accessToken: string, signal: AbortSignal): Promise<Answer<null>>;
  close(): void;
}

/** For one call with its retries, in milliseconds. */
const CALL_DEADLINE_MS = 12_000;
const MAX_ATTEMPTS = 2;
const PAGE_SIZE = 100;

/** Fails on an endpoint, proxy or certificate setting that can never work. */
export function openSsoService(
  session: SsoSession,
  files: ProfileFiles,
  { env, reach: options = {} }: { env: NodeJS.ProcessEnv; reach?: ReachOptions },
): Result<SsoService> {
  // As in open-gateway.ts, which a window may open later.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  nameRequests();
  const profile = session.profile ?? 'default';
  const endpoints = resolveEndpoints({ profile, env, files, chosen: options });
  if (!endpoints.ok) return endpoints;
  const { sso, ssoOidc, isFips = false } = endpoints.value;
  let reach: Reach;
  try {
    reach = reachOf(options, env, files.profiles.get(profile)?.ca_bundle);
  } catch (error) {
    return { ok: false, failure: explainError(error) };
  }
  const transport = new SharedRequestHandler({ reach, deadlineMs: CALL_DEADLINE_MS });
  const requestHandler = new PageAwareHandler(transport);
  const ask = <T>(signal: AbortSignal, send: (abortSignal: AbortSignal) => Promise<T>): Promise<Answer<T>> =>
    reach.callRetry.use(signal, () => asked(signal, send), failureIn);
  const [ownOidc, ownPortal] = [ssoOidc, sso].map((each) => each?.replaceAll('{region}', session.region));
  const configOf = (endpoint: string | undefined) => ({
    ...{ region: session.region, profile, requestHandler, maxAttempts: MAX_ATTEMPTS, logger: SILENT },
    // Decided here; the SDK would look at AWS_PROFILE whatever the profile is, and takes no FIPS beside an address.
    ...(endpoint === undefined
      ? { ignoreConfiguredEndpointUrls: true, useFipsEndpoint: isFips }
      : { endpoint, useFipsEndpoint: false, useDualstackEndpoint: false }),
  });
  const oidc = new SSOOIDCClient(configOf(ownOidc));
  const portal = new SSOClient(configOf(ownPortal));
  return {
    ok: true,
    value: {
      register: (input, signal) =>
        ask(signal, async (abortSignal) => {
          const given = await oidc.send(new RegisterClientCommand(input), { abortSignal });
          const clientSecret = needed(given.clientSecret);
          learnSecrets(clientSecret);
          return {
            clientId: needed(given.clientId),
            clientSecret,
            expiresAtEpochMs: needed(given.clientSecretExpiresAt) * 1000,
          };
        }),
      startDevice: ({ clientId, clientSecret }, startUrl, signal) =>
        ask(signal, async (abortSignal) => {
          const input = { clientId, clientSecret, startUrl };
          const given = await oidc.send(new StartDeviceAuthorizationCommand(input), { abortSignal });
          const verificationUri = needed(given.verificationUri);
          learnSecrets(given.deviceCode);
          return {
            deviceCode: needed(given.deviceCode),
            userCode: needed(given.userCode),
            verificationUri,
            verificationUriComplete: given.verificationUriComplete ?? verificationUri,
            expiresInMs: needed(given.expiresIn) * 1000,
            intervalMs: (given.interval ?? 5) * 1000,
          };
        }),
      createToken: (input, signal) =>
        ask(signal, async (abortSignal) => {
          const given = await oidc.send(new CreateTokenCommand(input), { abortSignal });
          learnSecrets(given.accessToken, given.refreshToken);
          return {
            accessToken: needed(given.accessToken),
            expiresInMs: needed(given.expiresIn) * 1000,
            ...defined({ refreshToken: given.refreshToken }),
          };
        }),
      async authorizeUrl() {
        const { endpointProvider, useDualstackEndpoint } = oidc.config;
        const isDualStack: boolean | Promise<boolean> = useDualstackEndpoint();
        const base =
          ownOidc === undefined
            ? endpointProvider({
                Region: session.region,
                UseFIPS: isFips,
                UseDualStack: await Promise.resolve(isDualStack),
              }).url
            : new URL(ownOidc);
        return new URL(`${base.href.replace(/\/+$/, '')}/authorize`);
      },
      accounts: (accessToken, nextToken, signal) =>
        ask(signal, async (abortSignal) => {
          const input = { accessToken, maxResults: PAGE_SIZE, ...defined({ nextToken }) };
          const page = await portal.send(new ListAccountsCommand(input), { abortSignal });
          return pageOf(page.accountList ?? [], page.nextToken, ({ accountId, accountName }) =>
            /^\d{12}$/.test(accountId ?? '')
              ? { accountId: accountId ?? '', name: accountName ?? '' }
              : undefined,
          );
        }),
      roles: (accessToken, accountId, nextToken, signal) =>
        ask(signal, async (abortSignal) => {
          const input = { accessToken, accountId, maxResults: PAGE_SIZE, ...defined({ nextToken }) };
          const page = await portal.send(new ListAccountRolesCommand(input), { abortSignal });
          return pageOf(page.roleList ?? [], page.nextToken, ({ roleName }) =>
            roleName === undefined ? undefined : { name: roleName },
          );
        }),
      logout: (accessToken, signal) =>
        ask(signal, async (abortSignal) => {
          await portal.send(new LogoutCommand({ accessToken }), { abortSignal });
          return null;
        }),
      close: () => transport.destroy(),
    },
  };
}

async function asked<T>(
  signal: AbortSignal,
  send: (abortSignal: AbortSignal) => Promise<T>,
): Promise<Answer<T>> {
  try {
    return { ok: true, value: await withDeadline([signal], CALL_DEADLINE_MS, send) };
  } catch (error) {
    return { ok: false, name: refusalName(error), failure: explainSsoError(error) };
  }
}

/** Throws for what an answer has to hold. */
function needed<T>(value: T | undefined): T {
  if (value === undefined || value === '' || Number.isNaN(value)) throw new UnreadableAnswer();
  return value;
}
