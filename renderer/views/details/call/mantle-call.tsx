/** How the model is called on bedrock-mantle in one region, or why it is not. */
import { useState } from 'react';
import { type MantlePath, mantleApiOf } from '../../../../electron/capabilities/mantle/mantle-paths.ts';
import type { ModelId, RegionCode } from '../../../../electron/contract/snapshot/model.ts';
import { mantleEntryOf, mantleStatusOf } from '../../../../electron/contract/snapshot/region-lists.ts';
import {
  MANTLE_SNIPPET_LABELS,
  mantleHost,
  mantleSnippet,
  mantleSnippetKinds,
} from '../../../state/words/mantle-snippets.ts';
import { unavailableText } from '../../../state/words/region-text.ts';
import { useData } from '../../controls/atlas-context.tsx';
import { CopyButton } from '../../controls/copy-button.tsx';
import { SourceNote } from '../../facts/fact-list.tsx';
import { SnippetText } from './snippet-text.tsx';

/** Renders nothing where the region's bedrock-mantle does not list the model. */
export function MantleCall({ modelId, region }: { modelId: ModelId; region: RegionCode }): React.ReactNode {
  const record = useData((state) => state.snapshot.regions[region]);
  if (record?.mantle.modelIds.includes(modelId) !== true) return null;
  const entry = mantleEntryOf(record, modelId);
  if (mantleStatusOf(entry) === 'unavailable') {
    return <p className="warn">{unavailableText(entry)}</p>;
  }
  const path = mantleApiOf(modelId);
  const address = `${mantleHost(region)}${path?.basePath ?? ''}`;
  return (
    <div className="other-endpoint">
      <p>On bedrock-mantle, pass the bare model id to:</p>
      <p className="id-line row gap-6">
        <code>{address}</code>
        <CopyButton text={address} what="endpoint" />
      </p>
      {path === undefined ? (
        <p className="hint">
          Base path unknown for this model: most are served under /v1, some under /openai/v1, and the wrong
          one is refused.
        </p>
      ) : (
        <MantleSnippets modelId={modelId} region={region} path={path} />
      )}
    </div>
  );
}

function MantleSnippets(props: { modelId: ModelId; region: RegionCode; path: MantlePath }): React.ReactNode {
  const { modelId, region, path } = props;
  const kinds = mantleSnippetKinds(path.api);
  const [chosen, setKind] = useState(kinds[0] ?? 'curl');
  const kind = kinds.includes(chosen) ? chosen : 'curl';
  return (
    <>
      <SnippetText
        kinds={kinds}
        labels={MANTLE_SNIPPET_LABELS}
        kind={kind}
        onChoose={setKind}
        group="Language for bedrock-mantle"
        text={mantleSnippet(kind, { region, id: modelId, path })}
      />
      <p className="hint breaks">
        The key is an Amazon Bedrock API key. <SourceNote fact={path} />
      </p>
    </>
  );
}
