/** What the figures in the cells mean, and where to get them. */

import { Button } from 'react-aria-components';
import { type CellModeName, cellMode } from '../../../electron/contract/cell-modes.ts';
import type { ModelId } from '../../../electron/contract/snapshot/model.ts';
import { usedLocale } from '../../../electron/contract/text.ts';
import { useAtlas, useData, useVisible } from '../controls/atlas-context.tsx';
import { LegendLine } from '../controls/legend.tsx';
import { FetchButton } from '../details/pricing/fetch-button.tsx';

/** The steps of the scale with their limits; where there is nothing to show, the button that brings it. */
export function ScaleLegend({ cells }: { cells: CellModeName }): React.ReactNode {
  const { ends, limits, unit, needs } = cellMode(cells);
  return (
    <>
      {needs === 'accounts' ? <AccountsButton /> : null}
      {needs === 'prices' || needs === 'quotas' ? <OwnFetchButton what={needs} /> : null}
      <LegendLine>
        <li className="legend-item">{unit}</li>
        {limits.map((limit, step) => (
          <li key={limit} className="legend-item">
            <Step step={step} />{' '}
            {(step === 0 ? ends?.[0] : undefined) ??
              `≤ ${limit.toLocaleString(usedLocale(), { notation: 'compact' })}`}
          </li>
        ))}
        <li className="legend-item">
          <Step step={limits.length} /> {ends?.[1] ?? 'more'}
        </li>
        <li className="legend-item">? unknown</li>
        {needs === undefined ? null : <li className="legend-item">{NONE[needs]}</li>}
      </LegendLine>
    </>
  );
}

const NONE = {
  prices: 'none: no price by the token',
  quotas: 'none: not listed',
  accounts: '–: not listed',
};

function Step({ step }: { step: number }): React.ReactNode {
  return <span className="glyph" data-step={step} aria-hidden />;
}

/** None where everything was fetched. */
function OwnFetchButton({ what }: { what: 'prices' | 'quotas' }): React.ReactNode {
  const { columns } = useVisible();
  const pricing = useData((state) => state.pricing);
  const known = columns.map(({ region }) => pricing[region]?.[what]);
  const isFetched =
    known.every((each) => each !== undefined) && !known.every((each) => isMissing(each.models));
  return isFetched ? null : <FetchButton what={what} />;
}

/** What was asked for and could not be had at all. */
function isMissing(models: Record<ModelId, { status: string }>): boolean {
  const all = Object.values(models);
  return all.length > 0 && all.every(({ status }) => status === 'not-loaded');
}

/** The banner has it where accounts are shown. */
function AccountsButton(): React.ReactNode {
  const store = useAtlas();
  const isShown = useData((state) => state.snapshot.accounts !== undefined);
  if (isShown) return null;
  return (
    <Button className="button button-small" onPress={() => store.showOverlay('accounts')}>
      Choose accounts…
    </Button>
  );
}
