/** The frame of every script: checks Node, turns a failure into one line on stderr and an exit code. */
import { nodeTooOld } from './node-version.ts';

/** Runs `main` and exits with what it gives; an error is said in its message alone. */
export async function runScript(main: () => Promise<number>): Promise<void> {
  const tooOld = nodeTooOld(process.versions.node);
  if (tooOld !== undefined) {
    process.stderr.write(`${tooOld}\n`);
    process.exitCode = 1;
    return;
  }
  try {
    process.exitCode = await main();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
