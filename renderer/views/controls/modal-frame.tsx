/** What every dialog over the window has: the shaded window behind it, a heading, and a way to close it. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay, type ModalOverlayProps } from 'react-aria-components';
import type { Overlay } from '../../state/store/overlay.ts';
import { useOverlay } from './atlas-context.tsx';

/** A dialog named by its title; without `overlay` and `isOpen` the trigger around it opens it. */
export function ModalFrame(
  props: Pick<ModalOverlayProps, 'isOpen' | 'onOpenChange'> & {
    title: string;
    /** What the store calls it: it is open while that lies over the window. */
    overlay?: Overlay;
    /** For a list, columns, or a palette, which is bare: no heading and no button. Without it, for lines of text. */
    width?: 'list' | 'columns' | 'palette';
    /** A click beside it does not close it: what would be lost is under way elsewhere. */
    isHeld?: boolean;
    /** A function gives its own buttons, one of which closes. */
    children: React.ReactNode | ((close: () => void) => React.ReactNode);
  },
): React.ReactNode {
  const { title, overlay, width, isHeld = false, children, ...open } = props;
  const own = useOverlay(overlay ?? 'none');
  const isBare = width === 'palette';
  return (
    <ModalOverlay
      className={isBare ? 'modal-overlay palette-overlay' : 'modal-overlay'}
      isDismissable={!isHeld}
      {...(overlay === undefined ? open : own)}
    >
      <Modal className={width === undefined ? 'modal' : `modal modal-${width}`}>
        <Dialog className={isBare ? 'palette-dialog' : 'dialog'} {...(isBare ? { 'aria-label': title } : {})}>
          {({ close }) => (
            <>
              <DialogKeys close={close} />
              {isBare ? null : (
                <Heading slot="title" className="dialog-title">
                  {title}
                </Heading>
              )}
              {typeof children === 'function' ? children(close) : children}
              {isBare || typeof children === 'function' ? null : (
                <Button slot="close" className="button">
                  Close
                </Button>
              )}
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/**
 * Focuses the dialog that it stands in as soon as that is there, and closes it on Escape also where nothing in the page has the
 * focus. react-aria waits for the end of every transition where the focus was last moved by no key and no pointer, as right after
 * the start; until then Escape would reach no dialog. It also gives the focus back without the frame that react-aria waits for.
 */
function DialogKeys({ close }: { close: () => void }): React.ReactNode {
  const inside = useRef<HTMLSpanElement>(null);
  const [before] = useState(() => document.activeElement);
  // Before the frame: a key that comes with the dialog is the dialog's.
  useLayoutEffect(() => {
    const dialog = dialogAround(inside.current);
    if (dialog !== undefined && !dialog.contains(document.activeElement))
      dialog.focus({ preventScroll: true });
    // Once the window behind can have it again: a key that follows is meant for that.
    return () => queueMicrotask(() => giveBack(before));
  }, [before]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || !isOfNothing(event.target)) return;
      if (dialogAround(inside.current) !== [...document.querySelectorAll<HTMLElement>(DIALOGS)].at(-1))
        return;
      event.preventDefault();
      close();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [close]);
  return <span ref={inside} hidden />;
}

const DIALOGS = '.modal-overlay [role=dialog], .modal-overlay [role=alertdialog]';

function dialogAround(element: Element | null): HTMLElement | undefined {
  return element?.closest<HTMLElement>(DIALOGS) ?? undefined;
}

/** Only where nothing else has it, such as a dialog in place of the one that closed. */
function giveBack(element: Element | null): void {
  if (!isOfNothing(document.activeElement) || !(element instanceof HTMLElement)) return;
  if (element.isConnected) element.focus({ preventScroll: true });
}

/** What the browser sends keys to when nothing has the focus. */
function isOfNothing(target: EventTarget | null): boolean {
  return target === document.body || target === document.documentElement;
}
