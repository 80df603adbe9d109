/** Saves the matrix as a file. */
import { Download } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import type { ExportFormat } from '../../../electron/contract/bridge/api.ts';
import { useAtlas } from '../controls/atlas-context.tsx';
import { EXPORT_ID } from '../controls/window-focus.ts';

const FORMATS: { format: ExportFormat; label: string; hint: string }[] = [
  { format: 'json', label: 'JSON', hint: 'Everything known, for programs' },
  { format: 'csv', label: 'CSV', hint: 'Models by regions, for spreadsheets' },
  { format: 'md', label: 'Markdown', hint: 'The same table, for tickets' },
];

/** The button `Export` with a menu of formats. */
export function ExportMenu(): React.ReactNode {
  const store = useAtlas();
  return (
    <MenuTrigger>
      <Button className="button" id={EXPORT_ID}>
        <Download size={14} aria-hidden /> Export
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label="Export">
          {FORMATS.map(({ format, label, hint }) => (
            <MenuItem
              key={format}
              id={format}
              className="menu-item"
              textValue={label}
              onAction={() => void store.exportMatrix(format)}
            >
              <Text slot="label">{label}</Text>
              <Text slot="description" className="menu-hint">
                {hint}
              </Text>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
