/** `--export --prove IDS`, with the sample: what is sent is said before, and what came is in the file. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it, onTestFinished } from 'vitest';
import schema from '../../docs/export.schema.json' with { type: 'json' };
import { parseArguments } from '../../electron/cli/arguments.ts';
import { EXIT } from '../../electron/cli/exit.ts';
import { runHeadless } from '../../electron/cli/headless.ts';
import type { ExportDocument } from '../../electron/contract/export/export-format.ts';

const ajv = new Ajv2020({ allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(schema);

const COUNTED = 'anthropic.claude-sonnet-4-6';
const CALLED = 'eu.amazon.nova-micro-v1:0';
const REFUSED = 'mistral.mistral-large-2402-v1:0';

async function run(prove: string | undefined, format = 'json') {
  const folder = await mkdtemp(join(tmpdir(), 'prove-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, `matrix.${format}`);
  const parsed = parseArguments(['--export', file, ...(prove === undefined ? [] : ['--prove', prove])]);
  if (!parsed.ok || parsed.value.export === undefined) throw new Error('not read');
  const said: string[] = [];
  const code = await runHeadless(
    { ...parsed.value, noAccess: true, export: parsed.value.export },
    {
      choice: { kind: 'sample' },
      userDataDir: join(folder, 'data'),
      regions: ['eu-west-2', 'eu-west-3'],
      regionDeadlineMs: 10_000,
      env: process.env,
    },
    { say: (line) => said.push(line), print: async () => undefined },
    { version: '0.0.0', signal: new AbortController().signal },
  );
  return { code, said, text: await readFile(file, 'utf8') };
}

const models = (text: string) => (JSON.parse(text) as ExportDocument).models;

describe('an export with --prove', () => {
  it('says what it sends, tries each id once, and holds what came; a refusal is an answer', async () => {
    const ids = `eu-west-2/${COUNTED},eu-west-3/${CALLED},eu-west-3/${REFUSED}`;
    const { code, said, text } = await run(ids);
    expect(code).toBe(EXIT.complete);
    expect(validate(JSON.parse(text)) ? [] : validate.errors).toEqual([]);
    const [proofs] = [models(text)['eu-west-2']?.[COUNTED]?.proofs];
    expect(proofs).toEqual([
      {
        id: COUNTED,
        status: 'works',
        how: 'count-tokens',
        at: expect.any(String),
        totalMs: expect.any(Number),
      },
    ]);
    expect(models(text)['eu-west-3']?.['amazon.nova-micro-v1:0']?.proofs).toMatchObject([
      { id: CALLED, status: 'works', how: 'test-call', firstTokenMs: expect.any(Number) },
    ]);
    expect(models(text)['eu-west-3']?.[REFUSED]?.proofs).toMatchObject([
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
    const { code, said, text } = await run('eu-west-2/no.such-model');
    expect(code).toBe(EXIT.partial);
    expect(said).toContain(
      'eu-west-2/no.such-model is not tried. The last scan of the Region does not know this id.',
    );
    expect(said.join()).not.toContain('Proving');
    expect(text).not.toContain('"proofs"');
  });

  it('puts a word into the cells of a table', async () => {
    const { text } = await run(`eu-west-3/${REFUSED}`, 'csv');
    const row = text.split('\r\n').find((line) => line.startsWith(REFUSED));
    expect(row).toContain('on-demand|refused');
  });

  it('tries nothing without the argument', async () => {
    const { text, said } = await run(undefined);
    expect(text).not.toContain('"proofs"');
    expect(said.join()).not.toContain('Proving');
  });
});
