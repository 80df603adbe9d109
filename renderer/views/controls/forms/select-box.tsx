/** A choice of one from a list that opens below its button. */
import { ChevronDown } from 'lucide-react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';

/** A select named by its label, or by `name` where an icon stands for it. */
export function SelectBox(props: {
  name: string;
  icon?: React.ReactNode;
  options: readonly { id: string; label: string }[];
  value: string;
  onChange: (id: string) => void;
  className?: string;
}): React.ReactNode {
  const { name, icon, options, value, onChange, className = '' } = props;
  const isSmall = icon !== undefined;
  return (
    <Select
      className={isSmall ? className : `row gap-6 ${className}`}
      value={value}
      onChange={(id) => onChange(String(id))}
      {...(isSmall ? { 'aria-label': name } : {})}
    >
      {isSmall ? null : <Label className="source-label hint">{name}</Label>}
      <Button className={isSmall ? 'button button-small' : 'button'}>
        {icon}
        <SelectValue className={isSmall ? '' : 'source-value cut'}>
          {({ selectedText }) => selectedText}
        </SelectValue>
        <ChevronDown size={isSmall ? 13 : 14} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end">
        <ListBox className="listbox" items={options}>
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
