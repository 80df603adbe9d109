/** The same model under the id of the other endpoint, where a source joins the two. */
import { otherEndpointOf } from '../../../../electron/capabilities/mantle/mantle-join.ts';
import type { ModelId, RegionCode } from '../../../../electron/contract/snapshot/model.ts';
import { useData, useNow } from '../../controls/atlas-context.tsx';
import { CopyButton } from '../../controls/copy-button.tsx';
import { SourceNote } from '../../facts/fact-list.tsx';

const LISTED_LABELS = {
  yes: 'listed in this Region',
  no: 'not listed in this Region',
  unknown: 'unknown whether it is listed in this Region',
} as const;

const HINDRANCES = {
  ended: 'past its end of life: calls fail or soon will',
  'not-callable': 'not callable there',
} as const;

/** Renders nothing if no source knows another id. */
export function OtherEndpoint(props: { modelId: ModelId; region: RegionCode }): React.ReactNode {
  const { modelId, region } = props;
  const snapshot = useData((state) => state.snapshot);
  const other = otherEndpointOf(snapshot, region, modelId, useNow());
  if (other === undefined) return null;
  const { callableAs, endpoint, hindrance, listed } = other;
  return (
    <div className="other-endpoint">
      {callableAs.length === 0 ? (
        <p>
          On {endpoint} it is <code>{other.modelId}</code>.
        </p>
      ) : (
        callableAs.map((id) => (
          <p key={id} className="id-line row gap-6">
            <span>
              On {endpoint}: <code>{id}</code>
            </span>
            <CopyButton text={id} what={id} />
          </p>
        ))
      )}
      <p className="hint breaks">
        The same model, {LISTED_LABELS[listed]}
        {hindrance === undefined ? '' : `, ${HINDRANCES[hindrance]}`}. <SourceNote fact={other} />
      </p>
    </div>
  );
}
