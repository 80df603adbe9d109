/** The window: toolbar, status, filters, the matrix or the latencies, and a model's details. */
import { useState } from 'react';
import type { MatrixModel } from './state/matrix/matrix-model.ts';
import type { AtlasStore } from './state/store/atlas-store.ts';
import { AtlasContext } from './views/controls/atlas-context.tsx';
import { ViewBoundary } from './views/controls/view-boundary.tsx';
import { Shell } from './views/shell/shell.tsx';
import './styles/index.css';

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
