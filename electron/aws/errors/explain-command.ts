/** A credential_process that gave nothing, or that takes too long. Pure. */
import type { Failure } from '../../contract/snapshot/model.ts';
import type { CommandEnd } from '../credentials/process/command.ts';

export function explainCommand({ profile, reason, said }: CommandEnd): Failure {
  const quote = said === '' ? '' : ` It said: "${said}"`;
  if (reason === 'unusable') {
    return {
      kind: 'no-credentials',
      message: `The credential_process of the profile "${profile}" gave no usable credentials: it ${said}.`,
      nextStep: 'Run its command in a terminal to see what it prints, then scan again.',
    };
  }
  const isMissing = reason === 'not-found';
  return {
    kind: 'no-credentials',
    message: isMissing
      ? `The command of the profile "${profile}" (credential_process) was not found.${quote}`
      : `The credential_process of the profile "${profile}" failed.${quote}`,
    nextStep: isMissing
      ? 'Write its full path in the AWS config file: an app that is not started from a terminal may have another PATH.'
      : 'Do what it asks for, or run its command in a terminal, then scan again.',
  };
}

export function slowCommand(profile: string, seconds: number): Failure {
  return {
    kind: 'no-credentials',
    message: `The command of the profile "${profile}" (credential_process) gave no credentials within ${seconds} seconds.`,
    nextStep:
      'Give it more time with --credential-timeout SECONDS, or log in with its tool first, then scan again.',
  };
}
