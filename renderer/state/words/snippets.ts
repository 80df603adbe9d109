/** Code and settings that call a model, ready to paste. */
import { shellQuoted } from '../../../electron/contract/shell-quoting.ts';
import {
  agentEnvironment,
  curlCall,
  liteLlmYaml,
  type SnippetCall,
  terraformPolicy,
} from './settings-snippets.ts';

interface SnippetEntry {
  label: string;
  /** Every text is quoted for its language, so that a strange id cannot become code. */
  textOf(call: SnippetCall): string;
}

const SNIPPETS = {
  cli: { label: 'AWS CLI', textOf: cli },
  python: { label: 'Python', textOf: python },
  javascript: { label: 'JavaScript', textOf: javaScript },
  java: { label: 'Java', textOf: java },
  curl: { label: 'curl', textOf: curlCall },
  litellm: { label: 'LiteLLM', textOf: liteLlm },
  'litellm-yaml': { label: 'LiteLLM YAML', textOf: liteLlmYaml },
  agents: { label: 'Coding agents', textOf: agentEnvironment },
  terraform: { label: 'Terraform', textOf: terraformPolicy },
} as const satisfies Record<string, SnippetEntry>;

export type SnippetKind = keyof typeof SNIPPETS;
export const SNIPPET_KINDS = Object.keys(SNIPPETS) as readonly SnippetKind[];

/** Names of the snippets. */
export const SNIPPET_LABELS = Object.fromEntries(
  SNIPPET_KINDS.map((kind) => [kind, SNIPPETS[kind].label]),
) as Record<SnippetKind, string>;

/** A Converse call of the id from the region, or what sets one up. */
export function snippet(kind: SnippetKind, call: SnippetCall): string {
  return SNIPPETS[kind].textOf(call);
}

function cli({ id, profile, region }: SnippetCall): string {
  return [
    'aws bedrock-runtime converse \\',
    ...(profile === undefined ? [] : [`  --profile ${shellQuoted(profile)} \\`]),
    `  --region ${shellQuoted(region)} \\`,
    `  --model-id ${shellQuoted(id)} \\`,
    `  --messages '[{"role":"user","content":[{"text":"Hello"}]}]'`,
  ].join('\n');
}

function python({ id, profile, region }: SnippetCall): string {
  const client = profile === undefined ? 'boto3' : `boto3.Session(profile_name=${quoted(profile)})`;
  return [
    'import boto3',
    '',
    `client = ${client}.client("bedrock-runtime", region_name=${quoted(region)})`,
    'response = client.converse(',
    `    modelId=${quoted(id)},`,
    '    messages=[{"role": "user", "content": [{"text": "Hello"}]}],',
    ')',
    'for block in response["output"]["message"]["content"]:',
    '    print(block.get("text", ""))',
  ].join('\n');
}

function javaScript({ id, profile, region }: SnippetCall): string {
  const credentials =
    profile === undefined ? '' : `, credentials: fromNodeProviderChain({ profile: ${quoted(profile)} })`;
  return [
    'import { BedrockRuntimeClient, ConverseCommand } from "@aws-sdk/client-bedrock-runtime";',
    ...(profile === undefined
      ? []
      : ['import { fromNodeProviderChain } from "@aws-sdk/credential-providers";']),
    '',
    `const client = new BedrockRuntimeClient({ region: ${quoted(region)}${credentials} });`,
    'const response = await client.send(',
    '  new ConverseCommand({',
    `    modelId: ${quoted(id)},`,
    '    messages: [{ role: "user", content: [{ text: "Hello" }] }],',
    '  }),',
    ');',
    'for (const block of response.output?.message?.content ?? []) console.log(block.text ?? "");',
  ].join('\n');
}

/** The AWS SDK for Java 2.x. A JSON string is a literal there too: its escapes are Java's. */
function java({ id, profile, region }: SnippetCall): string {
  const sdk = 'import software.amazon.awssdk';
  return [
    ...(profile === undefined ? [] : [`${sdk}.auth.credentials.ProfileCredentialsProvider;`]),
    `${sdk}.regions.Region;`,
    `${sdk}.services.bedrockruntime.BedrockRuntimeClient;`,
    `${sdk}.services.bedrockruntime.model.ContentBlock;`,
    `${sdk}.services.bedrockruntime.model.ConversationRole;`,
    '',
    'public class Hello {',
    '  public static void main(String[] args) {',
    '    try (var client = BedrockRuntimeClient.builder()',
    ...(profile === undefined
      ? []
      : [`        .credentialsProvider(ProfileCredentialsProvider.create(${quoted(profile)}))`]),
    `        .region(Region.of(${quoted(region)}))`,
    '        .build()) {',
    '      var response = client.converse(request -> request',
    `          .modelId(${quoted(id)})`,
    '          .messages(message -> message',
    '              .role(ConversationRole.USER)',
    '              .content(ContentBlock.fromText("Hello"))));',
    '      response.output().message().content().forEach(block -> System.out.println(block.text()));',
    '    }',
    '  }',
    '}',
  ].join('\n');
}

/** `bedrock/converse/` is how LiteLLM names the Converse API; an id or an ARN follows. */
function liteLlm({ id, profile, region }: SnippetCall): string {
  return [
    'from litellm import completion',
    '',
    'response = completion(',
    `    model=${quoted(`bedrock/converse/${id}`)},`,
    `    aws_region_name=${quoted(region)},`,
    ...(profile === undefined ? [] : [`    aws_profile_name=${quoted(profile)},`]),
    '    messages=[{"role": "user", "content": "Hello"}],',
    ')',
    'print(response.choices[0].message.content)',
  ].join('\n');
}

/** A JSON string is a valid literal in Python and JavaScript. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}

const INVOKE_ACTIONS = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'];

/** An IAM policy that allows invoking these resources, with and without streaming; JSON, indented by two spaces. */
export function invokePolicy(resources: readonly string[]): string {
  const statement = { Effect: 'Allow', Action: INVOKE_ACTIONS, Resource: resources };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2);
}
