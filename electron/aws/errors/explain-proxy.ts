/** A proxy that let nothing through, to a failure. Pure. */
import type { Failure } from '../../contract/snapshot/model.ts';
import { withoutSecrets } from '../../redact/secret-patterns.ts';
import { type ProxyError, type ProxyRefusal, SETTINGS, SYSTEM } from '../transport/proxy/proxy-error.ts';
import { OPEN_LOGIN_PAGE } from './status-table.ts';

export function explainProxy({ proxyHost, message, refusal }: ProxyError): Failure {
  const { status, schemes = [], from } = refusal;
  const host = withoutSecrets(proxyHost);
  if (refusal.speaks !== undefined) return explainSpeech(host, refusal.speaks, from);
  if (status === 407) return explainLogin(host, schemes, refusal);
  if (status !== undefined && ((status >= 300 && status < 400) || status === 511)) {
    return {
      kind: 'proxy',
      message: `The proxy ${host} sent a login page instead of letting the connection through (${status}).`,
      nextStep: OPEN_LOGIN_PAGE,
    };
  }
  return {
    kind: 'proxy',
    message: `${withoutSecrets(message)}.`,
    nextStep: `Check ${placeOf(from)}, or ask for access to the Bedrock endpoints through the proxy.`,
  };
}

/** The address has the scheme of the other. */
function explainSpeech(host: string, speaks: 'http' | 'tls', from: string | undefined): Failure {
  const [right, wrong] = speaks === 'http' ? ['http', 'https'] : ['https', 'http'];
  const what = speaks === 'http' ? 'does not speak TLS' : 'speaks TLS only';
  const address = `${right}://${host}`;
  return {
    kind: 'proxy',
    message: `The proxy at ${host} ${what}, but its address begins with ${wrong}://.`,
    nextStep: rightAddress(address, from),
  };
}

function rightAddress(address: string, from: string | undefined): string {
  if (from === SYSTEM) {
    return `Correct the proxy in the network settings of this computer or its PAC file, or write ${address} in File › Settings.`;
  }
  if (from === SETTINGS) return `Write ${address} as the proxy in File › Settings.`;
  return `Write ${address} in ${from ?? 'HTTPS_PROXY'} (keep a user name and password in it), then start the app again.`;
}

function explainLogin(host: string, schemes: readonly string[], refusal: ProxyRefusal): Failure {
  const { from, hadLogin, canAsk } = refusal;
  if (schemes.length > 0 && !schemes.includes('basic') && canAsk !== true) {
    return {
      kind: 'proxy',
      message: `The proxy ${host} wants the sign-in of the system (${withoutSecrets(schemes.join(', '))}), which only the window can do.`,
      nextStep:
        'Use the window, or run a local proxy that signs in for you, such as px or cntlm, and name it in HTTPS_PROXY; or ask for an exception.',
    };
  }
  const isInVariable = from !== SYSTEM && from !== SETTINGS;
  const what = isInVariable ? 'them' : 'the proxy and them';
  const variable = isInVariable ? (from ?? 'HTTPS_PROXY') : 'HTTPS_PROXY';
  const put = `ut ${what} into ${variable} (http://user:password@host:port)`;
  return {
    kind: 'proxy',
    message: hadLogin
      ? `The proxy ${host} does not accept the user name and password.`
      : `The proxy ${host} asks for a user name and password.`,
    nextStep: canAsk
      ? `Scan again and enter them, or p${put} and start the app again.`
      : `P${put}, then start the app again.`,
  };
}

/** Where the user changes which proxy is used. */
function placeOf(from: string | undefined): string {
  if (from === SYSTEM) return 'the proxy in the network settings of this computer';
  return from === SETTINGS ? 'the proxy in File › Settings' : `${from ?? 'HTTPS_PROXY'} and NO_PROXY`;
}
