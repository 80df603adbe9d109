/** bedrock-runtime in the sample: CountTokens and ConverseStream, with the refusals and delays of data/conditions.json. */
import { modelIdOfArn } from '../../contract/cells/profile-models.ts';
import type { ModelId, RegionCode } from '../../contract/snapshot/model.ts';
import file from '../data/conditions.json' with { type: 'json' };
import { accountArn, modelsOf } from '../recording.ts';
import { type ModelRule, profileIn, ruleFor } from '../region-conditions.ts';
import { decode } from '../signature.ts';
import { type Answer, awsError, invalid, json, UNKNOWN_OPERATION } from '../wire-error.ts';
import { eventFrame } from './event-frame.ts';

/** A call of bedrock-runtime. */
export interface RuntimeCall {
  id: string;
  operation: 'CountTokens' | 'ConverseStream' | 'Unknown';
}

const OPERATIONS: Record<string, RuntimeCall['operation']> = {
  'count-tokens': 'CountTokens',
  'converse-stream': 'ConverseStream',
};

/** What the path asks of bedrock-runtime; undefined: it is for another service. */
export function runtimeCall(method: string, path: string): RuntimeCall | undefined {
  const [, id, operation = ''] = /^\/model\/([^/]+)\/([a-z-]+)$/.exec(path) ?? [];
  if (method !== 'POST' || id === undefined) return undefined;
  return { id: decode(id), operation: OPERATIONS[operation] ?? 'Unknown' };
}

interface RuntimeRule extends ModelRule {
  error?: { status: number; name: string; message: string };
  /** The stream ends before the model has finished. */
  isCut?: boolean;
  firstTokenMs?: number;
}

const { usualFirstTokenMs, countedModels } = file.runtime;
const RULES = file.runtime.rules as RuntimeRule[];

/** The answer to a call in the region. */
export function runtimeAnswer(region: RegionCode, { id, operation }: RuntimeCall): Answer {
  const modelId = modelOf(region, id);
  if (modelId === undefined) return invalid('The provided model identifier is invalid.');
  switch (operation) {
    case 'CountTokens':
      return id === modelId && countedModels.includes(id)
        ? json(200, { inputTokens: 8 })
        : invalid("The provided model doesn't support counting tokens.");
    case 'ConverseStream':
      return id === modelId && !isOnDemand(region, id) ? notOnDemand(id) : converse(region, modelId);
    case 'Unknown':
      return UNKNOWN_OPERATION;
  }
}

function modelOf(region: RegionCode, id: string): ModelId | undefined {
  if (modelsOf(region).some(({ modelId }) => modelId === id)) return id;
  return modelIdOfArn(profileIn(region, id)?.models[0]?.modelArn ?? '');
}

function isOnDemand(region: RegionCode, id: string): boolean {
  return modelsOf(region).some(
    (each) => each.modelId === id && each.inferenceTypesSupported.includes('ON_DEMAND'),
  );
}

/** With the apostrophe that AWS writes. */
function notOnDemand(id: string): Answer {
  return invalid(
    `Invocation of model ID ${id} with on-demand throughput isn\u2019t supported. Retry your request with the ID or ARN of an inference profile that contains this model.`,
  );
}

function converse(region: RegionCode, modelId: ModelId): Answer {
  const rule = ruleFor(RULES, region, modelId);
  if (rule?.error !== undefined) {
    const { status, name, message } = rule.error;
    return awsError(status, name, message.replace('{arn}', accountArn(region, '*')));
  }
  const events: [afterMs: number, type: string, payload: unknown][] = [
    [0, 'messageStart', { role: 'assistant' }],
    [
      rule?.firstTokenMs ?? usualFirstTokenMs,
      'contentBlockDelta',
      { contentBlockIndex: 0, delta: { text: 'Hello' } },
    ],
    [30, 'contentBlockStop', { contentBlockIndex: 0 }],
    [0, 'messageStop', { stopReason: 'max_tokens' }],
    [0, 'metadata', { usage: { inputTokens: 8, outputTokens: 1, totalTokens: 9 } }],
  ];
  const sent = rule?.isCut === true ? events.slice(0, 2) : events;
  return {
    status: 200,
    headers: { 'content-type': 'application/vnd.amazon.eventstream' },
    body: '',
    frames: sent.map(([afterMs, type, payload]) => ({ afterMs, bytes: eventFrame(type, payload) })),
  };
}
