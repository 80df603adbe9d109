/** `--export --prove IDS`, with the sample: what is sent is said before, and what came is in the file. */
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../electron/cli/exit.ts';
import type { ExportDocument } from '../../electron/contract/export/export-format.ts';
import { expectToFitSchema } from '../contract/export/schema.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { type Ran, ran } from './run-command.ts';

const COUNTED = 'anthropic.claude-sonnet-4-6';
const CALLED = 'eu.amazon.nova-micro-v1:0';
const REFUSED = 'mistral.mistral-large-2402-v1:0';

const run = (format: string, ...prove: string[]): Promise<Ran> =>
  ran(
    [
      ...['--sample-data', '--no-access', '--regions', 'eu-west-2,eu-west-3'],
      ...['--export', '-', '--format', format, ...prove],
    ],
    { userDataDir: tempFolder() },
  );

const models = (text: string) => (JSON.parse(text) as ExportDocument).models;

describe('an export with --prove', () => {
  it('says what it sends, tries each id once, and holds what came; a refusal is an answer', async () => {
    const ids = `eu-west-2/${COUNTED},eu-west-3/${CALLED},eu-west-3/${REFUSED}`;
    const { code, said, printed } = await run('json', '--prove', ids);
    expect(code).toBe(EXIT.complete);
    expectToFitSchema(JSON.parse(printed));
    const [proofs] = [models(printed)['eu-west-2']?.[COUNTED]?.proofs];
    expect(proofs).toEqual([
      {
        id: COUNTED,
        status: 'works',
        how: 'count-tokens',
        at: expect.any(String),
        totalMs: expect.any(Number),
      },
    ]);
    expect(models(printed)['eu-west-3']?.['amazon.nova-micro-v1:0']?.proofs).toMatchObject([
      { id: CALLED, status: 'works', how: 'test-call', firstTokenMs: expect.any(Number) },
    ]);
    expect(models(printed)['eu-west-3']?.[REFUSED]?.proofs).toMatchObject([
      { id: REFUSED, status: 'refused', error: { kind: 'iam', message: expect.stringContaining('policy') } },
    ]);
    const spoken = said.filter((line) => /Proving|At most|eu-west-\d\//.test(line));
    expect(spoken).toEqual([
      'Proving access: 1 id: CountTokens, free of charge; a test call where that does not serve the model.',
      'Proving access: 2 ids: one test call each, the word “Hi” by ConverseStream, for one token of answer.',
      expect.stringMatching(/^At most 300 tokens in and 3 out; .*CloudTrail/),
      `eu-west-2/${COUNTED}: works, tokens counted.`,
      expect.stringMatching(/^eu-west-3\/eu\.amazon\.nova-micro-v1:0: works, first token 0\.\d s\.$/),
      expect.stringMatching(/^eu-west-3\/mistral\.mistral-large-2402-v1:0: call refused\. A policy/),
    ]);
  });

  it('ends with 2 where an id is not known, and sends nothing for it', async () => {
    const { code, said, printed } = await run('json', '--prove', 'eu-west-2/no.such-model');
    expect(code).toBe(EXIT.partial);
    expect(said).toContain(
      'eu-west-2/no.such-model is not tried. The last scan of the Region does not know this id.',
    );
    expect(said.join()).not.toContain('Proving');
    expect(printed).not.toContain('"proofs"');
  });

  it('puts a word into the cells of a table', async () => {
    const { printed } = await run('csv', '--prove', `eu-west-3/${REFUSED}`);
    const row = printed.split('\r\n').find((line) => line.startsWith(REFUSED));
    expect(row).toContain('on-demand|refused');
  });

  it('tries nothing without the argument', async () => {
    const { printed, said } = await run('json');
    expect(printed).not.toContain('"proofs"');
    expect(said.join()).not.toContain('Proving');
  });
});
