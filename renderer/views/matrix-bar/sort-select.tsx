/** The order of the rows. */
import { ArrowDownUp, ChevronDown } from 'lucide-react';
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import type { Sort } from '../../state/rows/sort.ts';

const ORDERS: { by: Exclude<Sort['by'], 'column'>; label: string }[] = [
  { by: 'provider', label: 'Provider, then name' },
  { by: 'name', label: 'Name' },
  { by: 'released', label: 'Newest first' },
  { by: 'regions', label: 'Most regions first' },
  { by: 'latency', label: 'Nearest region first' },
  { by: 'price', label: 'Lowest input price first' },
  { by: 'tpm', label: 'Most tokens per minute first' },
];

/** Chooses the order; a region's column is chosen at its header. */
export function SortSelect({ sort, onSort }: { sort: Sort; onSort: (sort: Sort) => void }): React.ReactNode {
  const options: { id: string; label: string }[] = ORDERS.map(({ by, label }) => ({ id: by, label }));
  if (sort.by === 'column') options.push({ id: 'column', label: `Column ${sort.region}` });
  return (
    <Select
      aria-label="Sort models by"
      className="sort"
      value={sort.by}
      onChange={(key) => {
        const order = ORDERS.find((each) => each.by === key);
        if (order !== undefined) onSort({ by: order.by });
      }}
    >
      <Button className="button button-small">
        <ArrowDownUp size={13} aria-hidden />
        <SelectValue />
        <ChevronDown size={13} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end">
        <ListBox className="listbox" items={options}>
          {(option) => (
            <ListBoxItem className="listbox-item" id={option.id} textValue={option.label}>
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
