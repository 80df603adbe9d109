/** What is said of a source in the list of sources. Pure. */

import type { LoginSession, ProfileFacts, ProfileKind } from '../../../electron/contract/bridge/api.ts';
import type { ApiKeyFacts } from '../../../electron/contract/bridge/api-key.ts';
import { clockText } from '../words/age.ts';

/** Such as `IAM Identity Center · 111122223333 · Reader · eu-west-1`; with a problem, that instead. */
export function profileWords(
  { kind, account, role, region, problem, isOnce }: ProfileFacts,
  alias: string | undefined,
): string {
  if (problem !== undefined) return `${kind} · cannot be used: ${problem}`;
  const named = alias !== undefined && account !== undefined ? `${alias} (${account})` : alias;
  const until = isOnce === true ? 'until the app closes' : undefined;
  return [kind, named ?? account, role, region, until].filter((part) => part !== undefined).join(' · ');
}

/** Until when a login session is good, or what it is instead. */
export function sessionWords({ validUntil, isRenewable }: LoginSession, nowEpochMs: number): string {
  if (validUntil === undefined) return 'no session';
  if (Date.parse(validUntil) > nowEpochMs) return `session until ${clockText(validUntil, nowEpochMs)}`;
  return isRenewable === true ? 'session renews itself' : 'session ended';
}

/** Whether the session can be used without the user; what renews itself can. */
export function isOpen({ validUntil, isRenewable }: LoginSession, nowEpochMs: number): boolean {
  return validUntil !== undefined && (isRenewable === true || Date.parse(validUntil) > nowEpochMs);
}

/** Such as `short-term API key · us-east-1 · until 18:40`. */
export function apiKeyWords(
  {
    kind,
    region,
    validUntil,
    isKept = true,
  }: Pick<ApiKeyFacts, 'kind' | 'region' | 'validUntil'> & { isKept?: boolean },
  nowEpochMs: number,
): string {
  const ends = validUntil === undefined ? undefined : Date.parse(validUntil);
  return [
    kind === 'other' ? 'API key' : `${kind} API key`,
    region,
    ...(validUntil === undefined || ends === undefined
      ? []
      : [ends > nowEpochMs ? `until ${clockText(validUntil, nowEpochMs)}` : 'expired']),
    ...(isKept ? [] : ['until the app closes']),
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}

/** Other words by which a kind is searched for. */
export const ALSO_KINDS: Readonly<Record<ProfileKind, string>> = {
  'IAM Identity Center': 'sso',
  'aws login': 'sign-in console',
  role: 'assume sts',
  'role with MFA': 'assume sts code',
  'web identity': 'oidc irsa pod',
  'instance role': 'ec2 ecs imds',
  'credential process': 'command aws-vault granted',
  'access key': 'keys iam user',
  'settings alone': '',
};
