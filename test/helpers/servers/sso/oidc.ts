/** SSO OIDC of the local IAM Identity Center: it checks what the real one checks. */
import { createHash, randomUUID } from 'node:crypto';
import type { Reply, SeenRequest } from '../protocol-server.ts';

export interface Tokens {
  /** Access tokens that are good. */
  tokens: Set<string>;
  refreshTokens: Set<string>;
  /** What new ones live, in seconds. */
  expiresIn: number;
}

type Input = Record<string, unknown>;

interface Client {
  id: string;
  secret: string;
  grants: string[];
}

const CODE_GRANT = 'authorization_code';
const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

export function oauthError(name: string, status = 400): Reply {
  const words = name.replace(/Exception$/, '').replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`);
  const error = words.toLowerCase();
  return {
    status,
    headers: { 'x-amzn-errortype': name },
    json: { error, error_description: `The request was refused: ${error}.` },
  };
}

export class Oidc {
  readonly #clients = new Map<string, Client>();
  readonly #codes = new Map<string, { client: string; redirectUri: string; challenge: string }>();
  readonly #devices = new Map<string, { client: string; userCode: string; isAllowed: boolean }>();
  readonly #tokens: Tokens;
  #count = 0;
  /** Of the server. */
  url = '';

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
  }

  allow(userCode: string): void {
    for (const device of this.#devices.values()) if (device.userCode === userCode) device.isAllowed = true;
  }

  register(input: Input): Reply {
    this.#count += 1;
    const grants = (input.grantTypes as string[] | undefined) ?? [DEVICE_GRANT, 'refresh_token'];
    const client = { id: `client-${this.#count}`, secret: `secret-of-${randomUUID()}`, grants };
    this.#clients.set(client.id, client);
    const now = Math.floor(Date.now() / 1000);
    const times = { clientIdIssuedAt: now, clientSecretExpiresAt: now + 90 * 24 * 3600 };
    return { json: { clientId: client.id, clientSecret: client.secret, ...times } };
  }

  startDevice(input: Input): Reply {
    const client = this.#clientOf(input);
    if (client === undefined) return oauthError('InvalidClientException', 401);
    this.#count += 1;
    const deviceCode = `device-${randomUUID()}`;
    const userCode = `ABCD-${String(this.#count).padStart(4, '0')}`;
    this.#devices.set(deviceCode, { client: client.id, userCode, isAllowed: false });
    const verificationUri = `${this.url}/device`;
    const verificationUriComplete = `${verificationUri}?user_code=${userCode}`;
    const json = { deviceCode, userCode, verificationUri, verificationUriComplete };
    return { json: { ...json, expiresIn: 600, interval: 1 } };
  }

  /** The page for the browser, on which the user allows everything at once. */
  authorize({ query }: SeenRequest): Reply {
    const client = this.#clients.get(query.get('client_id') ?? '');
    const redirectUri = query.get('redirect_uri') ?? '';
    const isWanted =
      /^http:\/\/127\.0\.0\.1:\d+\/oauth\/callback$/.test(redirectUri) &&
      query.get('response_type') === 'code' &&
      query.get('code_challenge_method') === 'S256' &&
      query.get('scopes') === 'sso:account:access';
    if (client === undefined || !client.grants.includes(CODE_GRANT) || !isWanted) {
      return { status: 400, body: 'no such sign-in' };
    }
    const code = `code-${randomUUID()}`;
    const challenge = query.get('code_challenge') ?? '';
    this.#codes.set(code, { client: client.id, redirectUri, challenge });
    const back = new URL(redirectUri);
    back.search = new URLSearchParams({ code, state: query.get('state') ?? '' }).toString();
    return { status: 302, headers: { location: back.href }, body: '' };
  }

  createToken(input: Input): Reply {
    const client = this.#clientOf(input);
    if (client === undefined) return oauthError('InvalidClientException', 401);
    if (!client.grants.includes(String(input.grantType))) return oauthError('UnauthorizedClientException');
    const refusal = this.#refusal(client, input);
    return refusal === undefined ? this.#newToken() : oauthError(refusal);
  }

  #refusal(client: Client, input: Input): string | undefined {
    const bad = 'InvalidGrantException';
    if (input.grantType === CODE_GRANT) return this.#isCode(client, input) ? undefined : bad;
    if (input.grantType !== DEVICE_GRANT) {
      return this.#tokens.refreshTokens.has(String(input.refreshToken)) ? undefined : bad;
    }
    const device = this.#devices.get(String(input.deviceCode));
    if (device?.client !== client.id) return bad;
    return device.isAllowed ? undefined : 'AuthorizationPendingException';
  }

  /** Good for one use, by whoever holds the verifier. */
  #isCode(client: Client, input: Input): boolean {
    const code = this.#codes.get(String(input.code));
    this.#codes.delete(String(input.code));
    const challenge = createHash('sha256').update(String(input.codeVerifier)).digest('base64url');
    return (
      code?.client === client.id && code.redirectUri === input.redirectUri && code.challenge === challenge
    );
  }

  #newToken(): Reply {
    const accessToken = `access-${randomUUID()}`;
    const refreshToken = `refresh-${randomUUID()}`;
    const { tokens, refreshTokens, expiresIn } = this.#tokens;
    tokens.add(accessToken);
    refreshTokens.add(refreshToken);
    return { json: { accessToken, tokenType: 'Bearer', expiresIn, refreshToken } };
  }

  #clientOf(input: Input): Client | undefined {
    const client = this.#clients.get(String(input.clientId));
    return client?.secret === input.clientSecret ? client : undefined;
  }
}
