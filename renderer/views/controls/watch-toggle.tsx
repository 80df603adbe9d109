/** Watches something, or no longer does. */
import { Bell } from 'lucide-react';
import { ToggleButton } from 'react-aria-components';
import { isSameWatched, type Watched, watchedTitle } from '../../../electron/contract/watch/watched.ts';
import { toggleWatched } from '../../state/store/watching.ts';
import { useAtlas, useData } from './atlas-context.tsx';

/** With its words, or in a list as an icon named `Watch TITLE`. */
export function WatchToggle({ watched, words }: { watched: Watched; words?: string }): React.ReactNode {
  const store = useAtlas();
  const isWatched = useData((state) => state.watched.some((each) => isSameWatched(each, watched)));
  return (
    <ToggleButton
      className={words === undefined ? 'icon-button' : 'button button-small compare-toggle'}
      {...(words === undefined ? { 'aria-label': `Watch ${watchedTitle(watched)}` } : {})}
      isSelected={isWatched}
      onChange={() => toggleWatched(store, watched)}
    >
      <Bell size={13} aria-hidden />
      {words}
    </ToggleButton>
  );
}
