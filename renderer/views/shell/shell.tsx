/** Lays out the window and decides what stands in its middle. */
import { memo, useLayoutEffect, useState } from 'react';
import type { MatrixModel } from '../../state/matrix/model/matrix-model.ts';
import { hasScannedRegion } from '../../state/scan/scan-summary.ts';
import type { AtlasStore } from '../../state/store/atlas-store.ts';
import { useRail } from '../commands/use-rail.ts';
import { useShortcuts } from '../commands/use-shortcuts.ts';
import { AtlasContext, useData, useMatrix, useView } from '../controls/atlas-context.tsx';
import { PagePanel } from '../controls/pages.tsx';
import { ViewBoundary } from '../controls/view-boundary.tsx';
import { useNetwork } from '../latency/use-network.ts';
import { MatrixView } from '../matrix/matrix-view.tsx';
import { useFirstFrame } from '../startup/first-paint.ts';
import {
  Banner,
  Bar,
  ChangesPage,
  ComparePage,
  Connect,
  Details,
  Foot,
  LatencyPage,
  Messages,
  OverMatrix,
  Rail,
  Strip,
} from '../startup/lazy-parts.tsx';

// A letter typed changes what is derived, and nothing else of the frame: its parts render again only for what they read.
const MatrixPage = memo(MatrixView);

/** The window's layout. */
const Shell: React.NamedExoticComponent = memo(function Shell(): React.ReactNode {
  useFirstFrame();
  useTheme();
  useShortcuts();
  useNetwork();
  const matrix = useMatrix();
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
        <Connect connection={connection} />
        <OverMatrix />
      </div>
    );
  }
  return (
    <div className="shell">
      <Bar />
      <Banner />
      <Strip />
      <Messages />
      <div className="shell-body">
        <main className="shell-main">
          <PagePanel page="matrix" isKept>
            <ViewBoundary name="The matrix">
              <MatrixPage />
            </ViewBoundary>
          </PagePanel>
          <PagePanel page="latency" className="page-scroll">
            <LatencyPage />
          </PagePanel>
          <PagePanel page="compare">
            <ComparePage />
          </PagePanel>
          <PagePanel page="changes" className="page-scroll">
            <ChangesPage />
          </PagePanel>
        </main>
        {/* After the matrix in the tab order, before it to the eye: the way from the search to the matrix stays short. */}
        {rail.isOpen && page === 'matrix' ? <Rail /> : null}
        {detailsRow === undefined ? null : (
          <Details
            key={detailsRow.modelId}
            row={detailsRow}
            {...(details?.region === undefined ? {} : { region: details.region })}
          />
        )}
      </div>
      <Foot />
      <OverMatrix />
    </div>
  );
});

/** Keeps `data-theme` of the page equal to the setting. */
function useTheme(): void {
  const theme = useData((state) => state.settings?.theme ?? 'system');
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
}

/** The whole window over one store and its model. */
export function App(props: { store: AtlasStore; model: MatrixModel }): React.ReactNode {
  const [atlas] = useState(props);
  return (
    <AtlasContext value={atlas}>
      <ViewBoundary name="The window">
        <Shell />
      </ViewBoundary>
    </AtlasContext>
  );
}
