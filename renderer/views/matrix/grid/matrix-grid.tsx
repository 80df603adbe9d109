/** The grid itself: virtual rows, all columns, one tab stop. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { ModelId, RegionCode } from '../../../../electron/contract/snapshot/model.ts';
import { copySelected } from '../../../state/export/copied-rows.ts';
import type { GridPosition } from '../../../state/matrix/grid-position.ts';
import type { ShownMatrix } from '../../../state/matrix/model/shown-matrix.ts';
import { foldedId } from '../../../state/matrix/provider-groups.ts';
import { providerJump } from '../../../state/matrix/provider-jump.ts';
import { NO_ELEMENTS, recycled } from '../../../state/matrix/row-recycler.ts';
import { selectedRows } from '../../../state/matrix/row-selection.ts';
import { hiddenWith, idAt, idsOfModels, modelOf, showsId } from '../../../state/rows/model-groups.ts';
import type { ModelRow } from '../../../state/rows/model-row.ts';
import type { Sort } from '../../../state/rows/sort.ts';
import type { ViewState } from '../../../state/view/view-state.ts';
import { useAtlas } from '../../controls/atlas-context.tsx';
import { WidthHandle } from '../../controls/width-handle.tsx';
import { MatrixTooltip } from '../../startup/lazy-parts.tsx';
import { showCrosshair } from '../events/crosshair.ts';
import { useCursor, useCursorPlace, useFocusTarget } from '../events/use-cursor.ts';
import { useGridEvents } from '../events/use-grid-events.ts';
import { useTooltip } from '../tooltip/use-tooltip.ts';
import { MatrixHead } from './matrix-head.tsx';
import { CELL_PX, HEADER_PX } from './matrix-layout.ts';
import { MatrixRow } from './matrix-row.tsx';
import { Corner, RowHeader } from './names-pane.tsx';
import { useColumnWidths } from './use-column-widths.ts';
import { useRowVirtualizer } from './use-row-virtualizer.ts';
import { useScrollAnchor } from './use-scroll-anchor.ts';

/** The grid named `Model availability by region`. `details`: what the details panel shows. */
export function MatrixGrid(props: {
  visible: ShownMatrix;
  sort: Sort;
  details: ViewState['details'];
  isBusy: boolean;
}): React.ReactNode {
  const { visible, sort, details, isBusy } = props;
  const store = useAtlas();
  // The rows of a provider stand together and can be folded into one.
  const isGrouped = sort.by === 'provider';
  const { rows, pinned, grid: shown } = visible;
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const modelIds = useMemo(() => rows.map((row) => row.modelId), [rows]);
  const { columns, groups } = shown;
  const regions = useMemo(() => columns.map((column) => column.region), [columns]);

  const place = useCursorPlace(modelIds, regions);
  const virtualizer = useRowVirtualizer(scroller, modelIds, place.rowIndex);
  const cursor = useCursor(place, {
    scroller,
    modelIds,
    regions,
    order: sort.by === 'column' ? sort.region : sort.by,
    scrollToRow: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  });
  useFocusTarget(cursor, (id) => rows.find((row) => showsId(row, id))?.modelId ?? id);
  useColumnWidths(scroller, canvas, columns.length);
  useScrollAnchor(scroller, modelIds);
  const tooltip = useTooltip();
  const items = virtualizer.getVirtualItems();
  const { position } = cursor;
  const [usedElements, setUsedElements] = useState(NO_ELEMENTS);
  const shownIds = items.map((item) => modelIds[item.index] ?? '');
  const elements = recycled(usedElements, shownIds);
  if (elements !== usedElements) setUsedElements(elements);
  const elementOf = (row: ModelRow): number | undefined => elements.byModel.get(row.modelId);

  const picks = useStore(store.view.rowSelection).ids;
  // Once rows are selected, these alone are; else the one whose details are shown is.
  const isPicked = (row: ModelRow): boolean => picks.has(row.modelId);

  const isDetailed = (row: ModelRow): boolean => details !== null && showsId(row, details.modelId);

  /** A line above: where another provider begins, or after what is pinned. */
  const startsPart = (index: number): boolean =>
    index > 0 &&
    rows[index]?.isUnder !== true &&
    (index === pinned.rows || (isGrouped && rows[index]?.provider !== rows[index - 1]?.provider));
  const startsGroup = (index: number): boolean =>
    isGrouped &&
    index >= pinned.rows &&
    (index === pinned.rows || rows[index]?.provider !== rows[index - 1]?.provider);
  const fold = (modelId: ModelId, isFolded: boolean): boolean => {
    const row = rows.find((each, index) => each.modelId === modelId && index >= pinned.rows);
    if (row === undefined || !isGrouped || isFolded === (row.folds !== undefined)) return false;
    store.view.foldProvider(row.provider, isFolded);
    const first = isFolded ? foldedId(row.provider) : undefined;
    if (first !== undefined) cursor.moveTo({ modelId: first, region: null });
    return true;
  };
  const open = (modelId: ModelId, isOpen?: boolean): boolean => {
    const index = modelIds.indexOf(modelId);
    const row = rows[index];
    if (row?.isUnder === true && isOpen === false) {
      // The arrow that closes goes from an id to its model first.
      const above = rows.findLast((each, place) => place < index && each.isOpen === true);
      if (above !== undefined) cursor.moveTo({ modelId: above.modelId, region: null });
      return above !== undefined;
    }
    if (row?.isOpen === undefined || row.isOpen === isOpen) return false;
    store.view.openModel(modelOf(row), !row.isOpen);
    cursor.moveTo({ modelId, region: null });
    return true;
  };
  const idIn = (modelId: ModelId, region: RegionCode | null): ModelId => {
    const row = rows[modelIds.indexOf(modelId)];
    const column = region === null ? undefined : shown.columnIndexes[regions.indexOf(region)];
    return row === undefined || row.folds !== undefined ? modelId : idAt(row, column);
  };
  const idsOf = (modelId: ModelId) => {
    const row = rows[modelIds.indexOf(modelId)];
    const all = idsOfModels(visible.matrix.rows, [modelId]);
    return {
      all,
      hidden: row === undefined ? all : hiddenWith(row, visible.matrix.rows),
    };
  };
  const activate = ({ modelId, region }: GridPosition): void => {
    if (modelId !== null && fold(modelId, false)) return;
    if (modelId !== null) store.view.openDetails(idIn(modelId, region), region ?? undefined);
    else if (region === null) store.view.change({ sort: { by: isGrouped ? 'name' : 'provider' } });
    else {
      const isSorted = sort.by === 'column' && sort.region === region;
      store.view.change({ sort: isSorted ? { by: 'provider' } : { by: 'column', region } });
    }
  };
  // What was pointed at may stand elsewhere now, or be gone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows and columns are the reason to run, not read.
  useEffect(() => {
    showCrosshair(canvas.current, undefined);
    tooltip.close();
    store.cursorText.setState('', true);
  }, [modelIds, regions]);
  const jump = (isBackwards: boolean): void => {
    const modelId = modelIds[providerJump(rows, cursor.rowIndex, isBackwards)];
    if (modelId !== undefined) cursor.moveTo({ ...position, modelId });
  };
  const events = useGridEvents({
    canvas,
    cursor,
    tooltip,
    modelIds,
    regions,
    activate,
    jump,
    fold,
    open,
    idsOf,
    copySelected: () => {
      const isAny = selectedRows(store.view.rowSelection.getState(), rows).length > 0;
      if (isAny) copySelected(store, visible, 'tsv');
      return isAny;
    },
  });

  return (
    <>
      <div className="matrix-scroller" ref={scroller} {...events}>
        <div
          className="matrix-canvas"
          ref={canvas}
          style={{
            inlineSize: `calc(var(--names) + ${columns.length} * var(--cell))`,
            blockSize: HEADER_PX + rows.length * CELL_PX,
          }}
        >
          <div className="matrix-pane">
            <Corner
              sort={sort}
              isCursor={position.modelId === null && position.region === null}
              hasLatency={columns.some((column) => column.record.latency !== undefined)}
            />
            <div className="matrix-names">
              {items.map((item) => {
                const row = rows[item.index];
                return row === undefined ? null : (
                  <RowHeader
                    key={elementOf(row)}
                    row={row}
                    top={item.start - HEADER_PX}
                    isCursor={position.modelId === row.modelId && position.region === null}
                    isSelected={isDetailed(row)}
                    isPicked={isPicked(row)}
                    isPinned={item.index < pinned.rows}
                    startsPart={startsPart(item.index)}
                    startsGroup={startsGroup(item.index)}
                  />
                );
              })}
            </div>
          </div>
          <div
            role="grid"
            className="matrix"
            aria-label="Model availability by region"
            aria-rowcount={rows.length + 1}
            aria-colcount={columns.length + 1}
            aria-busy={isBusy}
            aria-readonly
            aria-multiselectable
          >
            <MatrixHead
              columns={columns}
              groups={groups}
              sort={sort}
              cursorRegion={position.modelId === null ? (position.region ?? undefined) : undefined}
            />
            <div role="rowgroup" className="matrix-body">
              {items.map((item) => {
                const row = rows[item.index];
                if (row === undefined) return null;
                const hasCursor = position.modelId === row.modelId;
                return (
                  <MatrixRow
                    key={elementOf(row)}
                    row={row}
                    rowIndex={item.index + 2}
                    top={item.start - HEADER_PX}
                    shown={shown}
                    cursorRegion={hasCursor ? (position.region ?? undefined) : undefined}
                    isSelected={picks.size > 0 ? isPicked(row) : isDetailed(row)}
                    isPicked={isPicked(row)}
                    chosenRegion={isDetailed(row) ? details?.region : undefined}
                    startsPart={startsPart(item.index)}
                  />
                );
              })}
            </div>
            <div className="cross-column" hidden />
          </div>
          <div className="cross-row" hidden />
          <WidthHandle of="names" />
        </div>
      </div>
      <MatrixTooltip state={tooltip} />
    </>
  );
}
