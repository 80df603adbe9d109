/** Chooses the light, dark or system theme. */
import { SunMoon } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { SETTINGS } from '../../../electron/contract/settings/settings.ts';
import { useAtlas, useData } from '../controls/atlas-context.tsx';

const THEMES = Object.values(SETTINGS.theme.choices);

/** The button `Theme` with a menu of the three choices. */
export function ThemeMenu(): React.ReactNode {
  const store = useAtlas();
  const theme = useData((state) => state.settings?.theme ?? 'system');
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label={SETTINGS.theme.label}>
        <SunMoon size={16} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="menu"
          aria-label={SETTINGS.theme.label}
          selectionMode="single"
          selectedKeys={[theme]}
          disallowEmptySelection
          onSelectionChange={(keys) => {
            const chosen = THEMES.find((each) => keys !== 'all' && keys.has(each.value));
            if (chosen !== undefined) void store.calls.saveSettings({ theme: chosen.value });
          }}
        >
          {THEMES.map(({ value, short }) => (
            <MenuItem key={value} id={value} className="menu-item">
              {short}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
