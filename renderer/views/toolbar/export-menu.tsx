/** Saves the matrix as a file. */
import { Download } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import { EXPORT_FORMAT_NAMES, EXPORT_FORMATS } from '../../../electron/contract/export/formats.ts';
import { useAtlas } from '../controls/atlas-context.tsx';
import { EXPORT_ID } from '../controls/window-focus.ts';

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
          {EXPORT_FORMAT_NAMES.map((format) => (
            <MenuItem
              key={format}
              id={format}
              className="menu-item"
              textValue={EXPORT_FORMATS[format].label}
              onAction={() => void store.exportMatrix(format)}
            >
              <Text slot="label">{EXPORT_FORMATS[format].label}</Text>
              <Text slot="description" className="menu-hint">
                {EXPORT_FORMATS[format].hint}
              </Text>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
