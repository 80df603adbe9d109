/** What an HTTP status means where the answer names no error of AWS. */
import { type Explanation, SERVER_ERROR, THROTTLED } from './error-table.ts';

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
      nextStep: 'Open a web page in a browser to log in to the network, then scan again.',
    };
  }
  if (status >= 500) {
    return isHtml
      ? {
          ...SERVER_ERROR,
          message: `A gateway on the way to Bedrock answered with HTTP ${status}{where}, also on retry.`,
        }
      : SERVER_ERROR;
  }
  if (status >= 300 && status < 400) {
    return {
      kind: 'bad-answer',
      message: `The endpoint answered with a redirect (HTTP ${status}){where}, which Bedrock never does: perhaps a login page of the network.`,
      nextStep:
        'Open a web page in a browser to log in to the network, or check the proxy and endpoint settings, then scan again.',
    };
  }
  if (isHtml) {
    return {
      kind: 'proxy',
      message: `A web page came back instead of Bedrock's answer (HTTP ${status}){where}: a proxy or firewall blocks the request.`,
      nextStep: 'Ask for access to the Bedrock endpoints, or set HTTPS_PROXY or NO_PROXY, then scan again.',
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
  if (status >= 400) {
    return {
      kind: 'service',
      message: `The endpoint answered with HTTP ${status}{where}.`,
      nextStep: 'Check the endpoint settings (AWS_ENDPOINT_URL, the profile), then scan again.',
    };
  }
  return undefined;
}
