/** How every request names the app, whoever makes it. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import packageJson from '../../../package.json' with { type: 'json' };

const CREATED = 'http.client.request.created';
const PRODUCT = `${packageJson.name}/${packageJson.version}`;

/**
 * The value of `user-agent`: the app beside the words of the SDK, if it made the request. No signature covers this header,
 * so it can be set after signing. Source: @smithy/signature-v4 5, ALWAYS_UNSIGNABLE_HEADERS.
 */
export function userAgent(sdkWords?: string): string {
  if (sdkWords === undefined || sdkWords === '') return PRODUCT;
  // A further attempt sends the headers of the one before.
  return sdkWords.includes(PRODUCT) ? sdkWords : `${sdkWords} ${PRODUCT}`;
}

/**
 * From now on requests that the SDK's providers send past the shared request handler name the app too: those to the metadata
 * services of EC2 and ECS. Node tells of each request before its headers are sent since 22.12; older ones stay unnamed.
 */
export function nameRequests(): void {
  unsubscribe(CREATED, nameRequest);
  subscribe(CREATED, nameRequest);
}

function nameRequest(message: unknown): void {
  const { request } = message as { request: ClientRequest };
  // Headers given as a list are written at once; the app's own requests do so, and name it.
  if (request.headersSent) return;
  const words = request.getHeader('user-agent');
  request.setHeader('user-agent', userAgent(typeof words === 'string' ? words : undefined));
}
