/** Every snippet for bedrock-mantle parsed in its own language: address, path, exact id, and no key in the text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import file from '../../../electron/capabilities/data/mantle-paths.json' with { type: 'json' };
import { type MantlePath, mantleApiOf } from '../../../electron/capabilities/mantle/mantle-paths.ts';
import {
  type MantleSnippetKind,
  mantleSnippet,
  mantleSnippetKinds,
} from '../../../renderer/state/words/mantle-snippets.ts';
import { alwaysIn } from '../../helpers/properties.ts';
import { pythonCalls } from './python-calls.ts';
import { shellWords } from './shell-words.ts';

type Path = Pick<MantlePath, 'basePath' | 'api'>;
const RESOURCE = { 'chat-completions': '/chat/completions', responses: '/responses', messages: '/messages' };

/** The address that is called, and the model. */
function read(kind: MantleSnippetKind, text: string): { url: string; id: unknown } {
  if (kind === 'curl') {
    const [command, url = '', ...rest] = shellWords(text);
    expect(command).toBe('curl');
    const { model } = JSON.parse(rest[rest.indexOf('--data') + 1] ?? '') as { model: unknown };
    return { url, id: model };
  }
  const calls = pythonCalls(text);
  const client = calls.find(({ callee }) => callee === (kind === 'openai' ? 'OpenAI' : 'Anthropic'));
  const call = calls.find(({ callee }) => callee.startsWith('client.'));
  const resource = {
    'client.chat.completions.create': '/chat/completions',
    'client.responses.create': '/responses',
    'client.messages.create': '/v1/messages',
  }[call?.callee ?? ''];
  return { url: `${String(client?.named.base_url)}${resource}`, id: call?.named.model };
}

describe('a snippet for bedrock-mantle', () => {
  it.each(file.models)('calls $begins under $basePath', (rule) => {
    const path = rule as MantlePath;
    for (const kind of mantleSnippetKinds(path.api)) {
      const text = mantleSnippet(kind, { region: 'us-east-1', id: rule.begins, path });
      expect(read(kind, text)).toEqual({
        url: `https://bedrock-mantle.us-east-1.api.aws${path.basePath}${RESOURCE[path.api]}`,
        id: rule.begins,
      });
      expect(text).toContain('AWS_BEARER_TOKEN_BEDROCK');
    }
  });

  it('reads any id as that text and never as code', async () => {
    const path = fc.constantFrom(...(file.models as Path[]));
    await alwaysIn(200, [path, fc.string({ unit: 'grapheme-ascii', minLength: 1 })], (each, id) => {
      for (const kind of mantleSnippetKinds(each.api)) {
        expect(read(kind, mantleSnippet(kind, { region: 'eu-west-1', id, path: each })).id).toBe(id);
      }
    });
  });
});

describe('the base path', () => {
  it.each([
    ['openai.gpt-5.5', '/openai/v1'],
    ['openai.gpt-oss-120b', '/v1'],
    ['google.gemma-4-31b', '/openai/v1'],
    ['anthropic.claude-opus-5', '/anthropic/v1'],
    ['xai.grok-4.6', undefined],
    ['acme.one', undefined],
  ])('of %s is %s', (id, basePath) => {
    expect(mantleApiOf(id)?.basePath).toBe(basePath);
  });
});
