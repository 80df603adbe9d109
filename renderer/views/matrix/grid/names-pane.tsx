/** The sticky column of model names: one element outside the grid, whose rows own their headers by `aria-owns`. */

import { ChevronDown, ChevronRight, Pin } from 'lucide-react';
import { memo } from 'react';
import { counted } from '../../../../electron/contract/text.ts';
import type { ModelRow } from '../../../state/rows/model-row.ts';
import type { Sort } from '../../../state/rows/sort.ts';
import { CORNER_ID, rowHeaderId } from './matrix-layout.ts';

/** The header of the names' column. */
export function Corner(props: { sort: Sort; isCursor: boolean; hasLatency: boolean }): React.ReactNode {
  const { sort, isCursor, hasLatency } = props;
  const isOwn = sort.by === 'name' || sort.by === 'provider';
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: a grid has one tab stop; the cell under the cursor gets it.
    <div
      role="columnheader"
      id={CORNER_ID}
      className="matrix-corner"
      aria-colindex={1}
      aria-label="Model"
      {...(isOwn ? { 'aria-sort': 'ascending' as const } : {})}
      data-corner=""
      {...(isCursor ? { tabIndex: 0, 'data-cursor': '' } : {})}
    >
      {/* Chromium notes the frame in which this is painted: `npm run bench` measures the start with it. */}
      <span {...{ elementtiming: 'matrix' }}>Model</span>
      {hasLatency ? <span className="matrix-corner-unit">median ms</span> : null}
    </div>
  );
}

/** The header of one row: the model's name, provider and badges. */
export const RowHeader: React.NamedExoticComponent<{
  row: ModelRow;
  top: number;
  isCursor: boolean;
  isSelected: boolean;
  isPinned: boolean;
  /** The first of its provider, or the first after what is pinned. */
  startsPart: boolean;
  /** Carries the mark that folds the rows of its provider. */
  startsGroup: boolean;
}> = memo(function RowHeader({ row, top, isCursor, isSelected, isPinned, startsPart, startsGroup }) {
  const { folds } = row;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: a grid has one tab stop; the cell under the cursor gets it.
    <div
      role="rowheader"
      id={rowHeaderId(row)}
      className="row-header"
      aria-colindex={1}
      data-row={row.modelId}
      data-selected={isSelected ? '' : undefined}
      data-pinned={isPinned ? '' : undefined}
      data-starts={startsPart ? '' : undefined}
      title={
        folds === undefined ? row.modelId : `${row.provider}: the best of ${folds} models in each Region`
      }
      {...(startsGroup ? { 'aria-expanded': folds === undefined } : {})}
      style={{ insetBlockStart: top }}
      {...(isCursor ? { tabIndex: 0, 'data-cursor': '' } : {})}
    >
      {startsGroup ? (
        // For the pointer; the keyboard has Left and Right.
        <span
          className="fold"
          data-fold=""
          aria-hidden
          title={folds === undefined ? `Collapse ${row.provider}` : ''}
        >
          {folds === undefined ? <ChevronDown size={13} /> : <ChevronRight size={13} />}
        </span>
      ) : null}
      <span className="row-text">
        {row.name}{' '}
        <span className="row-provider">{folds === undefined ? row.provider : counted(folds, 'model')}</span>
      </span>{' '}
      <Badges row={row} />
      {isPinned ? <span className="visually-hidden">pinned</span> : null}
      {/* For the pointer; the keyboard has H and P. */}
      {folds === undefined ? (
        <>
          <span className="row-mark hide" data-hide="" aria-hidden title="Hide (H)" />
          <span className="row-mark pin" data-pin="" aria-hidden title={isPinned ? 'Unpin (P)' : 'Pin (P)'}>
            <Pin size={13} />
          </span>
        </>
      ) : null}
    </div>
  );
});

/** The strongest thing known: ended, the days until the next end, legacy. */
function LifecycleBadge({ row: { end, legacyState } }: { row: ModelRow }): React.ReactNode {
  if (end?.ended === 'everywhere') return <span className="tag tag-ended">ended</span>;
  if (end?.ended === 'some-regions') return <span className="tag tag-ended">part ended</span>;
  if (end?.daysLeft !== undefined) {
    const days = Math.max(0, end.daysLeft);
    return (
      <span className="tag tag-legacy" title="Until the first end of life in a Region">
        EOL {days === 0 ? 'today' : `${days} d`}
      </span>
    );
  }
  if (legacyState === 'none') return null;
  return <span className="tag tag-legacy">{legacyState === 'everywhere' ? 'legacy' : 'part legacy'}</span>;
}

function Badges({ row }: { row: ModelRow }): React.ReactNode {
  return (
    <span className="row-badges">
      {row.variant === '' ? null : <span className="tag">{row.variant}</span>}
      {row.mantleOnly ? <span className="tag">mantle</span> : null}
      <LifecycleBadge row={row} />
    </span>
  );
}
