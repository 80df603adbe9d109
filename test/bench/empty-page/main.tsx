/** A React page with a search field and one line that follows it: the least that a key can cost. */
import { useState } from 'react';
import { createRoot } from 'react-dom/client';

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
    </>
  );
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Page />);
