/** The header row of the matrix: regions under their groups, each with its state and latency. */
import { ArrowDown, Ban, CircleOff, Ellipsis, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { RegionCode, RegionState } from '../../../../electron/contract/snapshot/model.ts';
import { wholeMs } from '../../../../electron/contract/text.ts';
import { PINNED_GROUP } from '../../../state/matrix/grid-columns.ts';
import type { Column } from '../../../state/rows/column.ts';
import type { Sort } from '../../../state/rows/sort.ts';
import { headerName } from '../../../state/words/region-text.ts';
import { CORNER_ID, columnClass } from './matrix-layout.ts';

/** Sticky header; `cursorRegion` is the header that the Tab key reaches, if one is. */
export const MatrixHead: React.NamedExoticComponent<{
  columns: readonly Column[];
  /** The name of each column's group. */
  groups: readonly string[];
  sort: Sort;
  cursorRegion: RegionCode | undefined;
}> = memo(function MatrixHead({ columns, groups, sort, cursorRegion }) {
  return (
    <div role="rowgroup" className="matrix-head">
      <Groups names={groups} />
      {/* biome-ignore lint/a11y/useFocusableInteractive: a grid has one tab stop; its headers get it, not its rows. */}
      <div role="row" aria-rowindex={1} aria-owns={`${CORNER_ID} matrix-heads`} className="matrix-head-row">
        <div role="none" id="matrix-heads" className="matrix-heads">
          {columns.map((column, index) => (
            <RegionHeader
              key={column.region}
              column={column}
              columnIndex={index + 2}
              isPinned={groups[index] === PINNED_GROUP}
              className={columnClass('region-header', groups, index)}
              isSorted={sort.by === 'column' && sort.region === column.region}
              isCursor={cursorRegion === column.region}
            />
          ))}
        </div>
      </div>
    </div>
  );
});

// Renders again only for news of its own region.
const RegionHeader = memo(function RegionHeader(props: {
  column: Column;
  columnIndex: number;
  isPinned: boolean;
  className: string;
  isSorted: boolean;
  isCursor: boolean;
}): React.ReactNode {
  const { column, columnIndex, isPinned, className, isSorted, isCursor } = props;
  const { record } = column;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: a grid has one tab stop; the cell under the cursor gets it.
    <div
      role="columnheader"
      className={className}
      aria-colindex={columnIndex}
      aria-label={headerName(column, isPinned)}
      {...(isSorted ? { 'aria-sort': 'descending' as const } : {})}
      data-header-region={column.region}
      data-state={record.state}
      {...(isCursor ? { tabIndex: 0, 'data-cursor': '' } : {})}
    >
      <StateIcon state={record.state} />
      {isSorted ? <ArrowDown size={12} aria-hidden className="region-sort" /> : null}
      <span className="region-code">{column.region}</span>
      <span className="region-latency">
        {record.latency === undefined ? '' : wholeMs(record.latency.medianMs)}
      </span>
    </div>
  );
});

function StateIcon({ state }: { state: RegionState }): React.ReactNode {
  switch (state) {
    case 'ok':
      return null;
    case 'denied':
      return <Ban size={12} aria-hidden className="region-state" />;
    case 'not-enabled':
    case 'no-endpoint':
      return <CircleOff size={12} aria-hidden className="region-state" />;
    case 'not-scanned':
      return <Ellipsis size={12} aria-hidden className="region-state" />;
    case 'failed':
    case 'partial':
      return <TriangleAlert size={12} aria-hidden className="region-state" />;
  }
}

/** Labels for groups of few regions; the full name is in the tooltip and in the filters. */
const SHORT: Record<string, string> = {
  [PINNED_GROUP]: 'Pin',
  'Canada & Mexico': 'CA · MX',
  'South America': 'SA',
  'Middle East & Africa': 'ME · Africa',
  GovCloud: 'Gov',
};
/** Columns that are wide enough for the longest name. */
const ROOM_FOR_NAME = 5;

/** For the eye only: each header already names its region. */
function Groups({ names }: { names: readonly string[] }): React.ReactNode {
  const groups: { name: string; count: number }[] = [];
  for (const name of names) {
    const last = groups.at(-1);
    if (last?.name === name) last.count += 1;
    else groups.push({ name, count: 1 });
  }
  return (
    <div className="matrix-groups" aria-hidden>
      {groups.map(({ name, count }) => (
        <span
          key={name}
          className="matrix-group"
          title={name}
          style={{ inlineSize: `calc(${count} * var(--cell))` }}
        >
          {count < ROOM_FOR_NAME ? (SHORT[name] ?? name) : name}
        </span>
      ))}
    </div>
  );
}
