/** The sticky column of model names: one element outside the grid, whose rows own their headers by `aria-owns`. */

import { ChevronDown, ChevronRight, Pin } from 'lucide-react';
import { memo } from 'react';
import { perDocs } from '../../../../electron/contract/cells/lifecycle.ts';
import { capitalized, counted } from '../../../../electron/contract/text.ts';
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
  isPicked: boolean;
  isPinned: boolean;
  /** The first of its provider, or the first after what is pinned. */
  startsPart: boolean;
  /** Carries the mark that folds the rows of its provider. */
  startsGroup: boolean;
}> = memo(function RowHeader({
  row,
  top,
  isCursor,
  isSelected,
  isPicked,
  isPinned,
  startsPart,
  startsGroup,
}) {
  const { folds, isUnder } = row;
  const placed = placeText(row);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: a grid has one tab stop; the cell under the cursor gets it.
    <div
      role="rowheader"
      id={rowHeaderId(row)}
      className="row-header"
      aria-colindex={1}
      data-row={row.modelId}
      data-selected={isSelected ? '' : undefined}
      data-picked={isPicked ? '' : undefined}
      data-pinned={isPinned ? '' : undefined}
      data-starts={startsPart ? '' : undefined}
      data-under={isUnder === true ? '' : undefined}
      title={titleOf(row)}
      {...expandedOf(row, startsGroup)}
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
        <span className="row-provider">
          {folds === undefined ? providerText(row) : counted(folds, 'model')}
        </span>
      </span>{' '}
      <Badges row={row} />
      <IdsButton row={row} />
      {isPinned ? <span className="visually-hidden">pinned</span> : null}
      {placed === undefined ? null : <span className="visually-hidden">{placed}</span>}
      <Marks row={row} isPinned={isPinned} />
    </div>
  );
});

/** What a tree would tell by its levels: where the row stands among the ids of its model. */
function placeText({ folds, isUnder, name, place }: ModelRow): string | undefined {
  if (place === undefined || folds !== undefined) return undefined;
  const { nth, of } = place;
  return isUnder === true ? `id ${nth} of ${of} of ${name}` : `id ${nth} of ${of}`;
}

/**
 * What the arrows on the name open and close: the provider's rows from its first, else the model's ids. A grid's rows have no
 * level; that a row is under another is said in its name.
 */
function expandedOf({ folds, ids, isOpen }: ModelRow, startsGroup: boolean): { 'aria-expanded'?: boolean } {
  if (startsGroup) return { 'aria-expanded': folds === undefined };
  return ids === undefined || folds !== undefined ? {} : { 'aria-expanded': isOpen === true };
}

/** Opens the row into rows of its ids, and closes it. The keyboard has Left and Right on the name: the matrix is one tab stop. */
function IdsButton({ row: { folds, ids, isOpen, name } }: { row: ModelRow }): React.ReactNode {
  if (ids === undefined || folds !== undefined) return null;
  const Chevron = isOpen === true ? ChevronDown : ChevronRight;
  return (
    <button
      type="button"
      className="row-ids"
      tabIndex={-1}
      data-ids=""
      aria-expanded={isOpen === true}
      aria-label={`${ids.length} ids of ${name}`}
    >
      {ids.length}
      <span className="row-ids-word">ids</span>
      <Chevron size={12} aria-hidden />
    </button>
  );
}

/** For the pointer; the keyboard has H and P. */
function Marks({ row, isPinned }: { row: ModelRow; isPinned: boolean }): React.ReactNode {
  if (row.folds !== undefined) return null;
  return (
    <>
      <span className="row-mark hide" data-hide="" aria-hidden title="Hide (H)" />
      {row.isUnder === true ? null : (
        <span className="row-mark pin" data-pin="" aria-hidden title={isPinned ? 'Unpin (P)' : 'Pin (P)'}>
          <Pin size={13} />
        </span>
      )}
    </>
  );
}

/** The name first: badges, marks and a narrow column cut it. */
function titleOf(row: ModelRow): string {
  if (row.folds !== undefined) return `${row.provider}: the best of ${row.folds} models in each Region`;
  const ids = row.isOpen === false ? (row.ids ?? []).map(({ modelId }) => modelId) : [row.modelId];
  return [...new Set([row.name, ...ids])].join('\n');
}

/** Ids that stand under one name are told apart by themselves. */
function providerText({ isOpen, isUnder, modelId, provider }: ModelRow): string {
  return isOpen === true || isUnder === true ? modelId : provider;
}

/** The strongest thing known: ended, the days until the next end, legacy. */
function LifecycleBadge({ row: { end, legacyState } }: { row: ModelRow }): React.ReactNode {
  const says = end?.docsAsOf === undefined ? undefined : capitalized(perDocs(end.docsAsOf));
  const mark = says === undefined ? '' : ', docs';
  if (end !== undefined && end.ended !== 'none') {
    return (
      <span className="tag tag-ended" title={says}>
        {end.ended === 'everywhere' ? 'ended' : 'part ended'}
        {mark}
      </span>
    );
  }
  if (end?.daysLeft !== undefined) {
    const days = Math.max(0, end.daysLeft);
    const title = 'Until the first end of life in a Region';
    return (
      <span className="tag tag-legacy" title={says === undefined ? title : `${title}, ${says}`}>
        EOL {days === 0 ? 'today' : `${days} d`}
        {mark}
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
      {row.mantleOnly && row.isOpen !== false && row.variant !== 'mantle' ? (
        <span className="tag">mantle</span>
      ) : null}
      <LifecycleBadge row={row} />
    </span>
  );
}
