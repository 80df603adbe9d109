/** Why the matrix is empty, and the way out. */
import { Button } from 'react-aria-components';
import { apiKeyFailureOf } from '../../../electron/contract/snapshot/api-key.ts';
import { counted } from '../../../electron/contract/text.ts';
import { filterParts } from '../../state/matrix/filter-parts.ts';
import { summarise } from '../../state/scan/scan-summary.ts';
import { useAtlas, useData, useMatrix, useView } from '../controls/atlas-context.tsx';

/** One of: looking for credentials, scanning, never scanned, nothing answered, nothing listed, or nothing passes the filters. */
export function EmptyMatrix(): React.ReactNode {
  const matrix = useMatrix();
  const summary = summarise(useData((state) => state.snapshot));
  const phase = useData((state) => state.scan.phase);
  const connection = useData((state) => state.connection);
  if (matrix.rows.length > 0) return <NothingPasses isIncomplete={summary.answered < summary.regions} />;
  if (connection === undefined || connection.status === 'looking') {
    return <Empty title="Looking for AWS credentials…" />;
  }
  if (phase === 'listing' || phase === 'access' || phase === 'latency') {
    return (
      <Empty title="Scanning the Regions…">
        <p>Columns appear as soon as a Region answers.</p>
      </Empty>
    );
  }
  if (summary.problems.length > 0 && !summary.hasData) {
    const failures = summary.problems.map(({ failure }) => failure);
    const told = apiKeyFailureOf(failures) ?? failures[0];
    return (
      <Empty title="No Region answered">
        <p>{told?.message}</p>
        <p className="muted">{told?.nextStep}</p>
        <RescanButton />
      </Empty>
    );
  }
  return (
    <Empty title={summary.hasData ? 'The Regions list no models' : 'Nothing scanned yet'}>
      <p>A scan asks every Region which models it offers and how they can be called. It only reads.</p>
      <RescanButton />
    </Empty>
  );
}

/** Names each part of the filter with what would show without it. */
function NothingPasses({ isIncomplete }: { isIncomplete: boolean }): React.ReactNode {
  const store = useAtlas();
  const matrix = useMatrix();
  const filter = useView((view) => view.filter);
  const layout = useView((view) => view.layout);
  return (
    <Empty title="No models match">
      <p className="muted">
        {matrix.rows.length} models are hidden.
        {isIncomplete ? ' Some Regions’ answers are incomplete, so models may be missing.' : ''}
      </p>
      <ul className="filter-parts">
        {filterParts(matrix, filter, layout).map(({ label, without, wouldShow }) => (
          <li key={label}>
            <span>{label}</span>
            <Button className="link-button" onPress={() => store.view.change(without)}>
              Remove filter{wouldShow === 0 ? '' : ` (${counted(wouldShow, 'model')})`}
            </Button>
          </li>
        ))}
      </ul>
      <Button className="button button-primary" onPress={() => store.view.showAllModels()}>
        Show all models
      </Button>
    </Empty>
  );
}

function RescanButton(): React.ReactNode {
  const store = useAtlas();
  return (
    <Button className="button button-primary" onPress={() => void store.rescan()}>
      Scan all Regions
    </Button>
  );
}

function Empty({ title, children }: { title: string; children?: React.ReactNode }): React.ReactNode {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}
