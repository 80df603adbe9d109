/** Jumps to a provider's models. */
import { ChevronDown } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { providerStarts } from '../../state/matrix/provider-jump.ts';
import type { ModelRow } from '../../state/rows/model-row.ts';
import { useAtlas, useVisible } from '../controls/atlas-context.tsx';

/** The button `Providers` with a menu of those that are shown. */
export function ProviderMenu(): React.ReactNode {
  return (
    <MenuTrigger>
      <Button className="button button-small">
        Providers <ChevronDown size={13} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Providers />
      </Popover>
    </MenuTrigger>
  );
}

/** Rendered only while the menu is open, so that a letter typed sorts no providers. */
function Providers(): React.ReactNode {
  const store = useAtlas();
  const { rows, pinned } = useVisible();
  return (
    <Menu className="menu" aria-label="Go to provider" items={providersByName(rows.slice(pinned.rows))}>
      {({ provider, modelId }) => (
        <MenuItem
          id={modelId}
          className="menu-item"
          textValue={provider}
          onAction={() => {
            store.view.change({ sort: { by: 'provider' } });
            store.view.focusTarget.setState({ modelId, region: null }, true);
          }}
        >
          {provider}
        </MenuItem>
      )}
    </Menu>
  );
}

function providersByName(rows: readonly ModelRow[]): { provider: string; modelId: string }[] {
  const byName = [...rows].sort((a, b) => a.provider.localeCompare(b.provider, 'en') || compareNames(a, b));
  return providerStarts(byName).map(({ provider, modelId }) => ({ provider, modelId }));
}

function compareNames(a: ModelRow, b: ModelRow): number {
  return a.name.localeCompare(b.name, 'en', { numeric: true });
}
