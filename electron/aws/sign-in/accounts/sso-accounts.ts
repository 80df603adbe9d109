/** What the user may enter with the session: accounts and their roles, page by page. */

import type { SsoAccount, SsoAccounts } from '../../../contract/reach/sign-in-state.ts';
import type { Failure } from '../../../contract/snapshot/model.ts';
import { everyPage } from '../../../discovery/every-page.ts';
import type { Page, Result } from '../../../discovery/ports.ts';
import { canRefresh } from '../../credentials/files/login-caches.ts';
import { explainSsoError } from '../sso-error.ts';
import type { Answer, SsoService } from '../sso-service.ts';
import type { SsoSession } from '../sso-session.ts';
import { cliTime, readToken, writeToken } from '../token-cache.ts';

/** A hundred accounts a page: organisations have some thousand at most. */
const MAX_PAGES = 200;
const LEAST_LEFT_MS = 60_000;

/** With what a list is asked for. */
interface Asking {
  session: SsoSession;
  service: SsoService;
  nowEpochMs: number;
  signal: AbortSignal;
}

/** Named by what comes; a list that breaks off is told so. */
export async function listAccounts(asking: Asking): Promise<Result<SsoAccounts>> {
  const { service, signal } = asking;
  const list = await every(
    asking,
    (token, next) => service.accounts(token, next, signal),
    ({ accountId }) => accountId,
  );
  if (!list.ok) return list;
  const { items, isWhole } = list.value;
  return { ok: true, value: { accounts: items.sort(byName), isWhole } };
}

export async function listRoles(accountId: string, asking: Asking): Promise<Result<string[]>> {
  const { service, signal } = asking;
  const list = await every(
    asking,
    (token, next) => service.roles(token, accountId, next, signal),
    ({ name }) => name,
  );
  return list.ok ? { ok: true, value: list.value.items.map(({ name }) => name).sort() } : list;
}

/** What came before a failure is good. */
async function every<T>(
  asking: Asking,
  ask: (token: string, next: string | undefined) => Promise<Answer<Page<T>>>,
  idOf: (item: T) => string,
): Promise<Result<{ items: T[]; isWhole: boolean }>> {
  const token = await goodToken(asking);
  if (!token.ok) return token;
  const { items, failure } = await everyPage<T>({
    ask: (next) => ask(token.value, next),
    idOf,
    maxPages: MAX_PAGES,
    tooMany: () => TOO_MANY,
    endless: () => TOO_MANY,
  });
  if (failure !== undefined && items.length === 0) return { ok: false, failure };
  return { ok: true, value: { items, isWhole: failure === undefined } };
}

const TOO_MANY: Failure = {
  kind: 'bad-answer',
  message: 'IAM Identity Center lists more than the app takes in.',
  nextStep: 'Name the account in a profile with: aws configure sso',
};

function byName(a: SsoAccount, b: SsoAccount): number {
  return a.name.localeCompare(b.name) || (a.accountId < b.accountId ? -1 : 1);
}

/** The cached access token, refreshed if it is about to end. */
async function goodToken({ session, service, nowEpochMs, signal }: Asking): Promise<Result<string>> {
  const token = await readToken(session.cacheId);
  if (token === undefined) return { ok: false, failure: ENDED };
  if (Date.parse(token.expiresAt) - nowEpochMs > LEAST_LEFT_MS) return { ok: true, value: token.accessToken };
  if (!canRefresh(token, nowEpochMs)) return { ok: false, failure: ENDED };
  const { clientId, clientSecret, refreshToken } = token;
  const grantType = 'refresh_token';
  const made = await service.createToken({ clientId, clientSecret, refreshToken, grantType }, signal);
  if (!made.ok) return { ok: false, failure: made.name === 'InvalidGrantException' ? ENDED : made.failure };
  // One that cannot be kept serves all the same.
  await writeToken(session.cacheId, {
    ...token,
    ...(made.value.refreshToken === undefined ? {} : { refreshToken: made.value.refreshToken }),
    accessToken: made.value.accessToken,
    expiresAt: cliTime(nowEpochMs + made.value.expiresInMs),
  });
  return { ok: true, value: made.value.accessToken };
}

const ENDED = explainSsoError({ name: 'UnauthorizedException' });
