/** What can lie over the window, whatever it shows. */
import { AboutDialog } from './about-dialog.tsx';
import { CheatSheet } from './cheat-sheet.tsx';
import { DropTarget } from './drop-target.tsx';
import { LiveDialog } from './live-dialog.tsx';
import { CommandPalette } from './palette/command-palette.tsx';

/** All of them, closed until they are asked for. */
export function Overlays(): React.ReactNode {
  return (
    <>
      <CommandPalette />
      <CheatSheet />
      <AboutDialog />
      <LiveDialog />
      <DropTarget />
    </>
  );
}
