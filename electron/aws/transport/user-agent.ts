/** How every request names the app, whoever makes it. */
import packageJson from '../../../package.json' with { type: 'json' };

const PRODUCT = `${packageJson.name}/${packageJson.version}`;

/**
 * The value of `user-agent`: the app beside the words of the SDK, if it made the request. No signature covers this header,
 * so it can be set after signing. Source: @smithy/signature-v4 5, ALWAYS_UNSIGNABLE_HEADERS. The metadata services of EC2 and
 * ECS, on the machine itself, are asked by the SDK's providers without this handler and cannot be told.
 */
export function userAgent(sdkWords?: string): string {
  if (sdkWords === undefined || sdkWords === '') return PRODUCT;
  // A further attempt sends the headers of the one before.
  return sdkWords.includes(PRODUCT) ? sdkWords : `${sdkWords} ${PRODUCT}`;
}
