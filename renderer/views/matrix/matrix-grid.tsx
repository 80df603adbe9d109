/** The grid itself: virtual rows, all columns, one tab stop. */
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import type { ModelId, RegionCode } from '../../../electron/contract/model.ts';
import type { VisibleMatrix } from '../../state/matrix.ts';
import type { Sort } from '../../state/sort.ts';
import { showCrosshair } from './crosshair.ts';
import { MatrixHead } from './matrix-head.tsx';
import { CELL_PX, groupStartClass, HEADER_PX, NAMES_PX } from './matrix-layout.ts';
import { MatrixRow } from './matrix-row.tsx';
import { MatrixTooltip } from './matrix-tooltip.tsx';
import { Corner, RowHeader } from './names-pane.tsx';
import { useCursor } from './use-cursor.ts';
import { useFling } from './use-fling.ts';
import { useTooltip } from './use-tooltip.ts';

/** Rows drawn beyond the edges: a wheel tick brings up to four. */
const OVERSCAN_ROWS = 8;

export interface MatrixGridProps {
  visible: VisibleMatrix;
  sort: Sort;
  selectedId: ModelId | undefined;
  isBusy: boolean;
  onOpen: (modelId: ModelId, region?: RegionCode) => void;
  onSort: (sort: Sort) => void;
  /** Says the accessible name of the cell under the pointer or the cursor. */
  onPoint: (words: string) => void;
}

/** The grid named `Model availability by region`. */
export function MatrixGrid(props: MatrixGridProps): React.ReactNode {
  const { visible, sort, selectedId, isBusy, onOpen, onSort, onPoint } = props;
  const { rows, columns, places, wanted } = visible;
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const modelIds = useMemo(() => rows.map((row) => row.modelId), [rows]);
  const regions = useMemo(() => columns.map((column) => column.region), [columns]);
  const groups = useMemo(() => columns.map((column) => column.info.group), [columns]);
  const classNames = useMemo(
    () => groups.map((_, place) => `cell${groupStartClass(groups, place)}`),
    [groups],
  );
  const shown = useMemo(
    () => ({ columns, places, classNames, wanted }),
    [columns, places, classNames, wanted],
  );

  const cursorRow = useRef(0);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CELL_PX,
    overscan: OVERSCAN_ROWS,
    scrollMargin: HEADER_PX,
    scrollPaddingStart: HEADER_PX,
    getItemKey: (index) => modelIds[index] ?? index,
    // The cursor's row stays in the page, so that the focus is not lost when it is scrolled away.
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range);
      const own = cursorRow.current;
      return own < 0 || own >= range.count || drawn.includes(own)
        ? drawn
        : [...drawn, own].sort((a, b) => a - b);
    },
  });
  const cursor = useCursor({
    scroller,
    modelIds,
    regions,
    scrollToRow: (index) => {
      cursorRow.current = index;
      virtualizer.scrollToIndex(index, { align: 'auto' });
    },
  });
  cursorRow.current = cursor.rowIndex;
  const isFlung = useFling(scroller);
  const tooltip = useTooltip();
  const items = virtualizer.getVirtualItems();
  const { position } = cursor;

  const sortByHeader = (region: RegionCode): void =>
    onSort(sort.by === 'column' && sort.region === region ? { by: 'provider' } : { by: 'column', region });

  const activate = (modelId: ModelId | null, region: RegionCode | null): void => {
    tooltip.close();
    if (modelId !== null) onOpen(modelId, region ?? undefined);
    else if (region !== null) sortByHeader(region);
    else onSort({ by: sort.by === 'provider' ? 'name' : 'provider' });
  };

  const point = (element: HTMLElement | null): void => {
    onPoint(element?.getAttribute('aria-label') ?? element?.title ?? '');
    showCrosshair(canvas.current, element === null ? undefined : placeOf(element, modelIds, regions));
  };

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: delegates for the cells inside, which have the roles. */}
      <div
        className="matrix-scroller"
        ref={scroller}
        onScroll={tooltip.close}
        onPointerOver={(event) => {
          const element = pointed(event.target);
          point(element);
          if (element === null || element.dataset.row !== undefined) tooltip.leave();
          else tooltip.rest(element);
        }}
        onPointerLeave={() => {
          point(null);
          tooltip.leave();
        }}
        onClick={(event) => {
          const place = cursorPlace(pointed(event.target));
          if (place === undefined) return;
          cursor.moveTo(place);
          activate(place.modelId, place.region);
        }}
        onFocus={(event) => point(pointed(event.target))}
        onKeyDown={(event) => {
          if (event.altKey || event.defaultPrevented) return;
          if (event.key === 'Enter') activate(position.modelId, position.region);
          else if (event.key === ' ') {
            const element = pointed(event.target);
            if (element !== null) tooltip.rest(element, true);
          } else if (!cursor.onKey(event)) return;
          else tooltip.close();
          event.preventDefault();
        }}
      >
        <div
          className="matrix-canvas"
          ref={canvas}
          style={{
            inlineSize: NAMES_PX + columns.length * CELL_PX,
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
                    key={item.key}
                    row={row}
                    top={item.start - HEADER_PX}
                    isCursor={position.modelId === row.modelId && position.region === null}
                    isSelected={row.modelId === selectedId}
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
          >
            <MatrixHead
              columns={columns}
              classNames={classNames}
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
                    key={item.key}
                    row={row}
                    rowIndex={item.index + 2}
                    top={item.start - HEADER_PX}
                    shown={shown}
                    cursorRegion={hasCursor ? (position.region ?? undefined) : undefined}
                    isSelected={row.modelId === selectedId}
                    isPassing={isFlung && !hasCursor}
                  />
                );
              })}
            </div>
            <div className="cross-column" hidden />
          </div>
          <div className="cross-row" hidden />
        </div>
      </div>
      <MatrixTooltip state={tooltip} />
    </>
  );
}

/** The cell or header that the event happened in. */
function pointed(target: EventTarget): HTMLElement | null {
  return target instanceof Element
    ? target.closest<HTMLElement>('[data-region],[data-row],[data-header-region],[data-corner]')
    : null;
}

function cursorPlace(
  element: HTMLElement | null,
): { modelId: ModelId | null; region: RegionCode | null } | undefined {
  if (element === null) return undefined;
  const { modelId, row, region, headerRegion } = element.dataset;
  return { modelId: modelId ?? row ?? null, region: region ?? headerRegion ?? null };
}

function placeOf(
  element: HTMLElement,
  modelIds: readonly ModelId[],
  regions: readonly RegionCode[],
): { row: number; column: number } {
  const place = cursorPlace(element);
  return {
    row: place?.modelId == null ? -1 : modelIds.indexOf(place.modelId),
    column: place?.region == null ? -1 : regions.indexOf(place.region),
  };
}
