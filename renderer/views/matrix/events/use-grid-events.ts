/** What the pointer and the keyboard do in the matrix: one set of handlers for all cells. */
import { ownIdOf } from '../../../../electron/capabilities/model-joins.ts';
import { nextCellMode } from '../../../../electron/contract/cell-modes.ts';
import type { ModelId, RegionCode } from '../../../../electron/contract/snapshot/model.ts';
import type { GridPosition } from '../../../state/matrix/grid-position.ts';
import { foldedProvider } from '../../../state/matrix/provider-groups.ts';
import { toggleWatched } from '../../../state/store/watching.ts';
import {
  showModels,
  showRegions,
  togglePinnedModel,
  togglePinnedRegion,
} from '../../../state/view/layout.ts';
import { useAtlas } from '../../controls/atlas-context.tsx';
import { rowIdAt } from '../../controls/window-focus.ts';
import { directionOf, unmirrored } from '../grid/matrix-layout.ts';
import type { MatrixTooltip } from '../tooltip/use-tooltip.ts';
import { showCrosshair } from './crosshair.ts';
import { useCopyEvent } from './use-copy-event.ts';
import type { Cursor } from './use-cursor.ts';
import { useSelectionEvents } from './use-selection-events.ts';

type Handlers = Pick<
  React.HTMLAttributes<HTMLElement>,
  'onScroll' | 'onPointerOver' | 'onPointerLeave' | 'onMouseDown' | 'onClick' | 'onFocus' | 'onKeyDown'
>;

/** What a letter does to what the cursor is on. */
interface LetterActs {
  model(id: ModelId): void;
  region(code: RegionCode): void;
  provider?(name: string): void;
}

/** Handlers for the element around the grid. `activate` opens a model or sorts by a header. */
export function useGridEvents(options: {
  canvas: React.RefObject<HTMLElement | null>;
  cursor: Cursor;
  tooltip: MatrixTooltip;
  modelIds: readonly ModelId[];
  regions: readonly RegionCode[];
  activate: (position: GridPosition) => void;
  /** Moves to the first model of the next provider, or of the one before. */
  jump: (isBackwards: boolean) => void;
  /** Folds or unfolds the models of the row's provider; returns whether that changed anything. */
  fold: (modelId: ModelId, isFolded: boolean) => boolean;
  /** Gives the ids of the row's model rows of their own, or takes them back; returns whether that changed anything. */
  open: (modelId: ModelId, isOpen?: boolean) => boolean;
  /** All ids of the row's model, and those that are hidden with the row. */
  idsOf: (modelId: ModelId) => { all: readonly ModelId[]; hidden: readonly ModelId[] };
  /** Copies the selected rows; returns whether there are any. */
  copySelected: () => boolean;
}): Handlers {
  const { canvas, cursor, tooltip, modelIds, regions, activate, jump, idsOf } = options;
  const store = useAtlas();
  const pinModel = (id: ModelId): void =>
    store.view.changeLayout((layout) => togglePinnedModel(layout, id, idsOf(id).all));
  const hideModel = (id: ModelId): void =>
    store.view.changeLayout((layout) => showModels(layout, idsOf(id).hidden, false));

  const selection = useSelectionEvents(cursor, modelIds);

  const letters: Record<string, LetterActs> = {
    p: {
      model: pinModel,
      region: (code) => store.view.changeLayout((layout) => togglePinnedRegion(layout, code)),
    },
    h: {
      model: hideModel,
      region: (code) => {
        // One is left: without any there is no header to bring them back from.
        if (regions.length > 1) store.view.changeLayout((layout) => showRegions(layout, [code], false));
      },
    },
    w: {
      model: (modelId) => toggleWatched(store, { kind: 'model', modelId: ownIdOf(modelId) }),
      region: (region) => toggleWatched(store, { kind: 'region', region }),
      provider: (provider) => toggleWatched(store, { kind: 'provider', provider }),
    },
  };

  /** Single letters act only with the focus in the grid, so that they do not disturb typing or dictation. */
  const onLetter = (event: React.KeyboardEvent): boolean => {
    const acts = event.ctrlKey || event.metaKey ? undefined : letters[event.key.toLowerCase()];
    if (acts === undefined) return false;
    const { modelId, region } = cursor.position;
    // With Shift, and on a region's header, the region is meant.
    if (modelId === null || event.shiftKey) {
      if (region !== null) acts.region(region);
    } else {
      const provider = foldedProvider(modelId);
      if (provider === undefined) acts.model(modelId);
      else acts.provider?.(provider);
    }
    return true;
  };

  const onAltArrow = (key: string): boolean => {
    if (key !== 'ArrowDown' && key !== 'ArrowUp') return false;
    jump(key === 'ArrowUp');
    return true;
  };

  /** On a name, the arrow away from the cells closes its model, then folds its provider; the other one opens them. */
  const onFoldKey = (event: React.KeyboardEvent): boolean => {
    const { modelId, region } = cursor.position;
    if (modelId === null || region !== null || event.ctrlKey || event.metaKey || event.shiftKey) return false;
    const key = unmirrored(event.key, directionOf(canvas.current));
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return false;
    return options.open(modelId, key === 'ArrowRight') || options.fold(modelId, key === 'ArrowLeft');
  };

  const onCellsKey = (event: React.KeyboardEvent): boolean => {
    if (event.key.toLowerCase() !== 'm' || event.ctrlKey || event.metaKey) return false;
    const { cells } = store.view.state.getState();
    store.view.change({ cells: nextCellMode(cells, event.shiftKey ? -1 : 1) });
    return true;
  };

  const onPlainKey = (event: React.KeyboardEvent): boolean => {
    if (onFoldKey(event) || onCellsKey(event)) return true;
    if (event.key !== 'Enter') return onLetter(event) || cursor.onKey(event);
    activate(cursor.position);
    return true;
  };

  const point = (element: HTMLElement | null): void => {
    store.cursorText.setState(element === null ? '' : labelOf(element), true);
    const position = positionOf(element);
    const target = position === undefined ? undefined : indexesOf(position, modelIds, regions);
    showCrosshair(canvas.current, target);
  };

  useCopyEvent(canvas, (focused) => {
    const element = pointedAt(focused);
    if (element === null) return false;
    if (!options.copySelected()) void store.copy(labelOf(element));
    return true;
  });

  return {
    onScroll: tooltip.close,
    onPointerOver(event) {
      if (tooltip.isSuppressedAt(event)) return;
      const element = pointedAt(event.target);
      point(element);
      if (element === null || element.dataset.row !== undefined) tooltip.closeSoon();
      else tooltip.openSoon(element);
    },
    onPointerLeave() {
      point(null);
      tooltip.closeSoon();
    },
    onMouseDown(event) {
      // Else the browser selects the text between the two clicks, and that is copied.
      if (event.shiftKey && isIn('[data-row]', event.target)) event.preventDefault();
    },
    onClick(event) {
      const position = positionOf(pointedAt(event.target));
      if (position === undefined) return;
      const { modelId } = position;
      if (modelId !== null && isIn('[data-pin]', event.target)) return pinModel(modelId);
      if (modelId !== null && isIn('[data-hide]', event.target)) return hideModel(modelId);
      if (modelId !== null && isIn('[data-fold]', event.target) && options.fold(modelId, true)) return;
      if (modelId !== null && isIn('[data-ids]', event.target) && options.open(modelId)) return;
      tooltip.suppress(event);
      cursor.moveTo(position);
      if (!selection.onClick(event, position)) activate(position);
    },
    onFocus(event) {
      cursor.keepFocus();
      point(pointedAt(event.target));
    },
    onKeyDown(event) {
      if (event.defaultPrevented) return;
      if (selection.onKey(event)) tooltip.close();
      else if (event.key === ' ' && !event.altKey) {
        const element = pointedAt(event.target);
        if (element !== null) tooltip.openSoon(element, true);
      } else if (event.altKey ? onAltArrow(event.key) : onPlainKey(event)) tooltip.close();
      else return;
      event.preventDefault();
    },
  };
}

/** Whether the event happened in such a mark of a row. */
function isIn(mark: string, target: EventTarget): boolean {
  return target instanceof Element && target.closest(mark) !== null;
}

/** The cell or header that the event happened in. */
function pointedAt(target: EventTarget): HTMLElement | null {
  return target instanceof Element
    ? target.closest<HTMLElement>('[data-region],[data-row],[data-header-region],[data-corner]')
    : null;
}

/** What is said of the cell or header: its accessible name, or a model's id. */
function labelOf(element: HTMLElement): string {
  return element.getAttribute('aria-label') ?? element.title;
}

function positionOf(element: HTMLElement | null): GridPosition | undefined {
  if (element === null) return undefined;
  const { region, headerRegion } = element.dataset;
  // A cell may show one of several ids; the cursor is on the row.
  return { modelId: rowIdAt(element) ?? null, region: region ?? headerRegion ?? null };
}

function indexesOf(
  position: GridPosition,
  modelIds: readonly ModelId[],
  regions: readonly RegionCode[],
): { row: number; column: number } {
  return {
    row: position.modelId === null ? -1 : modelIds.indexOf(position.modelId),
    column: position.region === null ? -1 : regions.indexOf(position.region),
  };
}
