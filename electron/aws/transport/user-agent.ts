/** How every request names the app, whoever makes it. */
import packageJson from '../../../package.json' with { type: 'json' };

const PRODUCT = `${packageJson.name}/${packageJson.version}`;

/**
 * The value of `user-agent`: the app beside the words of the SDK, if it made the request. No signature covers this header,
 * so it can be set after signing. Source: @smithy/signature-v4 5, ALWAYS_UNSIGNABLE_HEADERS. Not named: the app's requests to
 * the machine's own metadata services (EC2, ECS), which the SDK's providers send without the shared request handler.
 */
export function userAgent(sdkWords?: string): string {
  if (sdkWords === undefined || sdkWords === '') return PRODUCT;
  // A further attempt sends the headers of the one before.
  return sdkWords.includes(PRODUCT) ? sdkWords : `${sdkWords} ${PRODUCT}`;
}
