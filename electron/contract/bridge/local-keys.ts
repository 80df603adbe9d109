/** Shortcuts of single parts of the window. */

/** Keys that work in one part of the window only: told in the cheat sheet, handled where they work. */
export const LOCAL_KEYS: readonly { place: string; keys: string; does: string }[] = [
  { place: 'Window', keys: '/', does: 'Search models' },
  { place: 'Window', keys: 'F6', does: 'Next pane' },
  { place: 'Window', keys: 'Shift+F6', does: 'Previous pane' },
  {
    place: 'Window',
    keys: 'Escape',
    does: 'Close what was opened last, then the selected rows, then the details',
  },
  { place: 'Matrix', keys: 'Arrows', does: 'Next cell; with Ctrl to the edge' },
  { place: 'Matrix', keys: 'Home', does: 'First Region; with Ctrl the first model too' },
  { place: 'Matrix', keys: 'End', does: 'Last Region; with Ctrl the last model too' },
  { place: 'Matrix', keys: 'PageDown', does: 'A page down; PageUp a page up' },
  { place: 'Matrix', keys: 'Alt+Down', does: 'First model of the next provider; Alt+Up of the one before' },
  { place: 'Matrix', keys: 'Enter', does: 'Details of the model; on a Region, sort by it' },
  {
    place: 'Matrix',
    keys: 'Shift+Space',
    does: 'Select the row; Shift with Up or Down selects more, Escape none',
  },
  { place: 'Matrix', keys: 'Space', does: 'What the cell says, in words' },
  {
    place: 'Matrix',
    keys: 'Left',
    does: 'On a model’s name: close its ids, then its provider; Right opens them',
  },
  { place: 'Matrix', keys: 'P', does: 'Pin the model, or on a header the Region; again to unpin' },
  { place: 'Matrix', keys: 'Shift+P', does: 'Pin the Region of the cell' },
  { place: 'Matrix', keys: 'H', does: 'Hide the model, or on a header the Region' },
  { place: 'Matrix', keys: 'Shift+H', does: 'Hide the Region of the cell' },
  {
    place: 'Matrix',
    keys: 'W',
    does: 'Watch the model, on a header the Region, on a collapsed provider the provider; again to stop',
  },
  { place: 'Matrix', keys: 'M', does: 'Show the next thing in the cells; Shift+M the one before' },
  { place: 'Matrix', keys: 'CmdOrCtrl+C', does: 'Copy the cell in words, or the selected rows' },
];
