/** Everything that waits for the first frame, as one chunk: a file each would be forty requests. */
import { CompareView } from './compare/compare-view.tsx';
import { ConnectScreen } from './connect-screen.tsx';
import { DetailsPanel } from './details/details-panel.tsx';
import { DocumentBanner } from './document-banner.tsx';
import { FilterRail } from './filter-rail.tsx';
import { LatencyView } from './latency/latency-view.tsx';
import { EmptyMatrix } from './matrix/empty-matrix.tsx';
import { MatrixBar } from './matrix/matrix-bar.tsx';
import { MatrixTooltip } from './matrix/matrix-tooltip.tsx';
import { Notices } from './notices.tsx';
import { Overlays } from './overlays.tsx';
import { QueryLine } from './query-line.tsx';
import { StatusBar } from './status-bar.tsx';
import { StatusStrip } from './status-strip.tsx';
import { Toolbar } from './toolbar.tsx';

/** By name. */
export const LATE_VIEWS = {
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
  QueryLine,
  StatusBar,
  StatusStrip,
  Toolbar,
};
