/** One field from which every model, region and command is reached. */
import { Box, Globe, Link, Search, SquareTerminal } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
  Text,
} from 'react-aria-components';
import { commandOf } from '../../electron/contract/commands.ts';
import { createPalette, type PaletteEntry } from '../state/palette.ts';
import { useAtlas, useMatrix, useOverlay } from './atlas-context.tsx';
import { runCommand } from './commands.ts';
import { Shortcut } from './shortcut.tsx';
import { focusSearchEnd } from './window-focus.ts';

/** Entries that are drawn at once. */
const FIRST_ENTRIES = 8;

/** The dialog `Go to`, opened by Ctrl+K. */
export function CommandPalette(): React.ReactNode {
  const overlay = useOverlay('palette');
  return (
    <ModalOverlay className="modal-overlay palette-overlay" isDismissable {...overlay}>
      <Modal className="modal palette">
        <Dialog className="palette-dialog" aria-label="Go to">
          <Palette close={() => overlay.onOpenChange(false)} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Palette({ close }: { close: () => void }): React.ReactNode {
  const store = useAtlas();
  const { matrix } = useMatrix();
  const [query, setQuery] = useState('');
  const asked = useDeferredValue(query);
  const search = useMemo(() => createPalette(matrix.rows, matrix.columns), [matrix.rows, matrix.columns]);
  const found = useMemo(() => search(asked).map((entry) => ({ id: idOf(entry), entry })), [search, asked]);
  // Opens with what can be seen; the rest of the list follows.
  const entries = useDeferredValue(found, found.slice(0, FIRST_ENTRIES));

  const choose = (entry: PaletteEntry): void => {
    close();
    switch (entry.kind) {
      case 'command':
        runCommand(store, entry.command);
        return;
      case 'model':
        store.goToModel(entry.modelId);
        return;
      case 'region':
        store.goToRegion(entry.region);
        return;
      case 'link':
        store.openLink(entry.link);
        return;
      case 'query':
        store.searchFor(entry.query);
        return;
      case 'qualifier':
        store.searchFor(`${store.view.getState().filter.query} ${entry.qualifier}:`.trim());
        // The closing dialog gives the focus back first.
        requestAnimationFrame(() => requestAnimationFrame(focusSearchEnd));
    }
  };

  const onKeyDown = (event: React.KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && !hasActiveItem(event.target)) {
      // Whoever types fast and presses Enter means the first of what the letters find, drawn yet or not.
      const [first] = search(query);
      if (query === '' || first === undefined) return;
      choose(first);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="palette-body" onKeyDownCapture={onKeyDown}>
      <Autocomplete inputValue={query} onInputChange={setQuery}>
        <SearchField className="palette-field" aria-label="Go to model, region or command" autoFocus>
          <Input
            className="palette-input"
            placeholder="Model, region or command  ( > commands only, @ models, # regions )"
          />
        </SearchField>
        <Menu
          className="menu palette-list"
          aria-label="Found"
          items={entries}
          renderEmptyState={() => <p className="palette-empty">Nothing has this name.</p>}
          onAction={(key) => {
            const chosen = entries.find(({ id }) => id === key);
            if (chosen !== undefined) choose(chosen.entry);
          }}
        >
          {({ id, entry }) => (
            <MenuItem id={id} className="menu-item palette-item" textValue={entry.label}>
              <EntryIcon kind={entry.kind} />
              <Text slot="label">{entry.label}</Text>
              <EntryEnd entry={entry} />
            </MenuItem>
          )}
        </Menu>
      </Autocomplete>
    </div>
  );
}

function hasActiveItem(target: EventTarget): boolean {
  return target instanceof Element && target.getAttribute('aria-activedescendant') !== null;
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

function idOf(entry: PaletteEntry): string {
  switch (entry.kind) {
    case 'command':
      return `command ${entry.command}`;
    case 'model':
      return `model ${entry.modelId}`;
    case 'region':
      return `region ${entry.region}`;
    case 'link':
    case 'query':
      return entry.kind;
    case 'qualifier':
      return `filter ${entry.qualifier}`;
  }
}
