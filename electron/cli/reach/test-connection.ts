/** Tries the way to AWS without a window: a line on stdout for each step, when it has its answer. */
import { type ConnectionStep, stepLine, works } from '../../contract/reach/connection-test.ts';
import { effectiveSettingLine } from '../../contract/reach/effective-setting.ts';
import type { SessionOptions } from '../../session/source/source-choice.ts';
import { SourceSession } from '../../session/source/source-session.ts';
import { EXIT } from '../exit.ts';
import type { HeadlessOutput } from '../headless.ts';
import { problemsOnce } from '../terminal-lines.ts';
import { waitingOn } from './connected.ts';

/** Gives the exit code: 0 if all that was tried works, else 3. What is in effect is said first, on stderr. */
export async function runConnectionTest(
  options: Omit<SessionOptions, 'onProblem'>,
  output: HeadlessOutput,
  signal: AbortSignal,
): Promise<number> {
  const session = await SourceSession.open({ ...options, onProblem: problemsOnce(output.say) });
  for (const row of await session.aws.effectiveSettings()) output.say(effectiveSettingLine(row));
  const said = new Set<string>();
  let printed = Promise.resolve();
  const tell = (steps: readonly ConnectionStep[]): void => {
    for (const step of steps) {
      if (step.state === 'waiting' || step.state === 'running' || said.has(step.name)) continue;
      said.add(step.name);
      printed = printed.then(() => output.print(`${stepLine(step)}\n`));
    }
  };
  const { stop, ...waiting } = waitingOn((line) => (output.progress ?? output.say)(line));
  const steps = await session.aws.testConnection(tell, signal, waiting).finally(stop);
  tell(steps);
  await printed;
  void session.close();
  return works(steps) ? EXIT.complete : EXIT.nothing;
}
