import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

function run(body: string): { status: number | null; stderr: string } {
  const script = `
    const { runScript } = await import('./scripts/run-script.ts');
    process.once('beforeExit', () => process.exit(0));
    await runScript(async () => { ${body} });
  `;
  return spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
}

it('runScript keeps the exit code of a script although a dependency ends the process with 0', () => {
  expect(run('return 7;').status).toBe(7);
});

it('runScript says why a script failed and exits with 1, whatever a dependency does', () => {
  expect(run("throw new Error('No space.');")).toMatchObject({ status: 1, stderr: 'No space.\n' });
});
