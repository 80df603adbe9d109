/** The bar at the top: name, search, source and actions. */
import { PanelLeft } from 'lucide-react';
import { ToggleButton } from 'react-aria-components';
import { useRail } from '../commands/use-rail.ts';
import { useAtlas, useData } from '../controls/atlas-context.tsx';
import { AboutButton } from '../dialogs/about-dialog.tsx';
import { SourceChooser } from '../sources/source-chooser.tsx';
import { ExportMenu } from './export-menu.tsx';
import { ModelSearch } from './model-search.tsx';
import { ScanControls } from './scan-controls.tsx';
import { ThemeMenu } from './theme-menu.tsx';

/** The toolbar; `bare` leaves out what needs data. */
export function Toolbar({ bare = false }: { bare?: boolean }): React.ReactNode {
  const store = useAtlas();
  const rail = useRail();
  const isViewing = useData((state) => state.viewing !== undefined);
  const isFile = useData((state) => state.viewing?.file !== undefined);
  const isSample = useData((state) => {
    const source = state.viewing === undefined ? state.connection?.source : undefined;
    return (source ?? state.snapshot.source).kind === 'sample';
  });
  return (
    <header className="toolbar wrap">
      {bare ? null : (
        <ToggleButton
          className="icon-button"
          aria-label="Filters"
          isSelected={rail.isOpen}
          onChange={(isOpen) => {
            rail.setOpen(isOpen);
            store.view.change({ page: 'matrix' });
          }}
        >
          <PanelLeft size={16} aria-hidden />
        </ToggleButton>
      )}
      <h1 className="toolbar-name">Bedrock Atlas</h1>
      {bare ? <span className="toolbar-space" /> : <ModelSearch />}
      {isSample ? <span className="badge">Sample data</span> : null}
      <SourceChooser />
      {bare || isViewing ? null : <ScanControls />}
      {bare || isFile ? null : <ExportMenu />}
      <ThemeMenu />
      <AboutButton />
    </header>
  );
}
