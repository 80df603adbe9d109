/** A React page with a search field, one line that follows it, and a list over it: the least that a key can cost. */
import { useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';

const LISTED = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];

function Page(): React.ReactNode {
  const [text, setText] = useState('');
  return (
    <>
      <input
        aria-label="Search models"
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="matrix-view">{text}</div>
      <Palette />
    </>
  );
}

function Palette(): React.ReactNode {
  const [isOpen, setOpen] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'k' && event.ctrlKey) setOpen(true);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
  }, [isOpen]);
  return (
    <dialog ref={dialog} aria-label="Go to" onClose={() => setOpen(false)}>
      {isOpen ? (
        <>
          <input aria-label="Go to model, Region or command" />
          <div role="menu">
            {LISTED.map((each) => (
              <button key={each} type="button" role="menuitem">
                {each}
              </button>
            ))}
          </div>
        </>
      ) : null}
    </dialog>
  );
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Page />);
