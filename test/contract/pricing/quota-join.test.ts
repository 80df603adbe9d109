/** Quotas: what a name says, whose it is, and what is not known. Codes and names as recorded in 2026. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import quotaNames from '../../../electron/capabilities/data/quota-names.json' with { type: 'json' };
import { QUOTA_NAMES } from '../../../electron/capabilities/quota-names.ts';
import type { QuotaRow, RegionQuotas } from '../../../electron/contract/quotas/quota.ts';
import { joinQuotas } from '../../../electron/contract/quotas/quota-join.ts';
import { readQuotaName } from '../../../electron/contract/quotas/quota-name.ts';
import { always } from '../../helpers/properties.ts';

const quota = (code: string, name: string, value: number): QuotaRow => ({
  code,
  name,
  value,
  unit: 'None',
  adjustable: true,
});
const region = (applied: QuotaRow[], more: Partial<RegionQuotas> = {}): RegionQuotas => ({
  region: 'us-east-1',
  readAt: '2026-11-28T00:00:00Z',
  state: 'complete',
  applied,
  ...more,
});
const of = (modelId: string, applied: QuotaRow[], more: Partial<RegionQuotas> = {}) =>
  joinQuotas(region(applied, more), QUOTA_NAMES)(modelId);
const OPUS = 'anthropic.claude-opus-4-7';
const OPUS_TPM = quota(
  'L-5DB28B7B',
  'Cross-region model inference tokens per minute for Anthropic Claude Opus 4.7',
  5e6,
);
const SONNET = 'anthropic.claude-sonnet-4-5-20250929-v1:0';

describe('a quota name', () => {
  const FAST = { scope: 'on-demand', variant: 'latency-optimized' };

  it('is read for every inference quota that was recorded', () => {
    const unread = Object.values(quotaNames.codes).filter((name) => readQuotaName(name) === undefined);
    expect(unread).toEqual([]);
    expect(Object.keys(quotaNames.codes).length).toBeGreaterThan(380);
  });

  it.each([
    [
      'On-Demand, latency-optimized model inference tokens per minute for Amazon Nova Pro V1',
      { ...FAST, metric: 'tokens', period: 'minute', subject: 'Amazon Nova Pro V1' },
    ],
    [
      'On-demand latency-optimized model inference requests per minute for Anthropic Claude 3.5 Haiku',
      { ...FAST, metric: 'requests', period: 'minute', subject: 'Anthropic Claude 3.5 Haiku' },
    ],
    [
      'Model invocation max latency-optimized tokens per day for Amazon Nova Pro V1',
      { ...FAST, metric: 'tokens', period: 'day', subject: 'Amazon Nova Pro V1' },
    ],
    [
      'Global cross-region model inference tokens per day for Amazon Nova 2 Lite',
      { scope: 'global', metric: 'tokens', period: 'day', subject: 'Amazon Nova 2 Lite' },
    ],
    [
      'Cross-Region model inference tokens per minute for Anthropic Claude 3.5 Haiku',
      { scope: 'cross-region', metric: 'tokens', period: 'minute', subject: 'Anthropic Claude 3.5 Haiku' },
    ],
    [
      '[bedrock-mantle endpoint] Output tokens per minute for Claude Opus 4.7',
      { scope: 'mantle', metric: 'output-tokens', period: 'minute', subject: 'Claude Opus 4.7' },
    ],
    [
      'On-demand InvokeModel concurrent requests for Amazon Nova Reel1.0',
      { scope: 'on-demand', metric: 'concurrent-requests', subject: 'Amazon Nova Reel1.0' },
    ],
  ])('%s', (name, meaning) => {
    expect(readQuotaName(name)).toEqual(meaning);
  });

  it('says the same in another case and with other blanks', async () => {
    const names = fc.constantFrom(...Object.values(quotaNames.codes));
    await always([names], (name) => {
      const [plain, other] = [
        readQuotaName(name),
        readQuotaName(` ${name.toUpperCase().replaceAll(' ', '  ')} `),
      ];
      expect({ ...other, subject: '' }).toEqual({ ...plain, subject: '' });
      expect(other?.subject).toBe(plain?.subject.toUpperCase());
    });
  });

  it('of batch jobs, guardrails or customization is none of inference', () => {
    expect(readQuotaName('Records per batch inference job for Claude Opus 4.5')).toBeUndefined();
    expect(readQuotaName('(Model customization) Custom models per account')).toBeUndefined();
  });
});

describe('the quotas of a model', () => {
  it('hold only what is listed: Opus 4.7 has tokens per minute and no requests per minute', () => {
    const { status, quotas } = of(OPUS, [OPUS_TPM]);
    expect(status).toBe('applied');
    expect(quotas.map((each) => each.metric)).toEqual(['tokens']);
  });

  it('of 0, of none listed, of none allowed and of a region that failed are four things', () => {
    expect(of(OPUS, [{ ...OPUS_TPM, value: 0 }])).toMatchObject({
      status: 'applied',
      quotas: [{ value: 0 }],
    });
    expect(of(OPUS, []).status).toBe('not-listed');
    expect(of(OPUS, [], { state: 'denied' }).status).toBe('no-permission');
    expect(of(OPUS, [], { state: 'failed' }).status).toBe('not-loaded');
    expect(of('zai.glm-4.6', [OPUS_TPM]).status).toBe('not-mapped');
  });

  it('stand beside their defaults, which may be larger', () => {
    const lite = quota(
      'L-89F8391A',
      'Cross-region model inference requests per minute for Amazon Nova Lite',
      400,
    );
    const { quotas } = of('amazon.nova-lite-v1:0', [lite], { defaults: [{ ...lite, value: 4000 }] });
    expect(quotas.map((each) => [each.origin, each.value])).toEqual([
      ['applied', 400],
      ['default', 4000],
    ]);
    expect(of('amazon.nova-lite-v1:0', [], { defaults: [lite] }).status).toBe('default-only');
  });

  it('of the long context and of low latency do not replace the usual ones', () => {
    const { quotas } = of(SONNET, [
      quota(
        'L-8EA73537',
        'Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.5 V1 1M Context Length',
        1e6,
      ),
      quota(
        'L-F4DDD3EB',
        'Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.5 V1',
        2e5,
      ),
    ]);
    expect(quotas.map((each) => [each.variant, each.value])).toEqual([
      [undefined, 2e5],
      ['1m-context', 1e6],
    ]);
  });

  it('of bedrock-mantle are apart from those of the runtime, input and output apart', () => {
    const { quotas } = of(OPUS, [
      OPUS_TPM,
      quota('L-54814DC6', '[bedrock-mantle endpoint] Input tokens per minute for Claude Opus 4.7', 1e7),
      quota('L-15CD18AC', '[bedrock-mantle endpoint] Output tokens per minute for Claude Opus 4.7', 2e6),
    ]);
    expect(quotas.map((each) => `${each.scope} ${each.metric}`)).toEqual([
      'cross-region tokens',
      'mantle input-tokens',
      'mantle output-tokens',
    ]);
  });

  it('that are doubled for cross-region calls say so and keep their value', () => {
    const { quotas } = of('amazon.nova-micro-v1:0', [
      quota(
        'L-D2912E70',
        'Model invocation max tokens per day for Amazon Nova Micro (doubled for cross-region calls)',
        1000,
      ),
    ]);
    expect(quotas).toMatchObject([
      { value: 1000, isDoubledForCrossRegion: true, scope: 'on-demand', period: 'day' },
    ]);
  });

  it('are never those of a sibling', () => {
    const lite = quota('L-70423BF8', quotaNames.codes['L-70423BF8'], 200);
    expect(of('amazon.nova-2-lite-v1:0', [lite]).quotas).toEqual([]);
    expect(of('amazon.nova-lite-v1:0', [lite]).quotas).toHaveLength(1);
    const plus = quota('L-FEE1DCB6', quotaNames.codes['L-FEE1DCB6'], 300_000);
    expect(of('cohere.command-r-plus-v1:0', [plus]).quotas).toHaveLength(1);
    expect(of('cohere.command-r-v1:0', [plus]).quotas).toEqual([]);
  });

  it('under a known code with another name are not used: renamed', () => {
    const name = 'Cross-region model inference tokens per minute for Anthropic Claude Opus 9';
    const { status, quotas, renamed } = of(OPUS, [{ ...OPUS_TPM, name }]);
    expect([status, quotas]).toEqual(['renamed', []]);
    expect(renamed).toEqual([{ code: OPUS_TPM.code, name, knownAs: OPUS_TPM.name }]);
    expect(of(OPUS, [{ ...OPUS_TPM, name: `${OPUS_TPM.name.toUpperCase()} ` }]).status).toBe('applied');
  });

  it('of a list that broke off are partial', () => {
    expect(of(OPUS, [OPUS_TPM], { state: 'partial' })).toMatchObject({
      status: 'partial',
      quotas: [{ value: 5e6 }],
    });
  });
});
