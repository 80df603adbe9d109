/** What every dialog over the window has: the shaded window behind it, a heading, and a way to close it. */
import { Button, Dialog, Heading, Modal, ModalOverlay, type ModalOverlayProps } from 'react-aria-components';

/** A dialog named by its title; without `isOpen` the trigger around it opens it. */
export function ModalFrame(
  props: Pick<ModalOverlayProps, 'isOpen' | 'onOpenChange'> & {
    title: string;
    /** For a list, columns, or a palette, which is bare: no heading and no button. Without it, for lines of text. */
    width?: 'list' | 'columns' | 'palette';
    children: React.ReactNode;
  },
): React.ReactNode {
  const { title, width, children, ...open } = props;
  const isBare = width === 'palette';
  return (
    <ModalOverlay
      className={isBare ? 'modal-overlay palette-overlay' : 'modal-overlay'}
      isDismissable
      {...open}
    >
      <Modal className={width === undefined ? 'modal' : `modal modal-${width}`}>
        {isBare ? (
          <Dialog className="palette-dialog" aria-label={title}>
            {children}
          </Dialog>
        ) : (
          <Dialog className="dialog">
            <Heading slot="title" className="dialog-title">
              {title}
            </Heading>
            {children}
            <Button slot="close" className="button">
              Close
            </Button>
          </Dialog>
        )}
      </Modal>
    </ModalOverlay>
  );
}
