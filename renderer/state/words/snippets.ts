/** Code that calls a model, ready to paste. */
import { shellQuoted } from '../../../electron/contract/shell-quoting.ts';
import type { RegionCode } from '../../../electron/contract/snapshot/model.ts';

export const SNIPPET_KINDS = ['cli', 'python', 'javascript', 'litellm'] as const;
export type SnippetKind = (typeof SNIPPET_KINDS)[number];

/** Names of the snippets. */
export const SNIPPET_LABELS: Record<SnippetKind, string> = {
  cli: 'AWS CLI',
  python: 'Python',
  javascript: 'JavaScript',
  litellm: 'LiteLLM',
};

/**
 * A Converse call of the id (a model id, profile id or ARN) from the region, in the language. Every text is
 * quoted for its language, so that a strange id cannot become code.
 */
export function snippet(kind: SnippetKind, call: { region: RegionCode; id: string }): string {
  switch (kind) {
    case 'cli':
      return [
        'aws bedrock-runtime converse \\',
        `  --region ${shellQuoted(call.region)} \\`,
        `  --model-id ${shellQuoted(call.id)} \\`,
        `  --messages '[{"role":"user","content":[{"text":"Hello"}]}]'`,
      ].join('\n');
    case 'python':
      return [
        'import boto3',
        '',
        `client = boto3.client("bedrock-runtime", region_name=${quoted(call.region)})`,
        'response = client.converse(',
        `    modelId=${quoted(call.id)},`,
        '    messages=[{"role": "user", "content": [{"text": "Hello"}]}],',
        ')',
        'for block in response["output"]["message"]["content"]:',
        '    print(block.get("text", ""))',
      ].join('\n');
    case 'javascript':
      return [
        'import { BedrockRuntimeClient, ConverseCommand } from "@aws-sdk/client-bedrock-runtime";',
        '',
        `const client = new BedrockRuntimeClient({ region: ${quoted(call.region)} });`,
        'const response = await client.send(',
        '  new ConverseCommand({',
        `    modelId: ${quoted(call.id)},`,
        '    messages: [{ role: "user", content: [{ text: "Hello" }] }],',
        '  }),',
        ');',
        'for (const block of response.output?.message?.content ?? []) console.log(block.text ?? "");',
      ].join('\n');
    // `bedrock/converse/` is how LiteLLM names the Converse API; an id or an ARN follows.
    case 'litellm':
      return [
        'from litellm import completion',
        '',
        'response = completion(',
        `    model=${quoted(`bedrock/converse/${call.id}`)},`,
        `    aws_region_name=${quoted(call.region)},`,
        '    messages=[{"role": "user", "content": "Hello"}],',
        ')',
        'print(response.choices[0].message.content)',
      ].join('\n');
  }
}

/** A JSON string is a valid literal in Python and JavaScript. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}

/** An IAM policy that allows invoking these resources, with and without streaming; JSON, indented by two spaces. */
export function invokePolicy(resources: readonly string[]): string {
  const statement = {
    Effect: 'Allow',
    Action: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
    Resource: resources,
  };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2);
}
