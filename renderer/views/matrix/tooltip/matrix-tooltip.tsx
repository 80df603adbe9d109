/** The one tooltip of the matrix, placed at whatever cell or header it speaks of. */
import { useEffect, useMemo } from 'react';
import { Tooltip, TooltipTriggerStateContext } from 'react-aria-components';
import { useStore } from 'zustand';
import { useAtlas, useMatrix, useView } from '../../controls/atlas-context.tsx';
import { CellCard, RegionCard } from './cell-card.tsx';
import type { MatrixTooltip as TooltipState } from './use-tooltip.ts';

/** Renders the tooltip while its state has a target. */
export function MatrixTooltip({ state }: { state: TooltipState }): React.ReactNode {
  const target = state.target ?? null;
  // The matrix stays in the page while another view covers it: its tooltip must not.
  const isAway = useView((view) => view.page !== 'matrix');
  // A pointer that rests on a cell would open it under a dialog.
  const isCovered = useStore(useAtlas().overlay) !== 'none';
  const { close } = state;
  useEffect(() => {
    if (isAway || isCovered) close();
  }, [isAway, isCovered, close]);
  const triggerRef = useMemo(() => ({ current: target }), [target]);
  const card = useCard(target);
  const container = target?.closest('main');
  if (card === null || container == null) return null;
  // One tooltip serves all cells, so its trigger's state is provided here instead of by a trigger around each cell.
  const trigger = { isOpen: true, shouldSkipAnimation: true, open: state.keepOpen, close: state.close };
  return (
    <TooltipTriggerStateContext value={trigger}>
      <Tooltip
        key={`${target?.dataset.modelId} ${target?.dataset.region}`}
        className="tooltip"
        isOpen
        triggerRef={triggerRef}
        UNSTABLE_portalContainer={container}
        placement="bottom"
        offset={6}
      >
        <div onPointerEnter={state.keepOpen} onPointerLeave={state.closeSoon}>
          {card}
        </div>
      </Tooltip>
    </TooltipTriggerStateContext>
  );
}

function useCard(target: HTMLElement | null): React.ReactNode {
  const matrix = useMatrix();
  if (target === null) return null;
  const region = target.dataset.region ?? target.dataset.headerRegion;
  const columnIndex = matrix.columns.findIndex((column) => column.region === region);
  const column = matrix.columns[columnIndex];
  if (column === undefined) return null;
  if (target.dataset.modelId === undefined) return <RegionCard column={column} />;
  const row = matrix.rows.find((each) => each.modelId === target.dataset.modelId);
  return row === undefined ? null : <CellCard row={row} column={column} columnIndex={columnIndex} />;
}
