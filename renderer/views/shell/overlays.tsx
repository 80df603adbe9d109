/** What can lie over the window, whatever it shows. */
import { AboutDialog } from '../dialogs/about-dialog.tsx';
import { CheatSheet } from '../dialogs/cheat-sheet.tsx';
import { CompareWithDialog } from '../dialogs/compare-with-dialog.tsx';
import { LiveDialog } from '../dialogs/live-dialog.tsx';
import { CommandPalette } from '../palette/command-palette.tsx';
import { DropTarget } from './drop-target.tsx';

/** All of them, closed until they are asked for. */
export function Overlays(): React.ReactNode {
  return (
    <>
      <CommandPalette />
      <CheatSheet />
      <AboutDialog />
      <LiveDialog />
      <CompareWithDialog />
      <DropTarget />
    </>
  );
}
