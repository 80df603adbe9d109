/** What the figures in the cells mean, and where to get them. */
import { type CellModeName, cellMode } from '../../../electron/contract/pricing/cell-modes.ts';
import { useData, useVisible } from '../controls/atlas-context.tsx';
import { LegendLine } from '../controls/legend.tsx';
import { FetchButton } from '../details/pricing/fetch-button.tsx';

/** The steps of the scale with their limits; where nothing was fetched, the button that fetches. */
export function ScaleLegend({ cells }: { cells: CellModeName }): React.ReactNode {
  const { limits, unit, needs } = cellMode(cells);
  const { columns } = useVisible();
  const pricing = useData((state) => state.pricing);
  const isFetched =
    needs === undefined || columns.every(({ region }) => pricing[region]?.[needs] !== undefined);
  return (
    <>
      {isFetched ? null : <FetchButton what={needs} />}
      <LegendLine>
        <li className="legend-item">{unit}</li>
        {limits.map((limit, step) => (
          <li key={limit} className="legend-item">
            <Step step={step} /> ≤ {limit.toLocaleString('en-US', { notation: 'compact' })}
          </li>
        ))}
        <li className="legend-item">
          <Step step={limits.length} /> more
        </li>
        <li className="legend-item">? not known</li>
        {needs === undefined ? null : <li className="legend-item">none: not listed</li>}
      </LegendLine>
    </>
  );
}

function Step({ step }: { step: number }): React.ReactNode {
  return <span className="glyph" data-step={step} aria-hidden />;
}
