/** How to call the model from one region: exact ids and code. */

import { useState } from 'react';
import { converseFeaturesOf } from '../../../../electron/capabilities/converse-features.ts';
import type { ConnectionState } from '../../../../electron/contract/bridge/api.ts';
import { type Cell, hasEnded } from '../../../../electron/contract/cells/availability.ts';
import { CELL_STATE_LABELS, cellState } from '../../../../electron/contract/cells/cell-state.ts';
import { pageDayText } from '../../../../electron/contract/cells/lifecycle.ts';
import { regionInfo } from '../../../../electron/contract/cells/regions.ts';
import { callRoutes, iamResources } from '../../../../electron/contract/cells/residency.ts';
import type { RegionCode } from '../../../../electron/contract/snapshot/model.ts';
import { capitalized } from '../../../../electron/contract/text.ts';
import type { ModelRow } from '../../../state/rows/model-row.ts';
import type { WantedRoute } from '../../../state/rows/wanted-routes.ts';
import { endText } from '../../../state/words/cell-text.ts';
import { mantleText } from '../../../state/words/region-text.ts';
import {
  invokePolicy,
  SNIPPET_KINDS,
  SNIPPET_LABELS,
  type SnippetKind,
  snippet,
} from '../../../state/words/snippets.ts';
import { useData } from '../../controls/atlas-context.tsx';
import { CopyButton } from '../../controls/copy-button.tsx';
import { CallIds } from './call-ids.tsx';
import { MantleCall } from './mantle-call.tsx';
import { OtherEndpoint } from './other-endpoint.tsx';
import { SnippetText } from './snippet-text.tsx';

/** Ids, those first that stay where the filter asks, then the most direct, and snippets for the chosen one. */
export function CallSection(props: {
  row: ModelRow;
  region: RegionCode;
  cell: Cell | undefined;
  /** Those that can be called as they are shown. */
  routes: readonly WantedRoute[];
  /** The id that the user chose; undefined: the first. */
  chosen: string | undefined;
  onChoose: (id: string) => void;
}): React.ReactNode {
  const { row, region, cell, routes, chosen, onChoose } = props;
  const known = cell === undefined ? 0 : callRoutes(cell.availability, region).length;
  const id = (routes.find((each) => each.id === chosen) ?? routes[0])?.id;
  const ended = cell !== undefined && hasEnded(cell) ? <EndedHere cell={cell} /> : undefined;
  return (
    <section className="details-section stack gap-6">
      <h3>
        Call it from <code>{region}</code> <span className="muted">{regionInfo(region).name}</span>
      </h3>
      {ended ??
        (id === undefined || cell === undefined ? (
          <NotCallable row={row} region={region} cell={cell} />
        ) : (
          <>
            <CallIds routes={routes} chosen={id} onChoose={onChoose} />
            <Snippets row={row} region={region} id={id} resources={iamResources(cell, id, '*')} />
            <CopyButton
              text={invokePolicy(iamResources(cell, id, '*'))}
              what="IAM policy"
              label="Copy IAM policy"
            />
          </>
        ))}
      {ended === undefined ? <HiddenProfiles count={known - routes.length} /> : null}
      {ended === undefined ? <MantleCall modelId={row.modelId} region={region} /> : null}
      <OtherEndpoint modelId={row.modelId} region={region} />
    </section>
  );
}

/** No snippet: a call of an ended model fails, though the lists still name it. */
function EndedHere({ cell: { lifecycle, availability } }: { cell: Cell }): React.ReactNode {
  if (lifecycle === undefined) return null;
  const { asOf } = lifecycle;
  return (
    <>
      <p className="warn">
        {capitalized(endText(lifecycle) ?? 'ended')}: calls fail or soon will. No snippet is offered.
      </p>
      <p className="hint">
        {asOf === undefined
          ? 'Source: Bedrock API of this Region.'
          : `Source: AWS documentation (as of ${pageDayText(asOf)}).`}
        {availability.callableAs.length === 0
          ? ''
          : ` Still listed as ${availability.callableAs.join(', ')}.`}
      </p>
    </>
  );
}

function HiddenProfiles({ count }: { count: number }): React.ReactNode {
  if (count === 0) return null;
  return (
    <p className="hint">
      {count === 1 ? 'An application profile' : `${count} application profiles`} can be called as well: saved
      data hides the account number, rescan to see the ARN.
    </p>
  );
}

function Snippets(props: {
  row: ModelRow;
  region: RegionCode;
  id: string;
  resources: readonly string[];
}): React.ReactNode {
  const { row, region, id, resources } = props;
  // What is viewed is of another profile, or of several.
  const profile = useData((state) =>
    state.viewing === undefined ? profileOfTools(state.connection) : undefined,
  );
  const isApiKey = useData((state) => state.viewing === undefined && state.connection?.apiKey !== undefined);
  const [kind, setKind] = useState<SnippetKind>('cli');
  const converse = converseFeaturesOf(row.modelId).find((fact) => fact.feature === 'converse')?.support;
  const answersText = row.outputs.length === 0 || row.outputs.includes('TEXT');
  if (converse === 'no' || !answersText) {
    return (
      <p className="hint">
        No snippet: this model does not answer through Converse. Pass the id above to InvokeModel with the
        provider’s own request format.
      </p>
    );
  }
  const text = snippet(kind, { region, id, modelId: row.modelId, profile, resources });
  return (
    <>
      {isApiKey ? (
        <p className="hint">
          For the API key, set <code>AWS_BEARER_TOKEN_BEDROCK</code> to it: the AWS CLI and the SDKs take it
          from there.
        </p>
      ) : null}
      <SnippetText
        kinds={SNIPPET_KINDS}
        labels={SNIPPET_LABELS}
        kind={kind}
        onChoose={setKind}
        group="Language"
        text={text}
      />
    </>
  );
}

/** Says why no id can be called. */
function NotCallable(props: { row: ModelRow; region: RegionCode; cell: Cell | undefined }): React.ReactNode {
  const { row, region, cell } = props;
  const record = useData((state) => state.snapshot.regions[region]);
  const kinds = cell?.availability.kinds ?? [];
  if (kinds.includes('application')) return <p>Only through your own application profiles.</p>;
  if (kinds.includes('mantle')) return <p>This ID is called on the bedrock-mantle endpoint only.</p>;
  if (kinds.includes('provisioned')) {
    return <p>Only with Provisioned Throughput: pass the ARN of your provisioned model.</p>;
  }
  if (record === undefined) return <p>The Region is not part of this scan.</p>;
  const look = cellState(cell, record, [], row.mantleOnly);
  const onMantle = mantleText(record);
  return (
    <>
      <p>{CELL_STATE_LABELS[look]}.</p>
      {cell?.availability.listed === true && look === 'listed' ? (
        <p className="muted">
          The Region lists the model but names no way to call it, and no inference profile covers it.
        </p>
      ) : null}
      {record.failure === undefined ? null : (
        <p className="muted">
          {record.failure.message} {record.failure.nextStep}
        </p>
      )}
      {row.mantleOnly && onMantle !== undefined ? <p className="muted">{onMantle}</p> : null}
    </>
  );
}

/** As other tools know it; none where it is used once. */
function profileOfTools(connection: ConnectionState | undefined): string | undefined {
  const { source, profileFacts = [] } = connection ?? {};
  const isOnce = profileFacts.some((facts) => facts.name === source?.profile && facts.isOnce === true);
  return isOnce ? undefined : source?.profile;
}
