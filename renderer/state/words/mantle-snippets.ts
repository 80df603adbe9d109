/** Code that calls a model on bedrock-mantle, ready to paste. The key is read from the environment. */
import type { MantleApi, MantlePath } from '../../../electron/capabilities/mantle/mantle-paths.ts';
import { shellQuoted } from '../../../electron/contract/shell-quoting.ts';
import type { RegionCode } from '../../../electron/contract/snapshot/model.ts';
import { quoted } from './snippets.ts';

export type MantleSnippetKind = 'curl' | 'openai' | 'anthropic';

export const MANTLE_SNIPPET_LABELS: Record<MantleSnippetKind, string> = {
  curl: 'curl',
  openai: 'OpenAI SDK',
  anthropic: 'Anthropic SDK',
};

/** The kinds that speak the API. */
export function mantleSnippetKinds(api: MantleApi): readonly MantleSnippetKind[] {
  return ['curl', api === 'messages' ? 'anthropic' : 'openai'];
}

interface SnippetCall {
  region: RegionCode;
  id: string;
  path: Pick<MantlePath, 'basePath' | 'api'>;
}

/** Address of a region's bedrock-mantle, as AWS's page on endpoints names it. */
export function mantleHost(region: RegionCode): string {
  return `https://bedrock-mantle.${region}.api.aws`;
}

/** One request of the shortest kind; every text is quoted for its language. */
export function mantleSnippet(kind: MantleSnippetKind, call: SnippetCall): string {
  if (kind === 'curl') return curl(call);
  return kind === 'anthropic' ? anthropic(call) : openai(call);
}

const RESOURCES: Record<MantleApi, string> = {
  'chat-completions': 'chat/completions',
  responses: 'responses',
  messages: 'messages',
};

function curl({ region, id, path: { api, basePath } }: SnippetCall): string {
  const messages = [{ role: 'user', content: 'Hello' }];
  const body: Record<MantleApi, object> = {
    'chat-completions': { model: id, messages },
    responses: { model: id, input: 'Hello' },
    messages: { model: id, max_tokens: 100, messages },
  };
  const key =
    api === 'messages'
      ? ['"x-api-key: $AWS_BEARER_TOKEN_BEDROCK"', "'anthropic-version: 2023-06-01'"]
      : ['"Authorization: Bearer $AWS_BEARER_TOKEN_BEDROCK"'];
  return [
    `curl ${shellQuoted(`${mantleHost(region)}${basePath}/${RESOURCES[api]}`)} \\`,
    ...[...key, "'content-type: application/json'"].map((header) => `  --header ${header} \\`),
    `  --data ${shellQuoted(JSON.stringify(body[api]))}`,
  ].join('\n');
}

/** The lines that make the client of a library for Python. */
function client(library: string, name: string, address: string): string[] {
  return [
    'import os',
    `from ${library} import ${name}`,
    '',
    `client = ${name}(`,
    `    base_url=${quoted(address)},`,
    '    api_key=os.environ["AWS_BEARER_TOKEN_BEDROCK"],',
    ')',
  ];
}

function openai({ region, id, path: { api, basePath } }: SnippetCall): string {
  const call =
    api === 'responses'
      ? [
          `response = client.responses.create(model=${quoted(id)}, input="Hello")`,
          'print(response.output_text)',
        ]
      : [
          'response = client.chat.completions.create(',
          `    model=${quoted(id)},`,
          '    messages=[{"role": "user", "content": "Hello"}],',
          ')',
          'print(response.choices[0].message.content)',
        ];
  return [...client('openai', 'OpenAI', `${mantleHost(region)}${basePath}`), ...call].join('\n');
}

/** The SDK itself adds `/v1/messages` to its address. */
function anthropic({ region, id, path: { basePath } }: SnippetCall): string {
  return [
    ...client('anthropic', 'Anthropic', `${mantleHost(region)}${basePath.replace(/\/v1$/, '')}`),
    'message = client.messages.create(',
    `    model=${quoted(id)},`,
    '    max_tokens=100,',
    '    messages=[{"role": "user", "content": "Hello"}],',
    ')',
    'print(message.content[0].text)',
  ].join('\n');
}
