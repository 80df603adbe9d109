/** The sign-in by a code that the user types into a page of IAM Identity Center (RFC 8628): the way where no browser comes back. */
import { defined } from '../../contract/defined.ts';
import { isPage } from '../../contract/reach/sign-in-state.ts';
import type { Failure } from '../../contract/snapshot/model.ts';
import type { Result } from '../../discovery/ports.ts';
import { explainError } from '../errors/explain-error.ts';
import { CancelledError } from '../transport/deadline.ts';
import { forget, registration } from './registrations.ts';
import { CLIENT, type Signed, type SignInPorts } from './sign-in-ports.ts';
import { explainSsoError, UnreadableAnswer } from './sso-error.ts';
import type { SsoService } from './sso-service.ts';
import type { SsoSession } from './sso-session.ts';

const GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
/** RFC 8628, section 3.5. */
const SLOW_DOWN_MS = 5_000;
const LEAST_INTERVAL_MS = 1_000;
/** Whatever the service says of the code's life. */
const MAX_LIFE_MS = 60 * 60_000;
/** The network may come back while the user types. */
const PASSING: readonly string[] = ['network', 'timeout', 'throttled', 'service', 'proxy'];

export async function tokenByCode(
  session: SsoSession,
  service: SsoService,
  ports: SignInPorts,
  signal: AbortSignal,
  reason: string | undefined,
): Promise<Result<Signed>> {
  const { origin: at } = await service.authorizeUrl();
  const kind = { kind: 'code' as const, startUrl: session.startUrl, at };
  const client = await registration(kind, ports.nowEpochMs(), () => service.register(CLIENT, signal));
  if (!client.ok) return client;
  const device = await service.startDevice(client.value, session.startUrl, signal);
  if (!device.ok) {
    forget(kind);
    return device;
  }
  const { deviceCode, userCode, verificationUri, verificationUriComplete: address } = device.value;
  if (!isPage(verificationUri) || !isPage(address)) {
    return { ok: false, failure: explainSsoError(new UnreadableAnswer()) };
  }
  ports.tell({ step: 'code', userCode, verificationUri, address, ...defined({ reason }) });
  const untilEpochMs = ports.nowEpochMs() + Math.min(device.value.expiresInMs, MAX_LIFE_MS);
  let intervalMs = Math.max(device.value.intervalMs, LEAST_INTERVAL_MS);
  while (ports.nowEpochMs() < untilEpochMs) {
    try {
      await ports.pause(intervalMs, signal);
    } catch {
      return { ok: false, failure: explainError(new CancelledError()) };
    }
    const { clientId, clientSecret } = client.value;
    const token = await service.createToken({ clientId, clientSecret, grantType: GRANT, deviceCode }, signal);
    if (token.ok) return { ok: true, value: { client: client.value, token: token.value } };
    if (token.name === 'SlowDownException') intervalMs += SLOW_DOWN_MS;
    else if (token.name !== 'AuthorizationPendingException' && !isPassing(token)) {
      forget(kind);
      return token;
    }
  }
  return { ok: false, failure: explainSsoError({ name: 'ExpiredTokenException' }) };
}

function isPassing({ name, failure }: { name: string; failure: Failure }): boolean {
  return name !== 'ExpiredTokenException' && PASSING.includes(failure.kind);
}
