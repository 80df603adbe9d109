/** Chooses the source: an AWS profile, an API key, or the sample data. */
import { ChevronDown } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import {
  Autocomplete,
  Button,
  Collection,
  DialogTrigger,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  ListLayout,
  Text,
  TextField,
  Virtualizer,
} from 'react-aria-components';
import { counted } from '../../../electron/contract/text.ts';
import {
  firstSources,
  foundSources,
  idInUse,
  labelInUse,
  type SourceOption,
  type SourceSection,
  sourceSections,
} from '../../state/sources/source-options.ts';
import type { AtlasStore } from '../../state/store/atlas-store.ts';
import { useAtlas, useData, useNow } from '../controls/atlas-context.tsx';
import { PopoverDialog } from '../controls/popover-dialog.tsx';
import { afterFocusReturned } from '../controls/window-focus.ts';

const LABEL_ID = 'source-label';
/** Enough for the first frame; the rest follows in the background. */
const FIRST_OPTIONS = 24;
/** As the style sheet has them. */
const SIZES = { rowSize: 44, headingSize: 26 };

/** A combobox named `AWS profile`: its list is searched. */
export function SourceChooser(): React.ReactNode {
  const label = useData(({ connection, sources }) => labelInUse(connection, sources));
  const alias = useData(({ connection }) => connection?.accountAlias);
  return (
    <div className="row gap-6">
      <span className="source-label hint" id={LABEL_ID}>
        AWS profile
      </span>
      <DialogTrigger>
        <Button
          className="button"
          render={(props) => (
            <button
              {...props}
              type="button"
              role="combobox"
              aria-labelledby={LABEL_ID}
              aria-expanded={props['aria-expanded'] ?? false}
            />
          )}
        >
          <span className="source-value cut">{label}</span>
          {alias === undefined ? null : (
            <>
              {' '}
              <span className="muted source-value cut">{alias}</span>
            </>
          )}
          <ChevronDown size={14} aria-hidden />
        </Button>
        <PopoverDialog className="finder source-chooser" placement="bottom end" label="Choose a source">
          {(close) => <Finder close={close} />}
        </PopoverDialog>
      </DialogTrigger>
    </div>
  );
}

async function copyCommand(store: AtlasStore, command: string): Promise<void> {
  if (await store.copy(command)) store.notify({ kind: 'saved', message: `Copied ${command}` });
}

/** Rendered only while it is open. A choice closes it. */
function Finder({ close }: { close: () => void }): React.ReactNode {
  const store = useAtlas();
  const connection = useData((state) => state.connection);
  const sources = useData((state) => state.sources);
  const now = useNow();
  const all = useMemo(() => sourceSections(connection, sources, now), [connection, sources, now]);
  const [text, setText] = useState('');
  const found = useMemo(() => foundSources(all, text), [all, text]);
  const shown = useDeferredValue(found, firstSources(found, FIRST_OPTIONS));
  const inUse = idInUse(connection);
  const choose = (option: SourceOption | undefined): void => {
    close();
    const { opens, signsIn: profile, copies } = option ?? {};
    if (opens !== undefined) afterFocusReturned(() => store.showOverlay(opens));
    else if (copies !== undefined) void copyCommand(store, copies);
    else if (profile !== undefined) {
      const chosen = connection?.source.profile === profile ? undefined : { kind: 'aws' as const, profile };
      const isChosen = chosen === undefined ? Promise.resolve() : store.calls.chooseSource(chosen);
      void isChosen.then(() => store.calls.signIn({ profile }));
    } else if (option?.choice !== undefined && option.id !== inUse) {
      void store.calls.chooseSource(option.choice);
    }
  };
  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      <TextField className="palette-field" aria-label="Search sources">
        {/* A combobox, because the list itself takes no focus. */}
        <Input
          autoFocus
          className="palette-input"
          role="combobox"
          aria-expanded
          aria-haspopup="listbox"
          placeholder="Name, kind, account, role or Region"
        />
      </TextField>
      <Virtualizer layout={ListLayout} layoutOptions={SIZES}>
        <ListBox
          className="listbox source-list"
          aria-label="Sources"
          items={shown}
          selectionMode="single"
          selectedKeys={[inUse]}
          disallowEmptySelection
          renderEmptyState={() => <p className="palette-empty">No source has these words.</p>}
          onSelectionChange={(keys) => {
            const [id] = keys === 'all' ? [] : keys;
            choose(found.flatMap(({ options }) => options).find((each) => each.id === id));
          }}
        >
          {sourceSection}
        </ListBox>
      </Virtualizer>
      <p className="source-count muted" role="status">
        {counted(countOf(found), 'source')}
        {text.trim() === '' ? '' : ` of ${countOf(all)}`}
      </p>
    </Autocomplete>
  );
}

function countOf(sections: readonly SourceSection[]): number {
  return sections.reduce((sum, { options }) => sum + options.filter((each) => each.choice).length, 0);
}

// One function for all renders: react-aria then keeps the items whose entry is the same.
function sourceSection({ id, title, options }: SourceSection): React.ReactElement {
  return (
    <ListBoxSection id={id}>
      <Header className="source-section">{title}</Header>
      <Collection items={options}>{sourceItem}</Collection>
    </ListBoxSection>
  );
}

function sourceItem({ id, label, description, session, isUnusable }: SourceOption): React.ReactElement {
  return (
    <ListBoxItem id={id} className="listbox-item source-item" textValue={label}>
      <Text slot="label" className="source-name cut">
        {label}
      </Text>
      {description === undefined ? null : (
        <Text slot="description" className="source-says">
          <span
            className={isUnusable === true ? 'source-facts cut warn' : 'source-facts cut'}
            title={description}
          >
            {description}
          </span>
          {session === undefined ? null : (
            <span className="source-session">
              <span className="visually-hidden"> · </span>
              {session}
            </span>
          )}
        </Text>
      )}
    </ListBoxItem>
  );
}
