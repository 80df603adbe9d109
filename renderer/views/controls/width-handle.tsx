/** The edge by which a pane is made wider or narrower: dragged, or moved by arrow keys; a double click gives its own width back. */
import { useRef } from 'react';
import { NAMES_PX, NAMES_RANGE } from '../../state/matrix/column-widths.ts';
import { useAtlas, useView } from './atlas-context.tsx';

/** What can be made wider; its width is kept in the view. `edge`: on which side of the pane it is taken. */
const PANES = {
  details: {
    label: 'Width of the details',
    pane: '.details',
    member: 'detailsPx',
    // As details.css has it.
    ownPx: 400,
    range: { least: 300, most: 900 },
    edge: 'start',
  },
  // Its separator stands after the grid in the tab order.
  names: {
    label: 'Width of the model names',
    pane: '.matrix-pane',
    member: 'namesPx',
    ownPx: NAMES_PX,
    range: NAMES_RANGE,
    edge: 'end',
  },
} as const;

/** One press of an arrow key. */
const STEP_PX = 16;

/** A separator that can be focused and moved. */
export function WidthHandle({ of }: { of: keyof typeof PANES }): React.ReactNode {
  const { label, pane, member, ownPx, range, edge } = PANES[of];
  const store = useAtlas();
  const widthPx = useView((view) => view[member]) ?? ownPx;
  const from = useRef<{ x: number; widthPx: number }>(undefined);
  const change = (to: number | undefined): void => store.view.change({ [member]: to });
  const measured = (): number => document.querySelector(pane)?.getBoundingClientRect().width ?? widthPx;
  const set = (to: number): void => change(Math.round(Math.min(range.most, Math.max(range.least, to))));
  const direction = (element: Element): number =>
    (getComputedStyle(element).direction === 'rtl' ? -1 : 1) * (edge === 'end' ? 1 : -1);
  return (
    <div
      role="separator"
      className={`width-handle width-handle-${edge}`}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuemin={range.least}
      aria-valuemax={range.most}
      aria-valuenow={widthPx}
      tabIndex={0}
      onPointerDown={(event) => {
        event.preventDefault();
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { x: event.clientX, widthPx: measured() };
      }}
      onPointerMove={(event) => {
        const { current } = from;
        if (current === undefined) return;
        set(current.widthPx + direction(event.currentTarget) * (event.clientX - current.x));
      }}
      onPointerUp={() => {
        from.current = undefined;
      }}
      onDoubleClick={() => change(undefined)}
      onKeyDown={(event) => {
        const steps: Record<string, number> = { ArrowLeft: -STEP_PX, ArrowRight: STEP_PX };
        const step = steps[event.key];
        if (step === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        set(measured() + direction(event.currentTarget) * step);
      }}
    />
  );
}
