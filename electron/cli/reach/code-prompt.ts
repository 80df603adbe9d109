/** Asks for the code of an MFA device on a terminal. */
import { createInterface } from 'node:readline/promises';
import { withoutAccounts } from '../../contract/snapshot/account-numbers.ts';
import type { ConnectOptions } from '../../session/connecting/connect-options.ts';

type AskCode = NonNullable<ConnectOptions['askCode']>;

/** Prompts on `output`: stdout may be the document. One question at a time, however many profiles have one. */
export function codePrompt(
  input: NodeJS.ReadableStream & { isTTY?: boolean },
  output: NodeJS.WritableStream,
): AskCode {
  let before: Promise<unknown> = Promise.resolve();
  return (question, signal) => {
    if (input.isTTY !== true) return Promise.resolve('nobody');
    const answer = before.then(() => ask(question));
    before = answer;
    return answer;

    async function ask({ profile, device }: typeof question): Promise<string | undefined> {
      if (signal.aborted) return undefined;
      const terminal = createInterface({ input, output });
      const text = `Code of the MFA device ${withoutAccounts(device)} for the profile ${withoutAccounts(profile)}: `;
      try {
        return (await terminal.question(text, { signal })).trim();
      } catch {
        return undefined;
      } finally {
        terminal.close();
      }
    }
  };
}
