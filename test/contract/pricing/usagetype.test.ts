/** Usagetypes of the four dialects, and those that must stay unread. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUsagetype } from '../../../electron/contract/pricing/usagetype.ts';
import { always } from '../../helpers/properties.ts';

const seen = (text: string): string | undefined => {
  const read = readUsagetype(text);
  return (
    read && [read.modelId ?? read.segment ?? '-', read.scope, read.tier, read.context, read.meter].join(' ')
  );
};

describe('a usagetype is read', () => {
  it.each([
    ['USE1-Nova2.0Lite-input-tokens', 'Nova2.0Lite regional standard standard input'],
    [
      'EUC1-Nova2.0Lite-output-tokens-priority-cross-region-global',
      'Nova2.0Lite global priority standard output',
    ],
    ['USE1-Nova2.0Lite-input-tokens-cross-region-geo', 'Nova2.0Lite geo standard standard input'],
    [
      'APS1-Nova2.0Omni-text-output-tokens-cross-region-global-batch',
      'Nova2.0Omni global batch standard output',
    ],
    [
      'ILC1-Nova2.0Omni-output-image-token-count-flex-cross-region-global',
      'Nova2.0Omni global flex standard output-image',
    ],
    ['USE1-NovaSonic-speech-input-tokens', 'NovaSonic regional standard standard input-speech'],
    ['USE1-TitanEmbeddingV2-Text-input-tokens', 'TitanEmbeddingV2-Text regional standard standard input'],
    ['MEC1-NovaLite-cache-read-input-token-count', 'NovaLite regional standard standard cache-read'],
    [
      'USE1-Claude4.5Sonnet-cache-write-input-token-count-long-context-cross-region-global',
      'Claude4.5Sonnet global standard long cache-write-5m',
    ],
    [
      'USE1-Claude4.5Sonnet-reserved-3-month-output-tokens-per-minute-cross-region-geo',
      'Claude4.5Sonnet geo reserved-3m standard output-tpm-hour',
    ],
    ['USE1-NovaLite-input-tokens-custom-model', 'NovaLite regional custom-model standard input'],
    [
      'USW2-TitanImageGeneratorV2-ProvisionedThroughput-6months-ModelUnits',
      'TitanImageGeneratorV2 regional provisioned-6m standard model-unit-hour',
    ],
    ['EU-NovaLite-input-tokens', 'NovaLite regional standard standard input'],
    ['USE1-qwen.qwen3-32b-mantle-input-tokens-flex', 'qwen.qwen3-32b regional flex standard input'],
    [
      'USW2-moonshotai.kimi-k3-mantle-cache-write-tokens-30m-standard',
      'moonshotai.kimi-k3 regional standard standard cache-write-30m',
    ],
    [
      'USW2-moonshotai.kimi-k3-mantle-input-tokens-global-standard',
      'moonshotai.kimi-k3 global standard standard input',
    ],
    ['USW2-x.y-1-mantle-output-tokens-long-ctx-standard', 'x.y-1 regional standard long output'],
    ['APN2-MP:APN2_InputTokenCount_Global-Units', '- global standard standard input'],
    ['APS5-MP:APS5_OutputTokenCount_LCtx_Global_Batch-Units', '- global batch long output'],
    ['APS3-MP:APS3_CacheWrite1hInputTokenCount_LCtx_Global-Units', '- global standard long cache-write-1h'],
    ['USE1-MP:USE1_InputTokenCount_LatencyOptimized-Units', '- regional latency-optimized standard input'],
    ['APN1-MP:APN1_MillionBatchInputTokens-Units', '- regional batch standard input'],
    ['APS5-MP:APS5_Reserved_3Month_InputTPM_Global-Units', '- global reserved-3m standard input-tpm-hour'],
    ['USE1-MP:USE1_Reserved_1Month_OutputTPM_Geo', '- geo reserved-1m standard output-tpm-hour'],
    [
      'USW2-MP:USW2_ProvisionedThroughput_NoCommit_ModelUnits_Usage-Units',
      '- regional provisioned-nocommit standard model-unit-hour',
    ],
    ['USW2-MP:USW2_cache_write_tokens_1h_standard-Units', '- regional standard standard cache-write-1h'],
    ['USW2-MP:USW2_input_tokens_long_ctx_global_standard-Units', '- global standard long input'],
  ])('%s', (text, parts) => {
    expect(seen(text)).toBe(parts);
  });

  it.each([
    'USE1-Nova2.0Lite-input-tokens-turbo',
    'USE1-MP:USE1_InputTokenCount_Turbo-Units',
    'USE1-MP:USE1_input_tokens_turbo_standard-Units',
    'USE1-zai.glm-5-mantle-input-tokens-turbo',
    'USE1-MP:USE1_ThinkingTokenCount-Units',
    'USE1-input-tokens',
    'USE1-Guardrail-ContentPolicyUnitsConsumed',
    'USE1-NovaLite-input-tokens-1h',
    'constructor',
    'USE1-MP:USE1_constructor-Units',
    '',
  ])('%j is left unread', (text) => {
    expect(seen(text)).toBeUndefined();
  });

  it('any text is read or left unread, without a fault', async () => {
    const parts = fc.constantFrom(
      'USE1-',
      'MP:USE1_',
      'input',
      '-tokens',
      '_tokens',
      '-mantle-',
      '-batch',
      '_Global',
      '-Units',
      'x.y',
    );
    await always(
      [
        fc.oneof(
          fc.string(),
          fc.array(parts, { maxLength: 9 }).map((each) => each.join('')),
        ),
      ],
      (text) => {
        const read = readUsagetype(text);
        expect(read === undefined || read.meter.length > 0).toBe(true);
      },
    );
  });

  it('a suffix that is not known is never dropped', async () => {
    const word = fc
      .stringMatching(/^[a-z]{4,12}$/)
      .filter((each) => !/^(batch|flex|priority|standard|global|custom|long)$/.test(each));
    await always([word], (suffix) => {
      expect(readUsagetype(`USE1-NovaLite-input-tokens-${suffix}`)).toBeUndefined();
    });
  });
});
