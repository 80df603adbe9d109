/** Why the matrix is empty, and the way out. */
import { Button } from 'react-aria-components';
import type { ConnectionState } from '../../../electron/contract/bridge/api.ts';
import type { ApiKeyFacts } from '../../../electron/contract/bridge/api-key.ts';
import { builtInRegions, notOffered } from '../../../electron/contract/cells/regions.ts';
import { apiKeyFailureOf } from '../../../electron/contract/snapshot/api-key.ts';
import { counted, grouped } from '../../../electron/contract/text.ts';
import { filterParts, unfetchedText } from '../../state/matrix/filter-parts.ts';
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
  const nowhere = summary.regions > 0 ? undefined : notOffered(connection.source.partition);
  if (nowhere !== undefined) {
    return (
      <Empty title="No Region offers Amazon Bedrock">
        <p>{nowhere.message}</p>
        <p className="muted">{nowhere.nextStep}</p>
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
      <FirstScan />
      <RescanButton />
    </Empty>
  );
}

/** Calls of a scan for each Region, as docs/for-security-teams.md counts them: lists, retention, bedrock-mantle, round trips. */
const CALLS_A_REGION = 11;
/** One for each model that is listed: a Region has some forty on average. */
const ACCESS_CALLS_A_REGION = 40;

/** Who is asked, as whom, how often, for how long and with which permissions. */
function FirstScan(): React.ReactNode {
  const connection = useData((state) => state.connection);
  const apiKeys = useData((state) => state.sources.apiKeys);
  const checks = useData((state) => state.settings?.accessChecks);
  const all = builtInRegions(connection?.source.partition ?? 'aws').length;
  const regions = connection?.chosenRegions ?? all;
  const each = CALLS_A_REGION + (checks === 'all' ? ACCESS_CALLS_A_REGION : 0);
  return (
    <>
      <p>
        A scan asks Amazon Bedrock in {counted(regions, 'Region')}, as {ownerOf(connection, apiKeys)}, which
        models it offers and how you can call them.
      </p>
      <ul className="first-scan">
        <li>
          About {grouped(roundCount(regions * each))} read-only calls, free of charge; usually{' '}
          {regions < all ? 'less than 30 seconds' : '10 to 30 seconds'}.
        </li>
        <li>
          Needs <code>bedrock:ListFoundationModels</code> and <code>bedrock:ListInferenceProfiles</code>
          {checks === 'none' ? null : (
            <>
              ; to check your access also <code>bedrock:GetFoundationModelAvailability</code>
            </>
          )}
          .
        </li>
        <li>No model is invoked, and nothing in the account changes.</li>
      </ul>
    </>
  );
}

/** Of few calls the tens, of many the hundreds. */
function roundCount(calls: number): number {
  const step = calls < 300 ? 10 : 100;
  return Math.round(calls / step) * step;
}

function ownerOf(
  { source, apiKey }: Partial<ConnectionState> = {},
  apiKeys: readonly ApiKeyFacts[] = [],
): string {
  if (source?.kind === 'sample') return 'the sample account';
  if (source?.profile !== undefined) return `the profile “${source.profile}”`;
  if (apiKey === undefined) return 'your default credential chain';
  const name = typeof apiKey === 'object' ? apiKeys.find(({ id }) => id === apiKey.given)?.name : undefined;
  return name === undefined ? 'your API key' : `the API key “${name}”`;
}

/** Names each part of the filter with what would show without it. */
function NothingPasses({ isIncomplete }: { isIncomplete: boolean }): React.ReactNode {
  const store = useAtlas();
  const matrix = useMatrix();
  const filter = useView((view) => view.filter);
  const layout = useView((view) => view.layout);
  const pricing = useData((state) => state.pricing);
  const unfetched = unfetchedText(filter.query, pricing);
  return (
    <Empty title="No models match">
      {unfetched === undefined ? null : <p>{unfetched}</p>}
      <p className="muted">
        {matrix.models === 1 ? '1 model is' : `${matrix.models} models are`} hidden.
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
  const chosen = useData((state) => state.connection?.chosenRegions);
  return (
    <Button className="button button-primary" onPress={() => void store.rescan()}>
      {chosen === undefined ? 'Scan all Regions' : `Scan ${counted(chosen, 'Region')}`}
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
