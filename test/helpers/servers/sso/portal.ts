/** The portal of the local IAM Identity Center: accounts, roles and their keys, for a good token. */
import type { Reply, SeenRequest } from '../protocol-server.ts';
import type { Tokens } from './oidc.ts';

export interface PortalAccount {
  accountId: string;
  accountName: string;
  roles: string[];
}

export interface PortalFacts extends Tokens {
  accounts: PortalAccount[];
  pageSize: number;
}

function refused(name: string, status: number): Reply {
  return { status, headers: { 'x-amzn-errortype': name }, json: { message: 'The portal refuses this.' } };
}

export function portalReply(operation: string, { headers, query }: SeenRequest, facts: PortalFacts): Reply {
  const token = String(headers['x-amz-sso_bearer_token'] ?? '');
  if (!facts.tokens.has(token)) return refused('UnauthorizedException', 401);
  const account = facts.accounts.find(({ accountId }) => accountId === query.get('account_id'));
  const from = Number(query.get('next_token') ?? 0);
  const to = from + facts.pageSize;
  const page = (name: string, items: unknown[]): Reply => ({
    json: { [name]: items.slice(from, to), nextToken: to < items.length ? String(to) : null },
  });
  switch (operation) {
    case 'Logout':
      facts.tokens.delete(token);
      facts.refreshTokens.clear();
      return { json: {} };
    case 'ListAccounts': {
      const emailAddress = 'someone@example.com';
      return page(
        'accountList',
        facts.accounts.map(({ accountId, accountName }) => ({ accountId, accountName, emailAddress })),
      );
    }
    case 'ListAccountRoles':
      return page(
        'roleList',
        (account?.roles ?? []).map((roleName) => ({ roleName, accountId: account?.accountId })),
      );
    default:
      return keysOf(account, query.get('role_name') ?? '');
  }
}

function keysOf(account: PortalAccount | undefined, role: string): Reply {
  if (account?.roles.includes(role) !== true) return refused('ForbiddenException', 403);
  const accessKeyId = `ASIASSO${role.toUpperCase()}`;
  const keys = { accessKeyId, secretAccessKey: 'an-example-secret', sessionToken: 'an-example-session' };
  return { json: { roleCredentials: { ...keys, expiration: Date.now() + 3_600_000 } } };
}
