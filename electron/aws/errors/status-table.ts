/** What an HTTP status means where the answer names no error of AWS. */
import { type Explanation, SERVER_ERROR, THROTTLED } from './error-table.ts';

/** What a web page in place of an answer may be. */
export const PERHAPS_LOGIN = 'perhaps the login page of the network or of a proxy';

/** The next step where it is one. */
export const OPEN_LOGIN_PAGE =
  'Open the login page in a browser (any web address leads there) and log in, then scan again.';

/** The next step where it may be one. */
export const LOG_IN_OR_CHECK = `${OPEN_LOGIN_PAGE} If none comes up, check HTTPS_PROXY and the endpoint settings.`;

/** Undefined: a status that says nothing. */
export function byStatus(status: number, isHtml: boolean): Explanation | undefined {
  if (status === 407) {
    return {
      kind: 'proxy',
      message: 'The proxy asks for a user name and password.',
      nextStep: 'Put them into HTTPS_PROXY (http://user:password@host:port), then start the app again.',
    };
  }
  if (status === 429) return THROTTLED;
  if (status === 511) {
    return {
      kind: 'proxy',
      message: 'The network asks for a login before it lets anything through (HTTP 511).',
      nextStep: OPEN_LOGIN_PAGE,
    };
  }
  if (status < 300) {
    return isHtml
      ? {
          kind: 'bad-answer',
          message: `A web page came back instead of Bedrock's answer{where}: ${PERHAPS_LOGIN}.`,
          nextStep: LOG_IN_OR_CHECK,
        }
      : undefined;
  }
  if (status >= 500) {
    return isHtml
      ? {
          ...SERVER_ERROR,
          message: `A gateway on the way to Bedrock answered with HTTP ${status}{where}, after retries too.`,
        }
      : SERVER_ERROR;
  }
  if (status < 400) {
    return {
      kind: 'bad-answer',
      message: `The endpoint answered with a redirect (HTTP ${status}){where}, which Bedrock never does: perhaps a login page of the network.`,
      nextStep: LOG_IN_OR_CHECK,
    };
  }
  if (isHtml) {
    return {
      kind: 'proxy',
      message: `A web page came back instead of Bedrock's answer (HTTP ${status}){where}: a proxy or firewall blocks the request, or wants a login.`,
      nextStep:
        'Open the login page in a browser if there is one, ask for access to the Bedrock endpoints, or set HTTPS_PROXY or NO_PROXY, then scan again.',
    };
  }
  if (status === 401 || status === 403) {
    return {
      kind: 'denied',
      message: `Access was refused without a reason (HTTP ${status}){where}.`,
      nextStep:
        'Check the policies of this identity for bedrock:List* and bedrock:Get*, and any VPC endpoint policy.',
    };
  }
  return {
    kind: 'service',
    message: `The endpoint answered with HTTP ${status}{where}.`,
    nextStep: 'Check the endpoint settings (AWS_ENDPOINT_URL, the profile), then scan again.',
  };
}
