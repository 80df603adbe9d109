/** Every snippet parsed in its own language: the exact id, the region of the cell, and bedrock-runtime as the endpoint. */
import fc from 'fast-check';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { SNIPPET_KINDS, snippet } from '../../../renderer/state/words/snippets.ts';
import { runs } from '../../helpers/properties.ts';
import { recordedCells } from '../recorded/recorded-cells.ts';
import { pythonCalls } from './python-calls.ts';
import { shellWords } from './shell-words.ts';

/** What a snippet calls, as its language reads it. */
interface Called {
  service: string;
  region: unknown;
  id: unknown;
}

function readCli(text: string): Called {
  const [command, service = '', operation, ...options] = shellWords(text);
  expect([command, operation]).toEqual(['aws', 'converse']);
  // A value may look like a name.
  const names = options.filter((_word, place) => place % 2 === 0);
  const option = (name: string) => options[2 * names.indexOf(name) + 1];
  expect(names).toEqual(['--region', '--model-id', '--messages']);
  expect(JSON.parse(option('--messages') ?? '')).toHaveLength(1);
  return { service, region: option('--region'), id: option('--model-id') };
}

function readBoto3(text: string): Called {
  const calls = pythonCalls(text);
  const client = calls.find((call) => call.callee === 'boto3.client');
  const converse = calls.find((call) => call.callee === 'client.converse');
  expect(Object.keys(client?.named ?? {})).toEqual(['region_name']);
  return {
    service: String(client?.positional[0]),
    region: client?.named.region_name,
    id: converse?.named.modelId,
  };
}

function readLiteLlm(text: string): Called {
  const call = pythonCalls(text).find(({ callee }) => callee === 'completion');
  const { model, aws_region_name: region, ...rest } = call?.named ?? {};
  expect(Object.keys(rest)).toEqual(['messages']);
  const [, id] = /^bedrock\/converse\/(.*)$/su.exec(String(model)) ?? [];
  // With this name LiteLLM calls bedrock-runtime's Converse API in the region.
  return { service: id === undefined ? 'another' : 'bedrock-runtime', region, id };
}

type Node = Record<string, unknown>;

function newExpressions(node: unknown, found: Node[] = []): Node[] {
  if (typeof node !== 'object' || node === null) return found;
  if ((node as Node).type === 'NewExpression') found.push(node as Node);
  for (const each of Object.values(node)) newExpressions(each, found);
  return found;
}

function readJavaScript(text: string): Called {
  const { program, errors, module } = parseSync('snippet.mjs', text);
  expect(errors).toEqual([]);
  const made = newExpressions(program).map((node) => {
    const [argument] = node.arguments as { properties: { key: Node; value: Node }[] }[];
    const members = (argument?.properties ?? []).map(({ key, value }) => [key.name, value.value]);
    return { of: (node.callee as Node).name, members: Object.fromEntries(members) as Node };
  });
  const client = made.find((each) => each.of === 'BedrockRuntimeClient');
  expect(Object.keys(client?.members ?? {})).toEqual(['region']);
  const [imported] = module.staticImports.map((each) => each.moduleRequest.value);
  return {
    service: imported === '@aws-sdk/client-bedrock-runtime' ? 'bedrock-runtime' : 'another',
    region: client?.members.region,
    id: made.find((each) => each.of === 'ConverseCommand')?.members.modelId,
  };
}

const READERS: Record<(typeof SNIPPET_KINDS)[number], (text: string) => Called> = {
  cli: readCli,
  python: readBoto3,
  javascript: readJavaScript,
  litellm: readLiteLlm,
};

describe.each(SNIPPET_KINDS)('the %s snippet', (kind) => {
  it('calls bedrock-runtime in the region with the id, for every id of the recordings', () => {
    const seen = new Set<string>();
    for (const { region, callableAs } of recordedCells().values()) {
      for (const id of callableAs) {
        if (seen.has(id)) continue;
        seen.add(id);
        expect(READERS[kind](snippet(kind, { region, id }))).toEqual({
          service: 'bedrock-runtime',
          region,
          id,
        });
      }
    }
    expect(seen.size).toBeGreaterThan(150);
  });

  it('calls an application profile by its ARN', () => {
    const id = 'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/abc123';
    const read = READERS[kind](snippet(kind, { region: 'us-east-1', id }));
    expect(read).toEqual({ service: 'bedrock-runtime', region: 'us-east-1', id });
  });

  it('reads any text as that text and never as code', () => {
    const text = fc.string({ unit: 'grapheme-ascii', minLength: 1 });
    const tricky = fc.constantFrom(
      `a"); import os; ("`,
      `'; rm -rf x; '`,
      '$(id)',
      '`id`',
      '\\',
      '"',
      "'",
      '#{x}',
    );
    fc.assert(
      fc.property(fc.oneof(text, tricky), (id) => {
        expect(READERS[kind](snippet(kind, { region: 'eu-west-1', id })).id).toBe(id);
      }),
      { numRuns: runs(200) },
    );
  });
});
