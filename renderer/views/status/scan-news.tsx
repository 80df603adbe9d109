/** What changed since the previous scan. */
import { useDeferredValue, useMemo } from 'react';
import { Button, DialogTrigger } from 'react-aria-components';
import { KIND_LABELS } from '../../../electron/contract/cells/availability.ts';
import {
  areComparable,
  type ComparedPart,
  changesBetween,
  comparedPart,
  newsText,
  type ScanChange,
} from '../../state/scan/scan-changes.ts';
import { ACCESS_LABELS } from '../../state/words/cell-text.ts';
import { useAtlas, useData, useMatrix } from '../controls/atlas-context.tsx';
import { PopoverDialog } from '../controls/popover-dialog.tsx';

/** The rest is only counted. */
const MAX_LINES = 200;

/** A line such as `3 models new in eu-west-3` that opens the list; nothing until a second scan has finished. */
export function ScanNews(): React.ReactNode {
  const earlier = useData((state) => (state.viewing === undefined ? state.before : undefined));
  const ended = useData(({ scan, snapshot }) =>
    scan.phase === 'idle' && scan.finishedAt !== undefined ? snapshot : undefined,
  );
  // Compared once the end of the scan is shown: every cell is looked at.
  const before = useDeferredValue(earlier);
  const after = useDeferredValue(ended);
  const store = useAtlas();
  const news = useMemo(() => {
    if (before === undefined || after === undefined || !areComparable(before, after)) return undefined;
    const part = comparedPart(before, after, store.data.getState().scan);
    return part?.isAny === false ? undefined : { changes: changesBetween(before, after), part };
  }, [before, after, store]);
  return (
    <span role="status" aria-label="What the scan changed">
      {news === undefined ? null : <News {...news} />}
    </span>
  );
}

function News(props: { changes: readonly ScanChange[]; part: ComparedPart | undefined }): React.ReactNode {
  const { changes, part } = props;
  const text = newsText(changes, part);
  if (changes.length === 0) return <span className="muted">{text}</span>;
  return (
    <DialogTrigger>
      <Button className="link-button">{text}</Button>
      <PopoverDialog
        className="popover-wide"
        placement="bottom start"
        title="Changed since the previous scan"
      >
        {(close) => (
          <ChangeList title="Changes" changes={changes} close={close}>
            {(change) => (
              <>
                <code>{change.region}</code> <span className="muted">{changeText(change)}</span>
              </>
            )}
          </ChangeList>
        )}
      </PopoverDialog>
    </DialogTrigger>
  );
}

/** The first of the changes, each with its model, which opens its details; the rest is only counted. */
export function ChangeList<Change extends ScanChange>(props: {
  title: string;
  changes: readonly Change[];
  close: () => void;
  children: (change: Change) => React.ReactNode;
}): React.ReactNode {
  const { title, changes, close, children } = props;
  const store = useAtlas();
  const { rows } = useMatrix();
  const line = (change: Change): React.ReactNode => {
    const row = rows.find((each) => each.modelId === change.modelId);
    return (
      <li key={JSON.stringify(change)} className="news-line">
        {row === undefined ? (
          <code>{change.modelId}</code>
        ) : (
          <Button
            className="link-button"
            onPress={() => {
              close();
              store.view.openDetails(change.modelId, change.region);
            }}
          >
            {row.variant === '' ? row.name : `${row.name} ${row.variant}`}
          </Button>
        )}{' '}
        {children(change)}
      </li>
    );
  };
  return (
    <>
      <ul className="scroller" aria-label={title}>
        {changes.slice(0, MAX_LINES).map(line)}
      </ul>
      {changes.length > MAX_LINES ? <p className="muted">and {changes.length - MAX_LINES} more</p> : null}
    </>
  );
}

/** A change as text. */
export function changeText(change: ScanChange): string {
  switch (change.kind) {
    case 'new':
      return 'new';
    case 'gone':
      return 'gone';
    case 'access':
      return `${ACCESS_LABELS[change.to]}, before: ${ACCESS_LABELS[change.from]}`;
    case 'ways':
      return `${waysText(change.to)}, before: ${waysText(change.from)}`;
  }
}

function waysText(ways: Extract<ScanChange, { kind: 'ways' }>['from']): string {
  return ways.length === 0 ? 'listed, not callable' : ways.map((kind) => KIND_LABELS[kind]).join(', ');
}
