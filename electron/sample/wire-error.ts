/** Errors in the form in which AWS services send them. */

/** What goes back over the wire. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** Sent one after the other in the place of the body, each after so many milliseconds. */
  frames?: readonly { afterMs: number; bytes: Buffer }[];
}

/** A JSON answer of the given status. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

/** An error of Bedrock's control plane: its name in a header, the message in the body. */
export function awsError(status: number, name: string, message: string): Answer {
  return json(
    status,
    { message },
    { 'x-amzn-errortype': `${name}:http://internal.amazon.com/coral/com.amazon.bedrock/` },
  );
}

/** An error of bedrock-mantle, which speaks as OpenAI's API does. */
export function openAiError(status: number, code: string, message: string): Answer {
  return json(status, { error: { code, message, type: code } });
}

/** No credentials in the request. */
export const MISSING_TOKEN: Answer = awsError(
  403,
  'MissingAuthenticationTokenException',
  'Missing Authentication Token',
);

/** A key that the service does not know; AWS sends the same where a region is not enabled for the account. */
export const INVALID_TOKEN: Answer = awsError(
  403,
  'UnrecognizedClientException',
  'The security token included in the request is invalid.',
);

/** An API key that is wrong, or of another region. Text: earendil-works/pi#3481, read 2026-11-28. */
export const API_KEY_REFUSED: Answer = awsError(
  403,
  'AccessDeniedException',
  'Authentication failed: Please make sure your API Key is valid.',
);

/** Text: anomalyco/opencode#47073, read 2026-11-28. */
export const API_KEY_EXPIRED: Answer = awsError(403, 'AccessDeniedException', 'Bearer Token has expired');

/** A signature that does not fit the request. */
export const WRONG_SIGNATURE: Answer = awsError(
  403,
  'InvalidSignatureException',
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
);

/** A region whose service does not know the operation. */
export const NOT_OFFERED: Answer = awsError(
  403,
  'AccessDeniedException',
  'Your account is not authorized to invoke this API operation.',
);

/** A path or method that is none of the sample's. */
export const UNKNOWN_OPERATION: Answer = awsError(
  404,
  'UnknownOperationException',
  'The operation does not exist.',
);

/** A request that breaks a rule of the API. */
export function invalid(message: string): Answer {
  return awsError(400, 'ValidationException', message);
}

/** A model or profile that the region does not have. */
export function notFound(message: string): Answer {
  return awsError(404, 'ResourceNotFoundException', message);
}
