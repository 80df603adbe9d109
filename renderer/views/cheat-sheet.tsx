/** All shortcuts on one page. */
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { COMMAND_NAMES, commandOf, LOCAL_KEYS } from '../../electron/contract/commands.ts';
import { useOverlay } from './atlas-context.tsx';
import { Shortcut } from './shortcut.tsx';

/** The dialog `Keyboard shortcuts`, opened by `?`. */
export function CheatSheet(): React.ReactNode {
  const overlay = useOverlay('shortcuts');
  return (
    <ModalOverlay className="modal-overlay" isDismissable {...overlay}>
      <Modal className="modal modal-wide">
        <Dialog className="dialog">
          <Heading slot="title" className="dialog-title">
            Keyboard shortcuts
          </Heading>
          <div className="cheat-sheet">
            {groups().map(({ title, lines }) => (
              <section key={title}>
                <h3>{title}</h3>
                <dl>
                  {lines.map(({ keys, does }) => (
                    <div key={`${keys}${does}`} className="cheat-line">
                      <dt>
                        <Shortcut keys={keys} />
                      </dt>
                      <dd>{does}</dd>
                    </div>
                  ))}
                </dl>
              </section>
            ))}
          </div>
          <Button slot="close" className="button">
            Close
          </Button>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface Lines {
  title: string;
  lines: { keys: string; does: string }[];
}

function groups(): Lines[] {
  const found = new Map<string, Lines['lines']>();
  const add = (title: string, keys: string, does: string): void => {
    found.set(title, [...(found.get(title) ?? []), { keys, does }]);
  };
  for (const name of COMMAND_NAMES) {
    const { group, keys, label } = commandOf(name);
    if (keys !== undefined && name !== 'cancel') add(group, keys, label.replace('…', ''));
  }
  for (const { place, keys, does } of LOCAL_KEYS) add(place, keys, does);
  return [...found].map(([title, lines]) => ({ title, lines }));
}
