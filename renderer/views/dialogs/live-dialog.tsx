/** The differences between the opened export and live data; read-only. */
import { useMemo } from 'react';
import { type LiveDifference, liveDifferences, liveNote } from '../../state/scan/live-differences.ts';
import { timeText } from '../../state/words/age.ts';
import { useAtlas, useData } from '../controls/atlas-context.tsx';
import { ModalFrame } from '../controls/modal-frame.tsx';
import { ChangeList, changeText } from '../status/scan-news.tsx';

/** The dialog `Export compared with live`. */
export function LiveDialog(): React.ReactNode {
  return (
    <ModalFrame title="Export compared with live" width="list" overlay="live">
      <Differences />
    </ModalFrame>
  );
}

function Differences(): React.ReactNode {
  const viewing = useData((state) => state.viewing);
  const exported = useData((state) => state.snapshot);
  const live = viewing?.live.snapshot;
  const differences = useMemo(
    () => (live === undefined ? undefined : liveDifferences(exported, live)),
    [exported, live],
  );
  if (viewing?.file === undefined) return <p>No export is open.</p>;
  const note = live === undefined ? undefined : liveNote(exported.source, live.source);
  if (differences === undefined) {
    return (
      <p>
        Nothing can be compared: no Region answered in full both in {viewing.file} and live. Close the file
        and rescan, then open it again.
      </p>
    );
  }
  const { added, removed, changed } = differences;
  const count = added.length + removed.length + changed.length;
  return (
    <>
      {note === undefined ? null : <p className="callout">{note}</p>}
      <p className="muted">
        From {viewing.file}, exported {timeText(viewing.exportedAt)}, to what is known now. Only Regions that
        answered in full both times are compared.
      </p>
      {count === 0 ? <p>No differences</p> : null}
      <Part title="Models added" differences={added} />
      <Part title="Models removed" differences={removed} />
      <Part title="Cells changed" differences={changed} />
    </>
  );
}

function Part(props: { title: string; differences: readonly LiveDifference[] }): React.ReactNode {
  const { title, differences } = props;
  const store = useAtlas();
  if (differences.length === 0) return null;
  return (
    <section>
      <h3>
        {title} <span className="muted">{differences.length}</span>
      </h3>
      <ChangeList title={title} changes={differences} close={() => store.showOverlay('none')}>
        {(change) => (
          <>
            <span>{placeText(change)}</span> <span className="muted">{change.regions.join(', ')}</span>
          </>
        )}
      </ChangeList>
    </section>
  );
}

/** A change as text, without its regions. */
function placeText(change: LiveDifference): string {
  if (change.kind === 'new') return 'new in';
  return change.kind === 'gone' ? 'gone from' : changeText(change);
}
