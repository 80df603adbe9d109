/** What is watched, and what scans noticed of it. */
import { X } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { SETTINGS } from '../../../electron/contract/settings/settings.ts';
import { scanTimeText } from '../../../electron/contract/snapshot/kept/kept-scan.ts';
import { type Noticed, watchedLabel, watchedTitle } from '../../../electron/contract/watch/watched.ts';
import { toggleWatched } from '../../state/store/watching.ts';
import { useAtlas, useData } from '../controls/atlas-context.tsx';
import { SettingSelect } from '../controls/forms/setting-select.tsx';

/** The rest is behind a button. */
const FIRST_NOTICED = 3;

/** The section `Watched`: nothing is there before something is watched. */
export function WatchList(): React.ReactNode {
  const store = useAtlas();
  const watched = useData((state) => state.watched);
  const noticed = useData((state) => state.noticed);
  if (watched.length === 0 && noticed.length === 0) {
    return (
      <p className="hint watch-hint">
        Watch a model (W in the matrix, or in its details), a provider, a Region or a saved view: each scan
        then says what changed of it.
      </p>
    );
  }
  return (
    <section className="watch-list stack" aria-labelledby="watched-title">
      <div className="watch-head wrap">
        <h2 id="watched-title">Watched</h2>
        <RescanSelect />
      </div>
      <ul className="wrap gap-6" aria-label="Watched">
        {watched.map((each) => (
          <li key={`${each.kind} ${watchedTitle(each)}`} className="watch-chip row gap-6">
            <span className="muted">{watchedLabel(each)}</span> {watchedTitle(each)}
            <Button
              className="icon-button"
              aria-label={`Stop watching ${watchedTitle(each)}`}
              onPress={() => toggleWatched(store, each)}
            >
              <X size={13} aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
      {noticed.length === 0 ? (
        <p className="muted">No scan has noticed a change yet.</p>
      ) : (
        <NoticedList noticed={noticed} />
      )}
    </section>
  );
}

/** The setting where it is looked for. */
function RescanSelect(): React.ReactNode {
  const hours = useData((state) => state.settings?.rescanHours ?? 0);
  return <SettingSelect label="Scheduled rescans" choices={SETTINGS.rescanHours.choices} value={hours} />;
}

function NoticedList({ noticed }: { noticed: readonly Noticed[] }): React.ReactNode {
  const store = useAtlas();
  const [areAllShown, setAllShown] = useState(false);
  const shown = areAllShown ? noticed : noticed.slice(0, FIRST_NOTICED);
  return (
    <>
      <ul className="noticed-list stack" aria-label="Noticed">
        {shown.map((each) => (
          <li key={`${each.at} ${each.title}`}>
            <time dateTime={each.at} className="muted">
              {scanTimeText(each.at)}
            </time>{' '}
            <Button className="link-button" onPress={() => store.view.goToChange(each)}>
              {each.title}
            </Button>{' '}
            {each.sentence}{' '}
            {each.profile === undefined ? null : <span className="muted">{each.profile}</span>}
          </li>
        ))}
      </ul>
      <p className="watch-more row">
        {noticed.length > shown.length ? (
          <Button className="link-button" onPress={() => setAllShown(true)}>
            Show all {noticed.length}
          </Button>
        ) : null}
        <Button className="link-button" onPress={() => void store.calls.clearNoticed()}>
          Clear list
        </Button>
      </p>
    </>
  );
}
