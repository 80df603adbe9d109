/** How many rows are selected, and what can be done with them; while none is, what the bar shows else. */
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import { counted } from '../../../electron/contract/text.ts';
import { copySelected } from '../../state/export/copied-rows.ts';
import type { ShownMatrix } from '../../state/matrix/model/shown-matrix.ts';
import { NO_ROWS, selectedRows } from '../../state/matrix/row-selection.ts';
import { useAtlas } from '../controls/atlas-context.tsx';

export function SelectionBar(props: { visible: ShownMatrix; children: React.ReactNode }): React.ReactNode {
  const { visible, children } = props;
  const store = useAtlas();
  const selection = useStore(store.view.rowSelection);
  const { length } = selectedRows(selection, visible.rows);
  return (
    <>
      <span className="selection-count" role="status" aria-label="Selected rows">
        {length === 0 ? '' : `${counted(length, 'row')} selected`}
      </span>
      {length === 0 ? (
        children
      ) : (
        <>
          <Button className="link-button" onPress={() => copySelected(store, visible, 'markdown')}>
            Copy as Markdown
          </Button>
          <Button className="link-button" onPress={() => copySelected(store, visible, 'tsv')}>
            Copy for a spreadsheet
          </Button>
          <Button
            className="link-button"
            aria-label="Clear the selected rows"
            onPress={() => store.view.rowSelection.setState(NO_ROWS, true)}
          >
            Clear
          </Button>
          <span className="toolbar-space" />
        </>
      )}
    </>
  );
}
