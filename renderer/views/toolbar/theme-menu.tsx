/** Light, dark, or as the system has it. */
import { SunMoon } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { Settings } from '../../../electron/contract/bridge/api.ts';
import { useAtlas, useData } from '../controls/atlas-context.tsx';

const THEMES: { theme: Settings['theme']; label: string }[] = [
  { theme: 'system', label: 'System' },
  { theme: 'light', label: 'Light' },
  { theme: 'dark', label: 'Dark' },
];

/** The button `Theme` with a menu of the three choices. */
export function ThemeMenu(): React.ReactNode {
  const store = useAtlas();
  const theme = useData((state) => state.settings?.theme ?? 'system');
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label="Theme">
        <SunMoon size={16} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="menu"
          aria-label="Theme"
          selectionMode="single"
          selectedKeys={[theme]}
          disallowEmptySelection
          onSelectionChange={(keys) => {
            const chosen = THEMES.find((each) => keys !== 'all' && keys.has(each.theme));
            if (chosen !== undefined) void store.saveSettings({ theme: chosen.theme });
          }}
        >
          {THEMES.map(({ theme: id, label }) => (
            <MenuItem key={id} id={id} className="menu-item">
              {label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
