/** Keys for a dialog that is asked for before its part of the window is loaded. */
import { useEffect } from 'react';
import { useAtlas } from '../controls/atlas-context.tsx';

/** Stands where the dialogs will: keeps the keys from what lies under them, and gives them to the dialog that was asked for. */
export function HeldKeys(): React.ReactNode {
  const store = useAtlas();
  useEffect(() => {
    const held: KeyboardEvent[] = [];
    let isPressing = false;
    const isAskedFor = (): boolean => store.overlay.getState() !== 'none';
    const onKeyDown = (event: KeyboardEvent): void => {
      // Shortcuts do at once what they do: the same one again takes the dialog back.
      if (isPressing || !isAskedFor() || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      held.push(event);
    };
    const pressNext = (): void => {
      const key = held.shift();
      if (key === undefined || !isAskedFor()) {
        window.removeEventListener('keydown', onKeyDown, { capture: true });
        return;
      }
      isPressing = true;
      press(key);
      isPressing = false;
      // One at a time, as they come from a keyboard; what is pressed meanwhile comes after them.
      setTimeout(pressNext);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    // The dialogs are rendered in this one's place, and their effects come right after this.
    return () => void setTimeout(pressNext);
  }, [store]);
  return null;
}

/** As the user does: a letter that nobody takes is typed into the field that has the focus. */
function press({ key, code, shiftKey }: KeyboardEvent): void {
  const target = document.activeElement ?? document.body;
  const about = { key, code, shiftKey, bubbles: true, cancelable: true };
  const isTaken = !target.dispatchEvent(new KeyboardEvent('keydown', about));
  if (!isTaken && target instanceof HTMLInputElement) type(target, key);
  target.dispatchEvent(new KeyboardEvent('keyup', about));
}

function type(field: HTMLInputElement, key: string): void {
  const { selectionStart: start, selectionEnd: end } = field;
  if (start === null || end === null) return;
  if (key === 'Backspace') field.setRangeText('', start === end ? Math.max(0, start - 1) : start, end, 'end');
  else if ([...key].length === 1) field.setRangeText(key, start, end, 'end');
  else return;
  const isLetter = key !== 'Backspace';
  field.dispatchEvent(
    new InputEvent('input', {
      inputType: isLetter ? 'insertText' : 'deleteContentBackward',
      data: isLetter ? key : null,
      bubbles: true,
    }),
  );
}
