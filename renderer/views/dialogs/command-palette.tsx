/** One field from which every model, region and command is reached. */

import { Box, Globe, Link, Search, SquareTerminal } from 'lucide-react';
import { useCallback, useDeferredValue, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Autocomplete, Input, Menu, MenuItem, SearchField, Text } from 'react-aria-components';
import { flushSync } from 'react-dom';
import { commandOf } from '../../../electron/contract/bridge/commands.ts';
import type { ShownMatrix } from '../../state/matrix/model/shown-matrix.ts';
import type { AtlasStore } from '../../state/store/atlas-store.ts';
import { createPalette, type PaletteEntry } from '../../state/store/palette.ts';
import { runCommand } from '../commands/run-command.ts';
import { useAtlas, useMatrix, useVisibleLater } from '../controls/atlas-context.tsx';
import { ModalFrame } from '../controls/modal-frame.tsx';
import { Shortcut } from '../controls/shortcut.tsx';
import { afterFocusReturned, focusSearchEnd } from '../controls/window-focus.ts';

/** The dialog `Go to`, opened by Ctrl+K. */
export function CommandPalette(): React.ReactNode {
  return (
    <ModalFrame title="Go to" width="palette" overlay="palette">
      <Palette />
    </ModalFrame>
  );
}

/** Rendered while the dialog is open only. */
function Palette(): React.ReactNode {
  const store = useAtlas();
  const visible = useVisibleLater();
  const { rows, columns } = useMatrix();
  const search = useMemo(() => createPalette(rows, columns), [rows, columns]);
  /** What the list shows the matches of: on a slow page an earlier text than the field's. */
  const listed = useRef('');
  const onListed = useCallback((text: string) => {
    listed.current = text;
  }, []);
  const close = useCallback(() => store.showOverlay('none'), [store]);
  const choose = useCallback(
    (entry: PaletteEntry) => {
      flushSync(close);
      afterFocusReturned(() => follow(store, entry, visible));
    },
    [store, close, visible],
  );
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement)) return;
    // Enter right after typing means the first match, even if it is not rendered yet.
    const isBehind = listed.current !== field.value;
    const first =
      event.key === 'Enter' &&
      (isBehind || !hasActiveItem(field)) &&
      field.value !== '' &&
      search(field.value)[0];
    if (event.key === 'Escape') close();
    else if (first) choose(first);
    else return;
    // Escape closes the palette even while the search field has text.
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="palette-body" onKeyDownCapture={onKeyDown}>
      <PaletteBody search={search} choose={choose} onListed={onListed} />
    </div>
  );
}

function hasActiveItem(field: HTMLInputElement): boolean {
  return field.getAttribute('aria-activedescendant') !== null;
}

function follow(store: AtlasStore, entry: PaletteEntry, visible: () => ShownMatrix): void {
  switch (entry.kind) {
    case 'command':
      runCommand(store, entry.command, visible);
      break;
    case 'model':
      store.view.goToModel(entry.modelId);
      break;
    case 'region':
      store.view.goToRegion(entry.region, visible().matrix.vocabulary);
      break;
    case 'link':
      store.openLink(entry.link);
      break;
    case 'query':
      store.view.searchFor(entry.query);
      break;
    case 'qualifier':
      store.view.searchFor(`${store.view.state.getState().filter.query} ${entry.qualifier}:`.trim());
      // The field shows the text in the next frame.
      requestAnimationFrame(() => requestAnimationFrame(focusSearchEnd));
  }
}

interface Props {
  search: (query: string) => PaletteEntry[];
  choose: (entry: PaletteEntry) => void;
  /** Told the text that the list shows the matches of. */
  onListed: (text: string) => void;
}

/** Searches at every letter; the list may render one frame after the field. */
function PaletteBody({ search, choose, onListed }: Props): React.ReactNode {
  const [query, setQuery] = useState('');
  const asked = useDeferredValue(query);
  const entries = useMemo(() => search(asked), [search, asked]);
  useLayoutEffect(() => onListed(asked), [onListed, asked]);

  return (
    <Autocomplete inputValue={query} onInputChange={setQuery}>
      <SearchField className="palette-field" aria-label="Go to model, Region or command">
        {/* A combobox, for it is the way into the list, which takes no focus itself. */}
        <Input
          autoFocus
          className="palette-input"
          role="combobox"
          aria-expanded
          aria-haspopup="menu"
          placeholder="Model, Region or command  ( > commands only, @ models, # Regions )"
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
  const Icon = ICONS[entry.kind];
  return (
    <MenuItem id={entry.id} className="menu-item palette-item" textValue={entry.label}>
      <Icon size={14} aria-hidden />
      <Text slot="label">{entry.label}</Text>
      <EntryEnd entry={entry} />
    </MenuItem>
  );
}

function EntryEnd({ entry }: { entry: PaletteEntry }): React.ReactNode {
  const keys = entry.kind === 'command' ? commandOf(entry.command).keys : undefined;
  if (keys !== undefined) return <Shortcut keys={keys} />;
  return (
    <Text slot="description" className="hint">
      {entry.hint}
    </Text>
  );
}

const ICONS = {
  command: SquareTerminal,
  model: Box,
  region: Globe,
  link: Link,
  query: Search,
  qualifier: Search,
} satisfies Record<PaletteEntry['kind'], unknown>;
