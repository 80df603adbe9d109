/** Turns explanations into failures: fills in their placeholders, and quotes AWS where that helps. */
import { shellQuoted } from '../../contract/shell-quoting.ts';
import type { UsedApiKey } from '../../contract/snapshot/api-key.ts';
import type { Failure, RegionCode } from '../../contract/snapshot/model.ts';
import { withoutSecrets } from '../../redact/secret-patterns.ts';
import type { Explanation } from './error-table.ts';

/** What is known about the call that failed. */
export interface ErrorContext {
  region?: RegionCode;
  /** Profile in use, for the command that logs in again. */
  profile?: string;
  /** The credential is an Amazon Bedrock API key. */
  apiKey?: UsedApiKey;
  /** The error answer came as a web page. */
  isHtml?: boolean;
}

/** The failure; `said` is what AWS or Node said, quoted without secrets, or empty. */
export function failureOf(explanation: Explanation, context: ErrorContext, said = ''): Failure {
  const { region, profile } = context;
  // By functions: `$'` in a name means something in a replacement text.
  const text = explanation.message
    .replace('{where}', () => (region === undefined ? '' : ` in ${region}`))
    .replace('{region}', () => (region === undefined ? '' : ` ${region}`));
  const login = loginCommand(profile);
  const quote = withoutSecrets(said);
  // The SDK's words about itself help nobody.
  const isUseful = quote !== '' && !/^(unknown(error)?$|@smithy\/|@aws-sdk )/i.test(quote);
  return {
    kind: explanation.kind,
    message: isUseful ? `${text} It said: "${quote}"` : text,
    nextStep: explanation.nextStep.replace('{login}', () => login),
    ...(explanation.nextStep.includes('{login}') ? { command: login } : {}),
  };
}

/** The command that opens a session for the profile, of IAM Identity Center if no other is named. */
export function loginCommand(profile: string | undefined, command = 'aws sso login'): string {
  if (profile === undefined || profile === 'default') return command;
  return `${command} --profile ${shellQuoted(profile)}`;
}

/** Explanations speak of Bedrock; the same of another service. */
export function speakingOf(service: string, message: string): string {
  return message
    .replace(/Bedrock's answer/gi, `the answer of ${service}`)
    .replace(/(?:the )?Bedrock(?: endpoint)?/gi, service);
}
