/** A local IAM Identity Center: SSO OIDC with its page for the browser, and the portal. It can be told to answer otherwise. */
import {
  type ProtocolServer,
  type Reply,
  type SeenRequest,
  startProtocolServer,
} from '../protocol-server.ts';
import { Oidc } from './oidc.ts';
import { type PortalFacts, portalReply } from './portal.ts';

const OPERATIONS = {
  'POST /client/register': 'RegisterClient',
  'POST /device_authorization': 'StartDeviceAuthorization',
  'POST /token': 'CreateToken',
  'GET /authorize': 'Authorize',
  'GET /assignment/accounts': 'ListAccounts',
  'GET /assignment/roles': 'ListAccountRoles',
  'GET /federation/credentials': 'GetRoleCredentials',
  'POST /logout': 'Logout',
} as const;

type Operation = (typeof OPERATIONS)[keyof typeof OPERATIONS];

/** What the server does instead of its good answer, by operation; undefined: nothing else. */
export type SsoManners = Partial<
  Record<Operation, (input: Record<string, unknown>, request: SeenRequest) => Reply | undefined>
>;

export interface SsoServer extends PortalFacts {
  url: string;
  requests: ProtocolServer['requests'];
  manners: SsoManners;
  /** Names of the operations that were asked, in their order; not the page for the browser. */
  asked(): Operation[];
  /** The user allows the code that was shown. */
  allow(userCode: string): void;
  close(): Promise<void>;
}

export async function startSsoServer(): Promise<SsoServer> {
  const facts: PortalFacts & { manners: SsoManners } = {
    ...{ tokens: new Set(), refreshTokens: new Set(), expiresIn: 3_600, pageSize: 2, manners: {} },
    accounts: [
      { accountId: '111122223333', accountName: 'Production', roles: ['ReadOnly', 'Admin', 'Billing'] },
      { accountId: '444455556666', accountName: 'Sandbox', roles: ['ReadOnly'] },
      { accountId: '777788889999', accountName: 'Sandbox', roles: [] },
    ],
  };
  const oidc = new Oidc(facts);
  const names: Operation[] = [];
  const server = await startProtocolServer((request) => {
    const operation = OPERATIONS[`${request.method} ${request.path}` as keyof typeof OPERATIONS];
    if (operation === undefined) return { status: 404, body: 'no such page' };
    if (operation !== 'Authorize') names.push(operation);
    const input = parsed(request.body);
    const own = facts.manners[operation]?.(input, request);
    if (own !== undefined) return own;
    if (operation === 'Authorize') return oidc.authorize(request);
    if (operation === 'RegisterClient') return oidc.register(input);
    if (operation === 'StartDeviceAuthorization') return oidc.startDevice(input);
    return operation === 'CreateToken' ? oidc.createToken(input) : portalReply(operation, request, facts);
  });
  oidc.url = server.url;
  const { url, requests } = server;
  return Object.assign(facts, {
    ...{ url, requests, asked: () => names },
    allow: (userCode: string) => oidc.allow(userCode),
    close: () => server.close(),
  });
}

function parsed(body: string): Record<string, unknown> {
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    return {};
  }
}
