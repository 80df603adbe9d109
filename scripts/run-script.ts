/** Runs `main` and exits with what it gives; a failure is said on stderr in its message alone. */
export async function runScript(main: () => Promise<number>): Promise<void> {
  const code = await main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  });
  process.exitCode = code;
  // A dependency of electron-builder calls process.exit(0) when nothing is left to do; a failed build would pass.
  process.once('exit', () => {
    process.exitCode = code;
  });
}
