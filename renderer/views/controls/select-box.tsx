/** A choice of one from a list that opens below its button. */
import { ChevronDown } from 'lucide-react';
import {
  Button,
  type ButtonProps,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Text,
} from 'react-aria-components';
import { defined } from '../../../electron/contract/defined.ts';

/** A select named by its label, or by `name` where an icon stands for it. */
export function SelectBox(props: {
  name: string;
  icon?: React.ReactNode;
  options: readonly { id: string; label: string; description?: string }[];
  value: string;
  onChange: (id: string) => void;
  className?: string;
  /** For a button that is more than react-aria makes of it. */
  labelId?: string;
  render?: NonNullable<ButtonProps['render']>;
}): React.ReactNode {
  const { name, icon, options, value, onChange, className = '', labelId, render } = props;
  const isSmall = icon !== undefined;
  return (
    <Select
      className={isSmall ? className : `source ${className}`}
      value={value}
      onChange={(id) => onChange(String(id))}
      {...(isSmall ? { 'aria-label': name } : {})}
    >
      {isSmall ? null : (
        <Label className="source-label" {...defined({ id: labelId })}>
          {name}
        </Label>
      )}
      <Button className={isSmall ? 'button button-small' : 'button'} {...defined({ render })}>
        {icon}
        <SelectValue className={isSmall ? '' : 'source-value'}>
          {({ selectedText }) => selectedText}
        </SelectValue>
        <ChevronDown size={isSmall ? 13 : 14} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end">
        <ListBox className="listbox" items={options}>
          {({ id, label, description }) => (
            <ListBoxItem className="listbox-item" id={id} textValue={label}>
              {description === undefined ? (
                label
              ) : (
                <>
                  <Text slot="label">{label}</Text>
                  <Text slot="description" className="listbox-description">
                    {description}
                  </Text>
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
