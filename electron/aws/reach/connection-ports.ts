/** The steps to AWS over the real network, on the same way that scans take. */
import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { connect, isIP, type Socket } from 'node:net';
import { addAbortSignal } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import type { ConnectionPorts, StepAnswer } from '../../contract/reach/connection-test.ts';
import type { Failure, RegionCode } from '../../contract/snapshot/model.ts';
import { counted } from '../../contract/text.ts';
import type { BedrockGateway, Result } from '../../discovery/ports.ts';
import { withoutSecrets } from '../../redact/secret-patterns.ts';
import { explainError } from '../errors/explain-error.ts';
import { speakingOf } from '../errors/failure-text.ts';
import { withDeadline } from '../transport/deadline.ts';
import { stsUrl } from '../transport/endpoint.ts';
import type { ProxyChoice } from '../transport/proxy/proxy-choice.ts';
import { ProxyError } from '../transport/proxy/proxy-error.ts';
import { placeOf } from '../transport/proxy/proxy-speech.ts';
import { openTunnel } from '../transport/proxy/tunnel-agent.ts';
import type { Reach } from '../transport/reach.ts';
import type { SharedRequestHandler } from '../transport/request/request-handler.ts';
import { openRequest, type ServiceDeps } from '../transport/request/service-request.ts';
import { issuerName, tellIssuer } from '../transport/trust/untrusted-issuer.ts';
import { callerIdentity } from './sts-identity.ts';

const STEP_WITHIN_MS = 10_000;

export interface ConnectionParts {
  region: RegionCode;
  /** Bedrock's address in the region; rejects where the settings cannot be used together. */
  bedrockUrl(): Promise<URL>;
  reach: Reach;
  requestHandler: Pick<SharedRequestHandler, 'handle'>;
  service: Pick<ServiceDeps, 'endpoints' | 'credentials' | 'bearerToken' | 'keyName' | 'profile'>;
  gateway: Pick<BedrockGateway, 'listModels'>;
  checkCredentials(signal: AbortSignal): Promise<Result<null>>;
  /** The keys of the environment were found in place of a profile's session. */
  usesKeysBeside(): boolean;
  isSample: boolean;
}

export function connectionPorts(parts: ConnectionParts): ConnectionPorts {
  const { region, reach, requestHandler, service, isSample } = parts;
  const { proxies, trust, signIn } = reach;
  let socket: Socket | undefined;
  const hasKey = service.bearerToken !== undefined;
  /** Tried again where the user, or the certificates of the system, can help. */
  const retried = (
    signal: AbortSignal,
    run: (signal: AbortSignal) => Promise<StepAnswer>,
  ): Promise<StepAnswer> =>
    reach.callRetry.use(
      signal,
      () => step(signal, run),
      (answer) => ('failure' in answer ? answer.failure : undefined),
    );
  const connectedTo = async (url: URL, proxy: ProxyChoice | undefined, own: AbortSignal): Promise<Socket> => {
    if (proxy === undefined) return await connected(connect(placeOf(url)), 'connect', own);
    const tunnel = openTunnel(proxy, placeOf(url), { trust: trust.current(), signIn });
    own.addEventListener('abort', () => tunnel.giveUp(new Error('The test has ended.')), { once: true });
    return await tunnel.opened;
  };
  /** Without a proxy that only the system knows, nothing may be reached. */
  const hinted = async (answer: StepAnswer): Promise<StepAnswer> => {
    if (!('failure' in answer)) return answer;
    const url = await parts.bedrockUrl().catch(() => undefined);
    if (url === undefined || !proxies.lacksSystem(url)) return answer;
    const nextStep = `${answer.failure.nextStep} ${NAME_THE_PROXY}`;
    return { failure: { ...answer.failure, nextStep } };
  };
  return {
    lookup: (signal) =>
      step(signal, async () => {
        const url = await parts.bedrockUrl();
        const proxy = await proxies.of(url);
        const { host } = placeOf(proxy?.url ?? url);
        if (isIP(host) !== 0) return { skipped: `${host} is an address already.` };
        const addresses = await lookup(host, { all: true }).catch((error: NodeJS.ErrnoException) => {
          if (proxy === undefined) throw error;
          throw new ProxyError(proxy.url.host, { reason: error.code ?? 'not found', from: proxy.from });
        });
        const what = proxy === undefined ? host : `The proxy ${host}`;
        const several = addresses.length === 1 ? '1 address' : `${addresses.length} addresses`;
        return { words: `${what} has ${several}: ${addresses[0]?.address ?? 'none'}.` };
      }).then(hinted),
    connection: (signal) =>
      retried(signal, async (own) => {
        const url = await parts.bedrockUrl();
        const proxy = await proxies.of(url);
        if (proxy === undefined) {
          socket = await connectedTo(url, proxy, own);
          const more = proxies.lacksSystem(url) ? ' Plain Node cannot ask the system for one.' : '';
          return {
            words: `Connected to ${socket.remoteAddress} port ${placeOf(url).port}, without a proxy.${more}`,
          };
        }
        const which = `The proxy ${withoutSecrets(proxy.url.host)}, which ${proxy.from} names,`;
        if (signIn.isHandedOver(proxy)) {
          // Any answer will do.
          await openRequest(requestHandler, { url, path: '/', headers: { host: url.host } }, own);
          return { words: `${which} let the request through after the sign-in of the system.` };
        }
        socket = await connectedTo(url, proxy, own);
        return { words: `${which} let the connection through.` };
      }).then(hinted),
    tls: (signal) =>
      retried(signal, async (own) => {
        const url = await parts.bedrockUrl();
        const proxy = await proxies.of(url);
        if (url.protocol !== 'https:') {
          socket?.destroy();
          return { skipped: 'The address begins with http://, so nothing is encrypted.' };
        }
        if (proxy !== undefined && signIn.isHandedOver(proxy)) {
          return { skipped: checkedBySystem(trust.isOfFiles) };
        }
        const { host } = placeOf(url);
        const { version, ...trusted } = trust.current();
        // Of a connection on which a certificate was refused, nothing is left.
        const secure = tellIssuer(
          connectTls({
            ...trusted,
            socket: socket ?? (await connectedTo(url, proxy, own)),
            ...(isIP(host) === 0 ? { servername: host } : { host }),
          }),
        );
        socket = undefined;
        await connected(secure, 'secureConnect', own);
        const by = issuerName(secure.getPeerCertificate()) ?? 'an unnamed authority';
        const more = version > 0 ? ' The certificates of the system were needed.' : '';
        const words = `${secure.getProtocol()}, with a trusted certificate of ${host}, issued by ${by}.${more}`;
        secure.destroy();
        return { words };
      }),
    credentials: async (signal) => {
      // A command or a code may take as long as the user does.
      const found = await parts.checkCredentials(signal);
      if (!found.ok) return { failure: found.failure };
      if (isSample) return { words: 'Those of the sample data.' };
      const { profile, keyName } = service;
      const key = keyName === undefined ? 'in AWS_BEARER_TOKEN_BEDROCK' : `"${keyName}"`;
      if (hasKey) {
        const ownNames = keyName === undefined ? [] : [`"${keyName}"`];
        return { words: `The API key ${key} is used, instead of any profile.`, ownNames };
      }
      if (parts.usesKeysBeside()) return { words: KEYS_BESIDE };
      if (profile === undefined) return { words: 'Found.' };
      return { words: `Found for the profile ${profile}.`, ownNames: [profile] };
    },
    identity: (signal) =>
      step(
        signal,
        async (own) => {
          if (isSample) return { skipped: 'The sample data has no AWS STS.' };
          if (hasKey) return { skipped: 'AWS STS takes no API keys.' };
          const url = stsUrl(service.endpoints, region);
          const credentials = await service.credentials.get();
          if (url === undefined) return { skipped: `There is no AWS STS for ${region} that the app knows.` };
          if (!credentials.ok) return { failure: credentials.failure };
          const who = await callerIdentity(requestHandler, url, region, credentials.value, own);
          return { words: `AWS knows these credentials: ${who}.`, ownNames: [who] };
        },
        ofSts,
      ),
    bedrock: (signal) =>
      step(signal, async (own) => {
        const found = await parts.gateway.listModels(region, own);
        if (!found.ok) return { failure: found.failure };
        return { words: `${counted(found.value.items.length, 'model')} in ${region}.` };
      }),
  };
}

const NAME_THE_PROXY =
  'Plain Node cannot ask the system for a proxy: if one is needed, name it in HTTPS_PROXY.';
const KEYS_BESIDE =
  'The access key of the environment (AWS_ACCESS_KEY_ID) is used: the profile in AWS_PROFILE has no session.';

/** Chromium made the request. */
function checkedBySystem(isOfFiles: boolean): string {
  const checked = 'The certificate was checked with those of the system, before the answer.';
  return isOfFiles
    ? `${checked} Certificate files do not count there: Chromium trusts those of the system alone.`
    : checked;
}

/** One that is named, if it is among them; else the one with most of Bedrock. */
export function firstRegion(
  regions: readonly RegionCode[],
  named: readonly (string | undefined)[],
): RegionCode {
  const wanted = [...named, 'us-east-1'].find((each) => each !== undefined && regions.includes(each));
  return wanted ?? regions[0] ?? 'us-east-1';
}

/** Every failure becomes a value, within ten seconds. */
async function step(
  signal: AbortSignal,
  run: (signal: AbortSignal) => Promise<StepAnswer>,
  named: (failure: Failure) => Failure = (failure) => failure,
): Promise<StepAnswer> {
  try {
    return await withDeadline([signal], STEP_WITHIN_MS, run);
  } catch (error) {
    return { failure: named(explainError(error)) };
  }
}

/** The explanations speak of Bedrock. */
function ofSts(failure: Failure): Failure {
  return { ...failure, message: speakingOf('AWS STS', failure.message) };
}

/** The socket once it is ready; destroyed when the signal aborts. */
async function connected(socket: Socket, event: string, signal: AbortSignal): Promise<Socket> {
  // Whoever closes it later is nobody's fault.
  socket.on('error', () => undefined);
  addAbortSignal(signal, socket);
  await once(socket, event);
  return socket;
}
