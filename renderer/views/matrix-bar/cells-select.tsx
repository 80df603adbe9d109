/** What the cells of the matrix show. */
import { ChevronDown, Grid3x3 } from 'lucide-react';
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import {
  CELL_MODE_NAMES,
  type CellModeName,
  cellMode,
} from '../../../electron/contract/pricing/cell-modes.ts';

const OPTIONS = CELL_MODE_NAMES.map((id) => ({ id, label: cellMode(id).label }));

/** The select `Cells show`. */
export function CellsSelect({
  cells,
  onChange,
}: {
  cells: CellModeName;
  onChange: (cells: CellModeName) => void;
}): React.ReactNode {
  return (
    <Select
      aria-label="Cells show"
      className="sort"
      value={cells}
      onChange={(key) => {
        const chosen = CELL_MODE_NAMES.find((each) => each === key);
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      <Button className="button button-small">
        <Grid3x3 size={13} aria-hidden />
        <SelectValue />
        <ChevronDown size={13} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end">
        <ListBox className="listbox" items={OPTIONS}>
          {({ id, label }) => (
            <ListBoxItem className="listbox-item" id={id} textValue={label}>
              {label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
