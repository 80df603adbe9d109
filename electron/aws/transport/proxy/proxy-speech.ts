/** Whether a proxy speaks TLS: an address of the wrong scheme fails with words that only name the transport. */
import { request as requestHttp } from 'node:http';
import { isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { onAbort } from '../../../discovery/concurrency/abort.ts';
import { userAgent } from '../user-agent.ts';

/** What a proxy speaks whose address says otherwise. */
export type Speech = 'http' | 'tls';

const PROBED_WITHIN_MS = 2_000;
/** Of OpenSSL and of BoringSSL: what came is no TLS. */
const NO_TLS = /wrong.version.number|packet.length.too.long/i;
/** Closed without a word, or with what is no HTTP. */
const PERHAPS_OTHER = /^(ECONNRESET|EPIPE|EPROTO|HPE_|ERR_SSL_)/;

/** Of an address: without the brackets of IPv6, and with the port that the scheme stands for. */
export function placeOf(url: URL): { host: string; port: number } {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return { host, port: Number(url.port) || (url.protocol === 'https:' ? 443 : 80) };
}

/** Always with the port, for another scheme stands for another one. */
export function placeName(url: URL): string {
  return `${url.hostname}:${placeOf(url).port}`;
}

/** What it speaks instead of what its address says; undefined: that is not to blame. Asks it once more, without a name or password. */
export async function otherSpeech(
  url: URL,
  { code = '', message }: { code?: string | undefined; message: string },
  signal: AbortSignal,
): Promise<Speech | undefined> {
  const isSecure = url.protocol === 'https:';
  if (isSecure && NO_TLS.test(`${code} ${message}`)) return 'http';
  if (!PERHAPS_OTHER.test(code) || signal.aborted) return undefined;
  if (isSecure) return (await speaksHttp(url, signal)) ? 'http' : undefined;
  return (await speaksTls(url, signal)) ? 'tls' : undefined;
}

/** Whether a secure connection can be made. Nothing is sent on it, so whose certificate it has does not matter. */
export function speaksTls(url: URL, signal: AbortSignal): Promise<boolean> {
  const { host, port } = placeOf(url);
  const named = isIP(host) === 0 ? { servername: host } : {};
  const socket = connectTls({ host, port, ...named, rejectUnauthorized: false });
  return probed(socket, 'secureConnect', signal);
}

function speaksHttp(url: URL, signal: AbortSignal): Promise<boolean> {
  const headers = { 'user-agent': userAgent() };
  const asked = requestHttp({ ...placeOf(url), agent: false, method: 'OPTIONS', path: '*', headers });
  asked.end();
  return probed(asked, 'response', signal);
}

interface Probe {
  once(event: string, listener: () => void): unknown;
  on(event: 'error', listener: () => void): unknown;
  destroy(): unknown;
}

function probed(probe: Probe, good: string, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (is: boolean): void => {
      clearTimeout(timer);
      stopWaiting();
      resolve(is);
      probe.destroy();
    };
    const timer = setTimeout(() => end(false), PROBED_WITHIN_MS);
    const stopWaiting = onAbort([signal], () => end(false));
    probe.once(good, () => end(true));
    probe.on('error', () => end(false));
    probe.once('close', () => end(false));
  });
}
