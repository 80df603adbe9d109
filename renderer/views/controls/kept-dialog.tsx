/** A dialog that stays in the page while it is closed: opening it draws nothing anew. */
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { focusCursor } from './window-focus.ts';

interface Props {
  label: string;
  className: string;
  isOpen: boolean;
  close: () => void;
  /** With one field that takes every key. */
  children: React.ReactNode;
}

/**
 * The platform's popover, over the whole window: its place above everything and the focus that comes back are the
 * platform's. What is below is hidden from screen readers by one attribute; `inert`, which a modal dialog sets, would
 * make every cell of the matrix new to the style engine, twice.
 */
export function KeptDialog({ label, className, isOpen, close, children }: Props): React.ReactNode {
  const popover = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const over = popover.current;
    const below = document.getElementById('root');
    if (!isOpen || over === null) return;
    over.showPopover();
    over.querySelector('input')?.focus();
    below?.setAttribute('aria-hidden', 'true');
    return () => {
      below?.removeAttribute('aria-hidden');
      over.hidePopover();
      // What had the focus before may have gone meanwhile.
      const focused = document.activeElement;
      if (focused === document.body || over.contains(focused)) focusCursor();
    };
  }, [isOpen]);
  const onKeyDown = (event: React.KeyboardEvent): void => {
    // Its one field keeps the focus.
    if (event.key !== 'Escape' && event.key !== 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') close();
  };
  return createPortal(
    // biome-ignore lint/a11y/noStaticElementInteractions: a press beside the dialog closes it, as Escape does.
    <div
      ref={popover}
      className={`modal-overlay kept-overlay ${className}-overlay`}
      popover="auto"
      // A react-aria dialog that closes as this one opens must not hold the focus.
      data-react-aria-top-layer
      onKeyDownCapture={onKeyDown}
      onMouseDown={(event) => {
        if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
        if (event.target === event.currentTarget) close();
      }}
      onToggle={({ newState }) => {
        if (newState === 'closed' && isOpen) close();
      }}
    >
      <div className={`modal ${className}`} role="dialog" aria-modal="true" aria-label={label}>
        {children}
      </div>
    </div>,
    document.body,
  );
}
