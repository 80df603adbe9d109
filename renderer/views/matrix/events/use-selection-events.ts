/** How rows of the matrix are selected: on names by the pointer with Ctrl or Shift, by the keyboard with Shift. */
import type { ModelId } from '../../../../electron/contract/snapshot/model.ts';
import type { GridPosition } from '../../../state/matrix/grid-position.ts';
import { NO_ROWS, type RowSelection, withRange, withRow } from '../../../state/matrix/row-selection.ts';
import { useAtlas } from '../../controls/atlas-context.tsx';
import type { Cursor } from './use-cursor.ts';

interface SelectionEvents {
  /** Whether the click selected; a plain click on a name ends the selection and does what it does. */
  onClick(event: React.MouseEvent, position: GridPosition): boolean;
  /** Whether the key selected. */
  onKey(event: React.KeyboardEvent): boolean;
}

/** `modelIds`: the rows in their order. */
export function useSelectionEvents(cursor: Cursor, modelIds: readonly ModelId[]): SelectionEvents {
  const store = useAtlas();
  const change = (to: (selection: RowSelection) => RowSelection): void =>
    store.view.rowSelection.setState(to, true);
  return {
    onClick({ ctrlKey, metaKey, shiftKey }, { modelId, region }) {
      if (modelId === null || region !== null) return false;
      // The cursor is where it was before the click.
      const from = cursor.position.modelId ?? modelId;
      if (shiftKey) change((selection) => withRange(selection, from, modelId, modelIds));
      else if (ctrlKey || metaKey) change((selection) => withRow(selection, modelId));
      else {
        change(() => NO_ROWS);
        return false;
      }
      return true;
    },
    onKey(event) {
      const { modelId } = cursor.position;
      if (!event.shiftKey || event.altKey || event.ctrlKey || event.metaKey || modelId === null) return false;
      if (event.key === ' ') {
        change((selection) => withRow(selection, modelId));
        return true;
      }
      const step = STEPS[event.key];
      const to = step === undefined ? undefined : modelIds[modelIds.indexOf(modelId) + step];
      if (to === undefined) return step !== undefined;
      cursor.moveTo({ ...cursor.position, modelId: to });
      change((selection) => withRange(selection, modelId, to, modelIds));
      return true;
    },
  };
}

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };
