/** The edge by which a pane is made wider or narrower: dragged, or moved by arrow keys; a double click gives its own width back. */
import { useRef } from 'react';

interface Props {
  label: string;
  /** Selects the pane. */
  pane: string;
  /** Its width as far as it is kept. */
  widthPx: number;
  range: { readonly least: number; readonly most: number };
  /** On which side of the pane the edge is. */
  side: 'start' | 'end';
  /** Undefined: the width that it takes by itself. */
  onChange: (widthPx: number | undefined) => void;
}

/** One press of an arrow key. */
const STEP_PX = 16;

/** A separator that can be focused and moved. */
export function WidthHandle({ label, pane, widthPx, range, side, onChange }: Props): React.ReactNode {
  const from = useRef<{ x: number; widthPx: number }>(undefined);
  const measured = (): number => document.querySelector(pane)?.getBoundingClientRect().width ?? widthPx;
  const set = (to: number): void => onChange(Math.round(Math.min(range.most, Math.max(range.least, to))));
  const direction = (element: Element): number =>
    (getComputedStyle(element).direction === 'rtl' ? -1 : 1) * (side === 'end' ? 1 : -1);
  return (
    <div
      role="separator"
      className={`width-handle width-handle-${side}`}
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
      onDoubleClick={() => onChange(undefined)}
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
