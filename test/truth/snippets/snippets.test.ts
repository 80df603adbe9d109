/** Every snippet parsed in its own language: the exact id, the region of the cell, and bedrock-runtime as the endpoint. */
import fc from 'fast-check';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { SNIPPET_KINDS, type SnippetKind, snippet } from '../../../renderer/state/words/snippets.ts';
import { alwaysIn } from '../../helpers/properties.ts';
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

function readCurl(text: string): Called {
  const [command, url = '', ...options] = shellWords(text);
  expect(command).toBe('curl');
  expect(options.filter((_word, place) => place % 2 === 0)).toEqual(['--header', '--header', '--data']);
  expect(JSON.parse(options.at(-1) ?? '').messages).toHaveLength(1);
  const [, service = '', region, path = ''] =
    /^https:\/\/([a-z-]+)\.([a-z0-9-]+)\.amazonaws\.com\/model\/([^/?#]+)\/converse$/.exec(url) ?? [];
  return { service, region, id: decodeURIComponent(path) };
}

const LITERAL = /"(?:[^"\\]|\\.)*"/g;

/** What the literals of a text hold, and the text without them, which no id may change. */
function literalsOf(text: string): { values: unknown[]; code: string } {
  const values = [...text.matchAll(LITERAL)].map(([literal]) => JSON.parse(literal) as unknown);
  return { values, code: text.replaceAll(LITERAL, '""') };
}

function readLiterals(kind: SnippetKind, text: string): unknown[] {
  const plain = snippet(kind, { region: 'x', id: 'y', resources: ['y'] });
  const { values, code } = literalsOf(text);
  expect(code).toBe(literalsOf(plain).code);
  return values;
}

function readJava(text: string): Called {
  const [region, id] = readLiterals('java', text);
  return { service: text.includes('.services.bedrockruntime.') ? 'bedrock-runtime' : 'another', region, id };
}

function readYaml(text: string): Called {
  const [name, model, region] = readLiterals('litellm-yaml', text);
  expect(model).toBe(`bedrock/converse/${String(name)}`);
  return { service: 'bedrock-runtime', region, id: name };
}

function readTerraform(text: string): Called {
  const values = readLiterals('terraform', text.replaceAll('$${', '${').replaceAll('%%{', '%{'));
  const [, region] = values;
  expect(values).toContain('bedrock:InvokeModel');
  return { service: 'bedrock-runtime', region, id: values.at(-1) };
}

function readAgents(text: string): Called {
  const lines = text.split('\n').map(shellWords);
  const env = Object.fromEntries(
    lines.flatMap(([command, word = '']) => {
      const at = word.indexOf('=');
      return command === 'export' ? [[word.slice(0, at), word.slice(at + 1)]] : [];
    }),
  ) as Record<string, string>;
  const [command, , model = ''] = lines.at(-1) ?? [];
  expect(['claude', 'aider']).toContain(command);
  const id = command === 'claude' ? env.ANTHROPIC_MODEL : model.replace('bedrock/converse/', '');
  return { service: 'bedrock-runtime', region: env.AWS_REGION, id };
}

const READERS: Record<SnippetKind, (text: string) => Called> = {
  cli: readCli,
  python: readBoto3,
  javascript: readJavaScript,
  litellm: readLiteLlm,
  java: readJava,
  curl: readCurl,
  'litellm-yaml': readYaml,
  agents: readAgents,
  terraform: readTerraform,
};

describe.each(SNIPPET_KINDS)('the %s snippet', (kind) => {
  it('calls bedrock-runtime in the region with the id, for every id of the recordings', () => {
    const seen = new Set<string>();
    for (const { region, callableAs } of recordedCells().values()) {
      for (const id of callableAs) {
        if (seen.has(id)) continue;
        seen.add(id);
        expect(READERS[kind](snippet(kind, { region, id, resources: [id] }))).toEqual({
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
    const read = READERS[kind](snippet(kind, { region: 'us-east-1', id, resources: [id] }));
    expect(read).toEqual({ service: 'bedrock-runtime', region: 'us-east-1', id });
  });

  it('reads any text as that text and never as code', async () => {
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
    await alwaysIn(200, [fc.oneof(text, tricky)], (id) => {
      expect(READERS[kind](snippet(kind, { region: 'eu-west-1', id, resources: [id] })).id).toBe(id);
    });
  });
});
