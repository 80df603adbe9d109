/** Snippets that are no program: a request, files of settings, an environment. */
import { shellQuoted } from '../../../electron/contract/shell-quoting.ts';
import type { ModelId, RegionCode } from '../../../electron/contract/snapshot/model.ts';

/** What is called, and as whom. */
export interface SnippetCall {
  region: RegionCode;
  /** A model id, a profile id or an ARN. */
  id: string;
  /** The model that the id stands for; absent: the id says it. */
  modelId?: ModelId;
  /** The AWS profile; absent: the default chain. */
  profile?: string | undefined;
  /** ARNs that a policy has to allow. */
  resources?: readonly string[];
}

/** Signed by an Amazon Bedrock API key: curl's own signatures fail for ids with a colon. */
export function curlCall({ id, region }: SnippetCall): string {
  const path = encodeURIComponent(id.replace(/\p{Surrogate}/gu, '\ufffd'));
  const body = { messages: [{ role: 'user', content: [{ text: 'Hello' }] }] };
  return [
    `curl ${shellQuoted(`https://bedrock-runtime.${region}.amazonaws.com/model/${path}/converse`)} \\`,
    '  --header "Authorization: Bearer $AWS_BEARER_TOKEN_BEDROCK" \\',
    "  --header 'content-type: application/json' \\",
    `  --data ${shellQuoted(JSON.stringify(body))}`,
  ].join('\n');
}

/** An entry of the LiteLLM proxy's config.yaml. */
export function liteLlmYaml({ id, profile, region }: SnippetCall): string {
  return [
    'model_list:',
    `  - model_name: ${yamlQuoted(id)}`,
    '    litellm_params:',
    `      model: ${yamlQuoted(`bedrock/converse/${id}`)}`,
    `      aws_region_name: ${yamlQuoted(region)}`,
    ...(profile === undefined ? [] : [`      aws_profile_name: ${yamlQuoted(profile)}`]),
  ].join('\n');
}

/** Claude Code where it can speak to the model, else aider, which calls Bedrock as LiteLLM does. */
export function agentEnvironment({ id, modelId = id, profile, region }: SnippetCall): string {
  const isClaude = /(^|[./])anthropic\./.test(modelId);
  return [
    ...(isClaude ? ['export CLAUDE_CODE_USE_BEDROCK=1'] : []),
    `export AWS_REGION=${shellQuoted(region)}`,
    ...(profile === undefined ? [] : [`export AWS_PROFILE=${shellQuoted(profile)}`]),
    ...(isClaude
      ? [`export ANTHROPIC_MODEL=${shellQuoted(id)}`, 'claude']
      : [`aider --model ${shellQuoted(`bedrock/converse/${id}`)}`]),
  ].join('\n');
}

/** A policy that allows to invoke what the id stands for. */
export function terraformPolicy({ profile, region, resources = [] }: SnippetCall): string {
  return [
    'provider "aws" {',
    ...(profile === undefined
      ? [`  region = ${hclQuoted(region)}`]
      : [`  region  = ${hclQuoted(region)}`, `  profile = ${hclQuoted(profile)}`]),
    '}',
    '',
    'resource "aws_iam_policy" "bedrock_invoke" {',
    '  name_prefix = "bedrock-invoke-"',
    '  policy = jsonencode({',
    '    Version = "2012-10-17"',
    '    Statement = [{',
    '      Effect = "Allow"',
    '      Action = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"]',
    '      Resource = [',
    ...resources.map((resource) => `        ${hclQuoted(resource)},`),
    '      ]',
    '    }]',
    '  })',
    '}',
  ].join('\n');
}

/** A JSON string is a double-quoted scalar of YAML once the controls that JSON leaves as they are, are escaped. */
function yamlQuoted(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, escaped);
}

/** HCL has no \b and \f, and reads ${ and %{ as templates. */
function hclQuoted(text: string): string {
  const parts = text
    .split(/([\b\f])/)
    .map((part) => (/[\b\f]/.test(part) ? escaped(part) : JSON.stringify(part).slice(1, -1)));
  return `"${parts.join('').replace(/[$%](?=\{)/g, '$&$&')}"`;
}

function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
