/** What changed between two scans, as a table that can be filtered and exported. */
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { CHANGE_GROUPS, type ChangeRow, unknownText } from '../../../electron/contract/diff/change-rows.ts';
import type { SideTitles } from '../../../electron/contract/diff/diff-text.ts';
import { changeCount, type Difference } from '../../../electron/contract/diff/difference.ts';
import {
  CHANGES_FORMAT_NAMES,
  type ChangesFormat,
  EXPORT_FORMATS,
} from '../../../electron/contract/export/formats.ts';
import { capitalized } from '../../../electron/contract/text.ts';
import { shownRows, thenAndNow } from '../../state/changes/scan-pair.ts';
import { useAtlas } from '../controls/atlas-context.tsx';
import { OptionList, SearchInput } from '../controls/forms/fields.tsx';

/** More rows would hold up the window; the export has them all. */
const MAX_ROWS = 500;
const KINDS = [{ id: '', label: 'All changes' }, ...CHANGE_GROUPS.map((id) => ({ id, label: id }))];

export function ChangesTable(props: {
  difference: Difference;
  titles: SideTitles;
  onExport: (format: ChangesFormat) => Promise<void>;
}): React.ReactNode {
  const { difference, onExport, titles } = props;
  const [text, setText] = useState('');
  const [group, setGroup] = useState('');
  const rows = shownRows(difference, group, text);
  const total = changeCount(difference);
  return (
    <div className="changes">
      <div className="changes-bar wrap">
        <SearchInput label="Filter changes" value={text} onChange={setText} />
        <OptionList aria-label="Kind of change" value={group} options={KINDS} onChange={setGroup} />
        <p role="status" className="muted">
          {total === 0 ? 'No differences' : `${rows.length} of ${total} changes`}
        </p>
        {CHANGES_FORMAT_NAMES.map((format) => (
          <Button key={format} className="button" onPress={() => void onExport(format)}>
            Export {EXPORT_FORMATS[format].label}
          </Button>
        ))}
      </div>
      {total === 0 ? null : <Rows rows={rows.slice(0, MAX_ROWS)} titles={titles} />}
      {rows.length > MAX_ROWS ? (
        <p className="hint">The first {MAX_ROWS} are shown; the export has all.</p>
      ) : null}
      <Unknown difference={difference} />
    </div>
  );
}

function Rows({ rows, titles }: { rows: readonly ChangeRow[]; titles: SideTitles }): React.ReactNode {
  const store = useAtlas();
  // The matrix shows the cell as it is now: what it was is said beside it.
  const show = (row: ChangeRow): void => {
    store.view.goToChange(row);
    store.notify({ kind: 'info', message: thenAndNow(row, titles) });
  };
  // Of what was added or removed there is nothing to say but that.
  const values = rows.some(({ from, to }) => from !== '' || to !== '') ? (['from', 'to'] as const) : [];
  return (
    <table className="table changes-table" aria-label="Changes">
      <thead>
        <tr>
          {['Change', 'Region', 'Model', ...values.map(capitalized)].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.group} ${row.region} ${row.modelId}`}>
            <td>{row.group}</td>
            <td>{row.region}</td>
            <td>
              {row.modelId === '' ? null : (
                <Button className="link-button" onPress={() => show(row)}>
                  {row.modelId}
                </Button>
              )}
            </td>
            {values.map((side) => (
              <td key={side}>{row[side]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What one of the two does not know, so that nothing is said of it. */
function Unknown({ difference }: { difference: Difference }): React.ReactNode {
  if (difference.unknown.length === 0) return null;
  return (
    <section className="unmeasured">
      <h3>Unknown</h3>
      <ul>
        {difference.unknown.map((part) => (
          <li key={`${part.region} ${part.side} ${part.reason}`}>
            <code>{part.region}</code> <span className="muted">{part.side === 'old' ? 'From' : 'To'}</span>{' '}
            <span>{unknownText(part)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
