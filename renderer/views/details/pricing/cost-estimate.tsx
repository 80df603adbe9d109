/** What a month of calls would cost at the published prices: sums of what is published, unknown where something is not. */
import { useState } from 'react';
import { Input, Label, NumberField } from 'react-aria-components';
import {
  type CostOfScope,
  costsOf,
  type Usage,
} from '../../../../electron/contract/pricing/cost-estimate.ts';
import { roundDecimal } from '../../../../electron/contract/pricing/decimal.ts';
import type { ModelPrices } from '../../../../electron/contract/pricing/price.ts';
import { scopeText } from '../../../../electron/contract/pricing/scopes.ts';
import type { ModelId, RegionCode } from '../../../../electron/contract/snapshot/model.ts';
import { meterText, tierText } from '../../../state/words/price-text.ts';
import { CopyButton } from '../../controls/copy-button.tsx';

const FIRST: Usage = { inputTokens: 1_000, outputTokens: 300, cachedPercent: 0, callsPerMonth: 10_000 };

const FIELDS: { name: keyof Usage; label: string; max: number }[] = [
  { name: 'inputTokens', label: 'Input tokens a call', max: 100_000_000 },
  { name: 'outputTokens', label: 'Output tokens a call', max: 100_000_000 },
  { name: 'cachedPercent', label: 'Share of input read from the cache, percent', max: 100 },
  { name: 'callsPerMonth', label: 'Calls a month', max: 1_000_000_000 },
];

/** A fold with the amounts and the cost of each scope and tier, cheapest first. */
export function CostEstimate(props: {
  prices: Pick<ModelPrices, 'prices'>;
  region: RegionCode;
  modelId: ModelId;
}): React.ReactNode {
  const { prices, region, modelId } = props;
  const [usage, setUsage] = useState<Usage>(FIRST);
  const costs = costsOf(prices, usage);
  if (costs.length === 0) return null;
  return (
    <details className="sources-fold">
      <summary>Cost estimate</summary>
      <div className="cost-fields">
        {FIELDS.map(({ name, label, max }) => (
          <NumberField
            key={name}
            className="cost-field"
            value={usage[name]}
            minValue={0}
            maxValue={max}
            step={1}
            onChange={(value) => setUsage({ ...usage, [name]: Number.isInteger(value) ? value : 0 })}
          >
            <Label>{label}</Label>
            <Input className="input" />
          </NumberField>
        ))}
      </div>
      <ol className="price-list" aria-label="Monthly cost, cheapest first">
        {costs.map((cost) => (
          <li key={`${cost.scope} ${cost.tier}`}>{costText(cost)}</li>
        ))}
      </ol>
      <p className="hint">{ASSUMPTIONS}</p>
      <CopyButton
        text={costMarkdown(costs, usage, region, modelId)}
        what="cost estimate"
        label="Copy as Markdown"
      />
    </details>
  );
}

const ASSUMPTIONS =
  'Public list prices before tax and discounts, standard context, all calls the same size. Writing to the prompt cache is not counted.';

function costText(cost: CostOfScope): string {
  const name = `${scopeText(cost.scope)}, ${tierText({ tier: cost.tier, context: 'standard' })}`;
  if (cost.usdPerMonth === undefined) {
    return `${name}: unknown, the list has no single price for ${cost.missing.map(meterText).join(', ').toLowerCase()}`;
  }
  return `${name}: $${grouped(cost.usdPerMonth)} a month`;
}

function grouped(usd: string): string {
  const [whole = '', cents = ''] = roundDecimal(usd, 2).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

function costMarkdown(
  costs: readonly CostOfScope[],
  usage: Usage,
  region: RegionCode,
  modelId: ModelId,
): string {
  const rows = costs.map((cost) => {
    const usd = cost.usdPerMonth === undefined ? 'unknown' : `$${grouped(cost.usdPerMonth)}`;
    return `| ${scopeText(cost.scope)} | ${tierText({ tier: cost.tier, context: 'standard' })} | ${usd} |`;
  });
  const { inputTokens, outputTokens, cachedPercent, callsPerMonth } = usage;
  return [
    `\`${modelId}\` from ${region}: ${inputTokens} tokens in (${cachedPercent} % from the cache), ${outputTokens} out, ${callsPerMonth} calls a month.`,
    '',
    '| Scope | Tier | US dollars a month |',
    '| --- | --- | --- |',
    ...rows,
    '',
    ASSUMPTIONS,
  ].join('\n');
}
