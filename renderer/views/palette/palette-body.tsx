/** The field of the palette and what its words find. */
import { Box, Globe, Link, Search, SquareTerminal } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { Autocomplete, Input, Menu, MenuItem, SearchField, Text } from 'react-aria-components';
import { commandOf } from '../../../electron/contract/bridge/commands.ts';
import type { PaletteEntry } from '../../state/store/palette.ts';
import { Shortcut } from '../controls/shortcut.tsx';

interface Props {
  search: (query: string) => PaletteEntry[];
  choose: (entry: PaletteEntry) => void;
}

/** Finds with every letter; the list may follow the field by a frame. */
export function PaletteBody({ search, choose }: Props): React.ReactNode {
  const [query, setQuery] = useState('');
  const asked = useDeferredValue(query);
  const entries = useMemo(() => search(asked), [search, asked]);

  return (
    <Autocomplete inputValue={query} onInputChange={setQuery}>
      <SearchField className="palette-field" aria-label="Go to model, region or command" autoFocus>
        {/* A combobox, for it is the way into the list, which takes no focus itself. */}
        <Input
          className="palette-input"
          role="combobox"
          aria-expanded
          aria-haspopup="menu"
          placeholder="Model, region or command  ( > commands only, @ models, # regions )"
        />
      </SearchField>
      <Menu
        className="menu palette-list"
        aria-label="Found"
        items={entries}
        renderEmptyState={() => <p className="palette-empty">No results</p>}
        onAction={(key) => {
          const chosen = entries.find(({ id }) => id === key);
          if (chosen !== undefined) choose(chosen);
        }}
      >
        {paletteItem}
      </Menu>
    </Autocomplete>
  );
}

// One function for all renders: react-aria then keeps the items whose entry is the same.
function paletteItem(entry: PaletteEntry): React.ReactElement {
  return (
    <MenuItem id={entry.id} className="menu-item palette-item" textValue={entry.label}>
      <EntryIcon kind={entry.kind} />
      <Text slot="label">{entry.label}</Text>
      <EntryEnd entry={entry} />
    </MenuItem>
  );
}

function EntryEnd({ entry }: { entry: PaletteEntry }): React.ReactNode {
  const keys = entry.kind === 'command' ? commandOf(entry.command).keys : undefined;
  if (keys !== undefined) return <Shortcut keys={keys} />;
  return (
    <Text slot="description" className="menu-hint">
      {entry.hint}
    </Text>
  );
}

function EntryIcon({ kind }: { kind: PaletteEntry['kind'] }): React.ReactNode {
  switch (kind) {
    case 'command':
      return <SquareTerminal size={14} aria-hidden />;
    case 'model':
      return <Box size={14} aria-hidden />;
    case 'region':
      return <Globe size={14} aria-hidden />;
    case 'link':
      return <Link size={14} aria-hidden />;
    case 'query':
    case 'qualifier':
      return <Search size={14} aria-hidden />;
  }
}
