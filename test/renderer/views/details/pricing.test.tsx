// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { QUOTA_NAMES } from '../../../../electron/capabilities/quota-names.ts';
import type { AppEvent } from '../../../../electron/contract/bridge/api.ts';
import { pricesOfModels, quotasOfModels } from '../../../../electron/contract/pricing/region-pricing.ts';
import type { RegionQuotas } from '../../../../electron/contract/quotas/quota.ts';
import { joinQuotas } from '../../../../electron/contract/quotas/quota-join.ts';
import type { InferenceProfile } from '../../../../electron/contract/snapshot/model.ts';
import { FM, marketplaceRow, regionPrices } from '../../../contract/pricing/offers.ts';
import { aModel, aProfile } from '../../../helpers/builders.ts';
import { renderScanned, textsOf } from '../../../helpers/render-app.tsx';
import { listed } from '../../../helpers/scan-events.ts';

const HAIKU = 'anthropic.claude-haiku-4-5-20251001-v1:0';
const REGION = 'us-east-1';

const GLOBAL_PROFILE = aProfile(`global.${HAIKU}`, HAIKU, ['', REGION], {}, REGION);

async function detailsOf(
  modelId: string,
  profiles: InferenceProfile[] = [],
  inferenceTypesSupported = ['ON_DEMAND'],
) {
  const models = [aModel(modelId, { inferenceTypesSupported }, REGION)];
  const app = await renderScanned(listed(REGION, models, profiles));
  app.store.view.openDetails(modelId, REGION);
  const prices = await screen.findByRole('region', { name: 'Prices' });
  return { ...app, prices, quotas: screen.getByRole('region', { name: 'Quotas' }) };
}

const read = regionPrices({
  [FM]: [
    marketplaceRow('Claude Haiku 4.5', 'InputTokenCount', '1.1'),
    marketplaceRow('Claude Haiku 4.5', 'OutputTokenCount', '5.5'),
    marketplaceRow('Claude Haiku 4.5', 'InputTokenCount_Global', '1'),
    marketplaceRow('Claude Haiku 4.5', 'OutputTokenCount_Global', '5'),
    marketplaceRow('Claude Haiku 4.5', 'CacheWriteInputTokenCount', '0'),
  ],
});
const told = (modelId: string): AppEvent => ({
  type: 'pricing',
  regions: [{ region: REGION, prices: pricesOfModels(read, [modelId]) }],
});

describe('prices in the details', () => {
  it('are not known before they are fetched, and are asked of the regions that are shown', async () => {
    const { api, user, prices } = await detailsOf(HAIKU);
    expect(prices.textContent).toContain('Not fetched');
    await user.click(within(prices).getByRole('button', { name: 'Fetch prices' }));
    expect(api.calls).toContainEqual(['fetchPrices', [REGION]]);
  });

  it('stand by scope, a published zero is a price, and the cheapest scope says what it gives up', async () => {
    const { tell, prices } = await detailsOf(HAIKU, [GLOBAL_PROFILE]);
    await tell(told(HAIKU));
    expect(textsOf(within(prices).getAllByRole('row'))).toEqual([
      'Scope and tierInputOutputCache read',
      expect.stringMatching(/^In-Region and geographic cross-Region Standard.*\$1\.1\$5\.5no row$/),
      expect.stringMatching(/^Global cross-Region Standard\$1\$5no row$/),
    ]);
    expect(prices.textContent).toContain('$0 (published as 0)');
    expect(prices.textContent).toContain('Its calls route to Regions that AWS does not list');
    expect(prices.textContent).toContain('by its exact name, confirmed 2026-10-01');
  });

  it('give the cost of a month, cheapest first', async () => {
    const { tell, prices } = await detailsOf(HAIKU, [GLOBAL_PROFILE]);
    await tell(told(HAIKU));
    const costs = within(prices).getByRole('list', { name: 'Monthly cost, cheapest first', hidden: true });
    expect(textsOf(within(costs).getAllByRole('listitem', { hidden: true }))).toEqual([
      'Global cross-Region, Standard: $25.00 a month',
      'In-Region and geographic cross-Region, Standard: $27.50 a month',
    ]);
  });

  it('recommend and sum up nothing that cannot be called from there', async () => {
    const { tell, prices } = await detailsOf(HAIKU);
    await tell(told(HAIKU));
    expect(prices.textContent).toContain('Global cross-Region Standard');
    expect(prices.textContent).not.toContain('is cheapest');
    const costs = within(prices).getAllByRole('listitem', { name: '', hidden: true });
    expect(textsOf(costs).filter((text) => text?.endsWith('a month'))).toEqual([
      'In-Region and geographic cross-Region, Standard: $27.50 a month',
    ]);
  });

  it('by the token are no cost where only provisioned throughput can be had', async () => {
    const { tell, prices } = await detailsOf(HAIKU, [], ['PROVISIONED']);
    await tell(told(HAIKU));
    expect(prices.textContent).toContain('Only Provisioned Throughput can be had here');
    expect(prices.textContent).not.toContain('Cost estimate');
  });

  it('of a model that only its card prices are said with the day and the end of the promotion', async () => {
    const { tell, prices } = await detailsOf('openai.gpt-5.6-sol');
    await tell(told('openai.gpt-5.6-sol'));
    expect(prices.textContent).toContain('Not in the price list');
    expect(prices.textContent).toMatch(/Read 2026-09-18, promotional until at least 2026-11-21/);
  });

  describe('of the chosen ID stand out:', () => {
    const ARN = 'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/abc';
    const OWN = { type: 'APPLICATION', inferenceProfileArn: ARN };
    const [REGIONAL, GLOBAL] = [
      'In-Region and geographic cross-Region Standard',
      'Global cross-Region Standard',
    ];
    it.each([
      [HAIKU, [], {}, REGIONAL],
      ...['us', 'eu', 'jp', 'au', 'apac', 'in', 'new'].map(
        (prefix) => [`${prefix}.${HAIKU}`, [REGION, 'us-west-2'], {}, REGIONAL] as const,
      ),
      [`global.${HAIKU}`, ['', REGION], {}, GLOBAL],
      [ARN, [REGION], OWN, REGIONAL],
      [ARN, [REGION, 'us-west-2'], OWN, REGIONAL],
      [ARN, ['', REGION], OWN, GLOBAL],
    ] as const)('%s to %j', async (id, destinations, change, expected) => {
      const profiles =
        destinations.length === 0 ? [] : [aProfile(id, HAIKU, [...destinations], change, REGION)];
      const { user, tell, prices } = await detailsOf(HAIKU, profiles);
      await tell(told(HAIKU));
      await user.click(screen.getByRole('radio', { name: id }));
      const chosen = within(prices).getByRole('rowheader', { name: /the chosen ID/ });
      expect(chosen.textContent).toBe(`${expected} (the chosen ID)`);
    });
  });

  it('that cannot be used say so beside those that can, with the reason', async () => {
    const { tell, prices } = await detailsOf(HAIKU);
    const more = regionPrices({
      [FM]: [
        marketplaceRow('Claude Haiku 4.5', 'InputTokenCount', '1.1'),
        marketplaceRow('Claude Haiku 4.5', 'OutputTokenCount', '5.5', { unit: '1M syllables' }),
        marketplaceRow('Claude Haiku 4.5', 'OutputTokenCount_Global', '5', { defect: 'no-usd' }),
      ],
    });
    await tell({ type: 'pricing', regions: [{ region: REGION, prices: pricesOfModels(more, [HAIKU]) }] });
    expect(prices.textContent).toContain(
      '2 rows of the list for this model cannot be used: a unit that this version does not know, no price in US dollars.',
    );
  });

  it('that no confirmed name joins are not known', async () => {
    const { tell, prices } = await detailsOf('zai.glm-4.6');
    await tell(told('zai.glm-4.6'));
    expect(prices.textContent).toContain('no confirmed name joins this model');
  });
});

describe('quotas in the details', () => {
  const quotas = (more: Partial<RegionQuotas>): RegionQuotas => ({
    region: REGION,
    readAt: '2026-11-28T00:00:00Z',
    state: 'complete',
    applied: [],
    ...more,
  });
  const limits = (answer: RegionQuotas): AppEvent => ({
    type: 'pricing',
    regions: [{ region: REGION, quotas: quotasOfModels(answer, joinQuotas(answer, QUOTA_NAMES), [HAIKU]) }],
  });
  const row = {
    code: 'L-CCA5DF70',
    name: 'Cross-region model inference requests per minute for Anthropic Claude Haiku 4.5',
    unit: 'None',
    adjustable: true,
  };

  it('stand beside the default, and 0 has a hint', async () => {
    const { tell, quotas: section } = await detailsOf(HAIKU);
    await tell(limits(quotas({ applied: [{ ...row, value: 0 }], defaults: [{ ...row, value: 10_000 }] })));
    const line = within(section).getByRole('row', { name: /Geographic cross-Region, requests per minute/ });
    expect(line.textContent).toContain('010,000');
    expect(section.textContent).toContain('0 is usual for a new account');
  });

  it('that may not be read name the permission', async () => {
    const failure = {
      kind: 'denied',
      message: 'Not allowed (servicequotas:ListServiceQuotas).',
      nextStep: 'Allow it.',
    } as const;
    const { tell, quotas: section } = await detailsOf(HAIKU);
    await tell(limits(quotas({ state: 'denied', failure })));
    expect(section.textContent).toContain('servicequotas:ListServiceQuotas');
  });

  it('that are not listed are not unlimited', async () => {
    const { tell, quotas: section } = await detailsOf(HAIKU);
    await tell(limits(quotas({})));
    expect(section.textContent).toContain('That is not "unlimited"');
  });
});
