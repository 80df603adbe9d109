/** How long the services that give credentials may take in all: commands and codes take as long as the user. */
import type { HttpRequest, HttpResponse } from '@smithy/core/protocols';
import type { HttpHandlerOptions, RequestHandlerOutput } from '@smithy/types';
import { DeadlineError, withDeadline } from '../deadline.ts';
import { UnconfiguredHandler } from './unconfigured-handler.ts';
import type { PageAwareHandler } from './web-page.ts';

/** A connection that died while the computer slept is silent: the share of the time that leaves a second attempt the rest. */
const SHARE_OF_ATTEMPT = 0.75;

/** For one search of credentials: attempts and links of a chain share its time. */
export class TimedHandler extends UnconfiguredHandler {
  readonly metadata: PageAwareHandler['metadata'];
  private readonly handler: PageAwareHandler;
  private readonly limitMs: number;
  private leftMs: number;
  /** Who was asked last, in words. */
  asked: string | undefined;
  /** The last request had no answer in time. */
  late: DeadlineError | undefined;

  constructor(handler: PageAwareHandler, limitMs: number) {
    super();
    this.handler = handler;
    this.metadata = handler.metadata;
    this.limitMs = limitMs;
    this.leftMs = limitMs;
  }

  /** As the handler's; rejects with DeadlineError when the time of all requests is over. */
  async handle(
    request: HttpRequest,
    options?: HttpHandlerOptions,
  ): Promise<RequestHandlerOutput<HttpResponse>> {
    this.asked = serviceOf(request);
    this.late = undefined;
    const sinceMs = performance.now();
    const given = options?.abortSignal;
    const signals = given instanceof AbortSignal ? [given] : [];
    const attemptMs = Math.min(this.leftMs, Math.ceil(this.limitMs * SHARE_OF_ATTEMPT));
    try {
      if (this.leftMs <= 0) throw new DeadlineError(this.limitMs);
      return await withDeadline(signals, attemptMs, (abortSignal) =>
        this.handler.handle(request, { ...options, abortSignal }),
      );
    } catch (error) {
      if (!(error instanceof DeadlineError)) throw error;
      const isLast = attemptMs >= this.leftMs;
      this.late = isLast ? new DeadlineError(this.limitMs) : error;
      // By this name the SDK tries again.
      throw isLast ? this.late : Object.assign(error, { name: 'TimeoutError' });
    } finally {
      this.leftMs -= performance.now() - sinceMs;
    }
  }
}

/** Undefined: a request that says neither. */
function serviceOf({ headers, hostname, body }: HttpRequest): string | undefined {
  if (headers['x-amz-sso_bearer_token'] !== undefined) return 'IAM Identity Center';
  const signed = /Credential=[^/]+\/\d{8}\/([^/]+)\/sts\//.exec(headers.authorization ?? '')?.[1];
  // A web identity signs nothing.
  const isUnsigned = typeof body === 'string' && body.includes('Action=AssumeRoleWithWebIdentity');
  const region = signed ?? (isUnsigned ? /^sts\.([a-z0-9-]+)\./.exec(hostname)?.[1] : undefined);
  if (region === undefined) return isUnsigned ? 'AWS STS' : undefined;
  return `AWS STS in ${region}`;
}
