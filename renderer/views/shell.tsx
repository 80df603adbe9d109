/** Lays out the window and decides what stands in its middle. */
import { memo } from 'react';
import { hasScannedRegion } from '../state/scan-summary.ts';
import { useData, useMatrix, useView } from './atlas-context.tsx';
import { CompareView } from './compare/compare-view.tsx';
import { ConnectScreen } from './connect-screen.tsx';
import { DetailsPanel } from './details/details-panel.tsx';
import { DocumentBanner } from './document-banner.tsx';
import { FilterRail } from './filter-rail.tsx';
import { LatencyView } from './latency/latency-view.tsx';
import { MatrixView } from './matrix/matrix-view.tsx';
import { Notices } from './notices.tsx';
import { Overlays } from './overlays.tsx';
import { PagePanel } from './pages.tsx';
import { StatusBar } from './status-bar.tsx';
import { StatusStrip } from './status-strip.tsx';
import { Toolbar } from './toolbar.tsx';
import { useRail } from './use-rail.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useTheme } from './use-theme.ts';

// A letter typed changes what is derived, and nothing else of the frame: its parts draw again only for what they read.
const Bar = memo(Toolbar);
const Strip = memo(StatusStrip);
const Messages = memo(Notices);
const MatrixPage = memo(MatrixView);
const LatencyPage = memo(LatencyView);
const Rail = memo(FilterRail);
const Foot = memo(StatusBar);

/** The window's layout. */
export const Shell: React.NamedExoticComponent = memo(function Shell(): React.ReactNode {
  useTheme();
  useShortcuts();
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
        <Bar bare />
        <Messages />
        <ConnectScreen connection={connection} />
        <Overlays />
      </div>
    );
  }
  return (
    <div className="shell">
      <Bar />
      <DocumentBanner />
      <Strip />
      <Messages />
      <div className="shell-body">
        <main className="shell-main">
          <PagePanel page="matrix" isKept>
            <MatrixPage />
          </PagePanel>
          <PagePanel page="latency" className="page-scroll">
            <LatencyPage />
          </PagePanel>
          <PagePanel page="compare">
            <CompareView />
          </PagePanel>
        </main>
        {/* After the matrix in the tab order, before it to the eye: the way from the search to the matrix stays short. */}
        {rail.isOpen && page === 'matrix' ? <Rail /> : null}
        {detailsRow === undefined ? null : (
          <DetailsPanel
            key={detailsRow.modelId}
            row={detailsRow}
            {...(details?.region === undefined ? {} : { region: details.region })}
          />
        )}
      </div>
      <Foot />
      <Overlays />
    </div>
  );
});
