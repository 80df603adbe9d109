/** The same model under the id of the other endpoint, where a source joins the two. */
import { otherEndpointOf } from '../../../../electron/capabilities/mantle-join.ts';
import type { ModelId, RegionCode } from '../../../../electron/contract/snapshot/model.ts';
import { useData } from '../../controls/atlas-context.tsx';
import { CopyButton } from '../../controls/copy-button.tsx';
import { SourceNote } from '../../facts/fact-list.tsx';

const LISTED_LABELS = {
  yes: 'listed in this Region',
  no: 'not listed in this Region',
  unknown: 'unknown whether it is listed in this Region',
} as const;

/** Renders nothing if no source knows another id. */
export function OtherEndpoint(props: { modelId: ModelId; region: RegionCode }): React.ReactNode {
  const { modelId, region } = props;
  const snapshot = useData((state) => state.snapshot);
  const other = otherEndpointOf(snapshot, region, modelId);
  if (other === undefined) return null;
  return (
    <div className="other-endpoint">
      <p className="id-line">
        <span>
          On {other.endpoint}: <code>{other.modelId}</code>
        </span>
        <CopyButton text={other.modelId} what={other.modelId} />
      </p>
      <p className="hint source-words">
        The same model, {LISTED_LABELS[other.listed]}. <SourceNote fact={other} />
      </p>
    </div>
  );
}
