/** Lays out the window and decides what stands in its middle. */
import { TabPanel, Tabs } from 'react-aria-components';
import { hasScannedRegion } from '../state/scan-summary.ts';
import { useAtlas, useData, useMatrix, useView } from './atlas-context.tsx';
import { ConnectScreen } from './connect-screen.tsx';
import { DetailsPanel } from './details/details-panel.tsx';
import { FilterRail } from './filter-rail.tsx';
import { LatencyView } from './latency/latency-view.tsx';
import { MatrixView } from './matrix/matrix-view.tsx';
import { Notices } from './notices.tsx';
import { StatusBar } from './status-bar.tsx';
import { StatusStrip } from './status-strip.tsx';
import { Toolbar } from './toolbar.tsx';
import { useRail } from './use-rail.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useTheme } from './use-theme.ts';

/** The window's layout. */
export function Shell(): React.ReactNode {
  useTheme();
  useShortcuts();
  const store = useAtlas();
  const { matrix } = useMatrix();
  const connection = useData((state) => state.connection);
  const hasData = useData((state) => hasScannedRegion(state.snapshot));
  const page = useView((view) => view.page);
  const rail = useRail();
  const details = useView((view) => view.details);
  const detailsRow =
    details === null ? undefined : matrix.rows.find((row) => row.modelId === details.modelId);

  if (connection?.status === 'no-credentials' && !hasData) {
    return (
      <div className="shell">
        <Toolbar bare />
        <Notices />
        <ConnectScreen connection={connection} />
      </div>
    );
  }
  return (
    <Tabs
      className="shell"
      selectedKey={page}
      onSelectionChange={(key) => store.changeView({ page: key === 'latency' ? 'latency' : 'matrix' })}
    >
      <Toolbar />
      <StatusStrip />
      <Notices />
      <div className="shell-body">
        <main className="shell-main">
          <TabPanel id="matrix" className="page-panel" shouldForceMount>
            <MatrixView />
          </TabPanel>
          <TabPanel id="latency" className="page-panel page-scroll">
            <LatencyView />
          </TabPanel>
        </main>
        {/* After the matrix in the tab order, before it to the eye: the way from the search to the matrix stays short. */}
        {rail.isOpen && page === 'matrix' ? <FilterRail /> : null}
        {detailsRow === undefined ? null : (
          <DetailsPanel
            key={detailsRow.modelId}
            row={detailsRow}
            {...(details?.region === undefined ? {} : { region: details.region })}
          />
        )}
      </div>
      <StatusBar />
    </Tabs>
  );
}
