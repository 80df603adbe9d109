/**
 * One sign-in to IAM Identity Center: by the system's browser, which comes back to this computer (authorization code with
 * PKCE), else by a code that the user types. In the end the token is in the cache of the AWS CLI.
 */
import { createHash, randomBytes } from 'node:crypto';
import { defined } from '../../contract/defined.ts';
import type { Failure } from '../../contract/snapshot/model.ts';
import { withAnySignal } from '../../discovery/concurrency/abort.ts';
import type { Result } from '../../discovery/ports.ts';
import { learnSecrets } from '../../redact/known-secrets.ts';
import { explainError } from '../errors/explain-error.ts';
import { DeadlineError, withDeadline } from '../transport/deadline.ts';
import { type CallbackServer, openCallbackServer, REDIRECT_URI } from './callback-server.ts';
import { tokenByCode } from './device-code.ts';
import { forget, registration } from './registrations.ts';
import { CLIENT, SCOPES, type Signed, type SignInPorts } from './sign-in-ports.ts';
import { explainSsoError } from './sso-error.ts';
import type { SsoService } from './sso-service.ts';
import type { SsoSession } from './sso-session.ts';
import { cliTime, writeToken } from './token-cache.ts';

/** How long the browser is waited for, as the AWS CLI does; in milliseconds. */
const BROWSER_DEADLINE_MS = 10 * 60_000;

/** Why another way has to be taken. */
class NoBrowserWay extends Error {}

export async function signIn(
  session: SsoSession,
  service: SsoService,
  ports: SignInPorts,
  signal: AbortSignal,
): Promise<Result<null>> {
  ports.tell({ step: 'starting' });
  const signed = await tokenOf(session, service, ports, signal);
  if (!signed.ok) return signed;
  const { client, token } = signed.value;
  return await writeToken(session.cacheId, {
    ...{ startUrl: session.startUrl, region: session.region, accessToken: token.accessToken },
    expiresAt: cliTime(ports.nowEpochMs() + token.expiresInMs),
    ...{ clientId: client.clientId, clientSecret: client.clientSecret },
    registrationExpiresAt: cliTime(client.expiresAtEpochMs),
    ...defined({ refreshToken: token.refreshToken }),
  });
}

async function tokenOf(
  session: SsoSession,
  service: SsoService,
  ports: SignInPorts,
  signal: AbortSignal,
): Promise<Result<Signed>> {
  let reason: string | undefined;
  if (!ports.wantsCode.aborted) {
    try {
      return await withAnySignal([signal, ports.wantsCode], (either) =>
        tokenByBrowser(session, service, ports, either),
      );
    } catch (error) {
      if (error instanceof NoBrowserWay) reason = error.message;
      else if (signal.aborted || !ports.wantsCode.aborted) return { ok: false, failure: explained(error) };
    }
  }
  return await tokenByCode(session, service, ports, signal, reason);
}

/** Rejects with NoBrowserWay where a code has to do, and when it is given up or takes too long. */
async function tokenByBrowser(
  session: SsoSession,
  service: SsoService,
  ports: SignInPorts,
  signal: AbortSignal,
): Promise<Result<Signed>> {
  const address = await service.authorizeUrl();
  const kind = { kind: 'browser' as const, startUrl: session.startUrl, at: address.origin };
  const client = await registration(kind, ports.nowEpochMs(), () =>
    service.register(
      {
        ...CLIENT,
        grantTypes: ['authorization_code', 'refresh_token'],
        redirectUris: [REDIRECT_URI],
        issuerUrl: session.startUrl,
      },
      signal,
    ),
  );
  if (!client.ok) {
    if (REFUSES_GRANT.includes(client.name)) throw new NoBrowserWay(NO_GRANT);
    return giveUp(signal, client.failure);
  }
  const state = randomBytes(32).toString('base64url');
  const codeVerifier = randomBytes(32).toString('base64url');
  let server: CallbackServer;
  try {
    server = await openCallbackServer(state);
  } catch {
    throw new NoBrowserWay(NO_PORT);
  }
  let isSigned = false;
  try {
    address.search = new URLSearchParams({
      response_type: 'code',
      client_id: client.value.clientId,
      redirect_uri: server.redirectUri,
      state,
      code_challenge_method: 'S256',
      code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
      scopes: SCOPES.join(' '),
    }).toString();
    learnSecrets(state, codeVerifier);
    const came = withDeadline([signal], BROWSER_DEADLINE_MS, () => server.callback);
    // Whoever does not wait for it any more is told by another error.
    came.catch(() => undefined);
    const isOpened = await ports.openBrowser(address.href).then(
      () => true,
      () => false,
    );
    if (!signal.aborted) ports.tell({ step: 'browser', address: address.href, isOpened });
    const callback = await came;
    if ('error' in callback) return { ok: false, failure: refusedBy(callback.error) };
    learnSecrets(callback.code);
    const token = await service.createToken(
      {
        ...{ clientId: client.value.clientId, clientSecret: client.value.clientSecret },
        ...{ grantType: 'authorization_code', code: callback.code, codeVerifier },
        redirectUri: server.redirectUri,
      },
      signal,
    );
    if (!token.ok) return giveUp(signal, token.failure);
    isSigned = true;
    server.show('signed-in');
    return { ok: true, value: { client: client.value, token: token.value } };
  } finally {
    if (!isSigned) forget(kind);
    server.close();
  }
}

/** What a service says that knows codes alone. */
const REFUSES_GRANT = [
  'UnsupportedGrantTypeException',
  'InvalidClientMetadataException',
  'InvalidRedirectUriException',
  'InvalidRequestException',
];
const NO_GRANT = 'This IAM Identity Center does not offer a sign-in without a code.';
const NO_PORT = 'No port of this computer could be opened for the answer of the browser.';

/** Who gave up is told so, whatever the call under way says. */
function giveUp(signal: AbortSignal, failure: Failure): Result<Signed> {
  signal.throwIfAborted();
  return { ok: false, failure };
}

/** Names of RFC 6749, section 4.1.2.1. */
function refusedBy(error: string): Failure {
  if (error === 'access_denied') return explainSsoError({ name: 'AccessDeniedException' });
  return {
    kind: 'service',
    message: `IAM Identity Center refused the sign-in (${/^[a-z_]{1,40}$/.exec(error)?.[0] ?? 'no known reason'}).`,
    nextStep: 'Sign in again; if it stays, use a code instead.',
  };
}

function explained(error: unknown): Failure {
  if (error instanceof DeadlineError) return explainSsoError({ name: 'ExpiredTokenException' });
  return explainError(error);
}
