/** Why the matrix is empty, and the way out. */
import { Button } from 'react-aria-components';
import { summarise } from '../../state/scan-summary.ts';
import { useAtlas, useData, useMatrix } from '../atlas-context.tsx';

/** One of: looking for credentials, scanning, never scanned, nothing answered, nothing listed, or nothing passes the filters. */
export function EmptyMatrix(): React.ReactNode {
  const store = useAtlas();
  const { visible } = useMatrix();
  const summary = summarise(useData((state) => state.snapshot));
  const phase = useData((state) => state.scan.phase);
  const connection = useData((state) => state.connection);
  if (visible.totalRows > 0) {
    return (
      <Empty title="No model passes the filters">
        <p>
          {visible.totalRows} models are hidden.
          {summary.answered < summary.regions
            ? ' Some regions have not answered, so models may be missing.'
            : ''}
        </p>
        <Button className="button button-primary" onPress={() => store.clearFilters()}>
          Show all models
        </Button>
      </Empty>
    );
  }
  if (connection === undefined || connection.status === 'looking') {
    return <Empty title="Looking for AWS credentials…" />;
  }
  if (phase === 'listing' || phase === 'access' || phase === 'latency') {
    return (
      <Empty title="Asking the regions for their models…">
        <p>Columns appear as soon as a region answers.</p>
      </Empty>
    );
  }
  if (summary.problems.length > 0 && !summary.hasData) {
    return (
      <Empty title="No region answered">
        <p>{summary.problems[0]?.failure.message}</p>
        <p className="muted">{summary.problems[0]?.failure.nextStep}</p>
        <RescanButton />
      </Empty>
    );
  }
  return (
    <Empty title={summary.hasData ? 'The regions list no models' : 'Nothing scanned yet'}>
      <p>A scan asks every region which models it offers and how they can be called. It only reads.</p>
      <RescanButton />
    </Empty>
  );
}

function RescanButton(): React.ReactNode {
  const store = useAtlas();
  return (
    <Button className="button button-primary" onPress={() => void store.rescan()}>
      Scan all regions
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
