/** A web page in place of an answer: a network or a proxy that wants a login answers for AWS. */
import type { Readable } from 'node:stream';
import { type HttpRequest, HttpResponse } from '@smithy/core/protocols';
import type { HttpHandlerOptions, RequestHandlerOutput } from '@smithy/types';
import { MAX_ANSWER_BYTES } from '../../../contract/bounds.ts';
import { readBody } from './answer-body.ts';
import type { SharedRequestHandler } from './request-handler.ts';
import { UnconfiguredHandler } from './unconfigured-handler.ts';

/** What came; `$metadata` as the SDK's errors have it. */
export class WebPageError extends Error {
  readonly $metadata: { httpStatusCode: number };

  constructor(status: number) {
    // Providers of credentials hand on the text alone.
    super(`A web page came in place of an answer (HTTP ${status}).`);
    this.name = 'WebPageError';
    this.$metadata = { httpStatusCode: status };
  }
}

/** Whether that is what came. Gateways send pages with other statuses too, which say enough. */
export function isWebPage(status: number, bytes: Buffer | undefined): boolean {
  const mayBeLogin = status < 300 || status === 401 || status === 403;
  return mayBeLogin && bytes !== undefined && PAGE.test(bytes.toString('utf8', 0, 1_000));
}

/** STS speaks XML, which begins alike. */
const PAGE = /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i;

/** For clients of the SDK, which would speak of syntax, or of members that are missing. Their answers are small. */
export class PageAwareHandler extends UnconfiguredHandler {
  readonly metadata: SharedRequestHandler['metadata'];
  private readonly handler: SharedRequestHandler;
  /** Why the last request had no answer; providers of credentials do not always tell. Cleared by who begins to ask. */
  failed: unknown;

  constructor(handler: SharedRequestHandler) {
    super();
    this.handler = handler;
    this.metadata = handler.metadata;
  }

  /** As the shared handler's; rejects with WebPageError. */
  async handle(
    request: HttpRequest,
    options?: HttpHandlerOptions,
  ): Promise<RequestHandlerOutput<HttpResponse>> {
    const { response } = await this.handler.handle(request, options).catch((error: unknown) => {
      this.failed = error;
      throw error;
    });
    const { headers, statusCode } = response;
    const bytes = await readBody(response.body as Readable, MAX_ANSWER_BYTES);
    if (isWebPage(statusCode, bytes)) throw new WebPageError(statusCode);
    const body = bytes ?? Buffer.alloc(0);
    return { response: new HttpResponse({ ...response, headers, statusCode, body }) };
  }
}
