import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { invokePolicy, SNIPPET_KINDS, snippet } from '../../../../renderer/state/words/snippets.ts';
import { always, alwaysIn } from '../../../helpers/properties.ts';

const CALL = { region: 'eu-central-1', id: 'eu.anthropic.claude-sonnet-4-6' };

describe('snippets', () => {
  test.each(SNIPPET_KINDS)('%s names the exact id and the region', (kind) => {
    const text = snippet(kind, { ...CALL, resources: [CALL.id] });
    expect(text).toContain(CALL.id);
    expect(text).toContain(CALL.region);
  });

  test.each(SNIPPET_KINDS.filter((kind) => kind !== 'curl'))('%s calls as the chosen profile', (kind) => {
    const profile = "it's mine";
    const call = { ...CALL, resources: [] };
    expect(snippet(kind, call).toLowerCase()).not.toMatch(/profile[ (:=]|credentials/);
    const text = snippet(kind, { ...call, profile });
    expect(text.includes(JSON.stringify(profile)) || text.includes(`'it'"'"'s mine'`)).toBe(true);
  });

  test('a coding agent that speaks to Claude alone is offered for Claude alone', () => {
    expect(snippet('agents', CALL)).toContain('CLAUDE_CODE_USE_BEDROCK=1');
    const arn = 'arn:aws:bedrock:eu-west-1:111122223333:application-inference-profile/x';
    expect(snippet('agents', { ...CALL, id: arn, modelId: 'anthropic.claude-x' })).toContain(
      'ANTHROPIC_MODEL=',
    );
    expect(snippet('agents', { ...CALL, id: 'eu.amazon.nova-lite-v1:0' })).not.toMatch(/claude/i);
  });

  test('the CLI gets both as single arguments, whatever they hold', () =>
    alwaysIn(30, [fc.string({ minLength: 1 }).filter((id) => !/[\0\r\n]/.test(id))], (id) => {
      const text = snippet('cli', { region: 'eu-central-1', id });
      // `aws` is a shell function that prints its arguments, one a line.
      const shell = `aws() { printf '%s\\n' "$@"; }\n${text}`;
      const args = execFileSync('/bin/sh', ['-c', shell], { encoding: 'utf8' }).split('\n');
      expect(args.slice(0, 6)).toEqual([
        'bedrock-runtime',
        'converse',
        '--region',
        'eu-central-1',
        '--model-id',
        id,
      ]);
      expect(JSON.parse(args[7] ?? '')).toEqual([{ role: 'user', content: [{ text: 'Hello' }] }]);
    }));

  test('JavaScript and Python get a string literal, whatever the id holds', () =>
    always([fc.string()], (id) => {
      for (const kind of ['javascript', 'python'] as const) {
        const line = snippet(kind, { region: 'eu-central-1', id })
          .split('\n')
          .find((each) => /modelId/.test(each));
        const literal = /modelId\s*[:=]\s*(".*"),$/.exec(line ?? '')?.[1];
        expect(JSON.parse(literal ?? 'null')).toBe(id);
      }
    }));
});

test('the policy allows to invoke the resources and nothing else', () => {
  const resources = ['arn:aws:bedrock:eu-west-1::foundation-model/a.one'];
  expect(JSON.parse(invokePolicy(resources))).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
        Resource: resources,
      },
    ],
  });
});
