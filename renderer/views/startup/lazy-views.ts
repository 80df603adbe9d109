/** Everything that waits for the first frame, as one chunk: a file each would be forty requests. */
import { ChangesView } from '../changes/changes-view.tsx';
import { CompareView } from '../compare/compare-view.tsx';
import { DetailsPanel } from '../details/details-panel.tsx';
import { FilterRail } from '../filters/filter-rail.tsx';
import { LatencyView } from '../latency/latency-view.tsx';
import { EmptyMatrix } from '../matrix/empty-matrix.tsx';
import { MatrixTooltip } from '../matrix/tooltip/matrix-tooltip.tsx';
import { MatrixBar } from '../matrix-bar/matrix-bar.tsx';
import { Overlays } from '../shell/overlays.tsx';
import { ConnectScreen } from '../status/connect-screen.tsx';
import { DocumentBanner, Notices } from '../status/notices.tsx';
import { StatusBar } from '../status/status-bar.tsx';
import { StatusStrip } from '../status/status-strip.tsx';
import { Toolbar } from '../toolbar/toolbar.tsx';

/** By name. */
export const LAZY_VIEWS = {
  ChangesView,
  CompareView,
  ConnectScreen,
  DetailsPanel,
  DocumentBanner,
  FilterRail,
  LatencyView,
  EmptyMatrix,
  MatrixBar,
  MatrixTooltip,
  Notices,
  Overlays,
  StatusBar,
  StatusStrip,
  Toolbar,
};
