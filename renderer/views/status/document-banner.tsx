/** Marks the window while it shows an exported file instead of live data. */
import { FileClock } from 'lucide-react';
import { Button } from 'react-aria-components';
import { timeText } from '../../state/words/age.ts';
import { useAtlas, useData } from '../controls/atlas-context.tsx';

/** The banner `Viewing FILE, exported DATE` with its Close button; nothing if no file is open. */
export function DocumentBanner(): React.ReactNode {
  const store = useAtlas();
  const viewing = useData((state) => state.viewing);
  return (
    <div role="status" aria-label="Opened file">
      {viewing === undefined ? null : (
        <div className="notice document-banner">
          <FileClock size={16} aria-hidden />
          <p>
            Viewing <b>{viewing.file}</b>, exported {timeText(viewing.exportedAt)}.{' '}
            <span className="muted">Read-only: no requests to AWS.</span>
          </p>
          <Button className="button button-small" onPress={() => store.showOverlay('live')}>
            Compare with live
          </Button>
          <Button className="button button-small" onPress={() => store.closeDocument()}>
            Close file
          </Button>
        </div>
      )}
    </div>
  );
}
