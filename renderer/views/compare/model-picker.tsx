/** Adds models on the page of the comparison. */
import { ChevronDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import {
  Autocomplete,
  Button,
  DialogTrigger,
  Input,
  ListBox,
  ListBoxItem,
  Text,
  TextField,
} from 'react-aria-components';
import { MAX_COMPARED, withChosen } from '../../state/compare/chosen-models.ts';
import { plainWords } from '../../state/query/query-tokens.ts';
import type { ModelRow } from '../../state/rows/model-row.ts';
import { useAtlas, useMatrix, useView } from '../controls/atlas-context.tsx';
import { PopoverDialog } from '../controls/popover-dialog.tsx';

/** Typing on finds the others. */
const MAX_OFFERED = 40;

/** The button `Add a model` with a search over the models. */
export function ModelPicker(): React.ReactNode {
  return (
    <DialogTrigger>
      <Button className="button">
        Add a model <ChevronDown size={14} aria-hidden />
      </Button>
      <PopoverDialog className="finder model-picker" placement="bottom start">
        {(close) => <Finder close={close} />}
      </PopoverDialog>
    </DialogTrigger>
  );
}

/** A choice closes it. When the comparison is full, the list says what to do first. */
function Finder({ close }: { close: () => void }): React.ReactNode {
  const store = useAtlas();
  const chosen = useView((view) => view.compared);
  const [words, setWords] = useState('');
  const isFull = chosen.length >= MAX_COMPARED;
  const found = useFound(words, chosen);
  const add = (modelId: string): void => {
    store.view.change({ compared: withChosen(chosen, modelId) });
    close();
  };
  return (
    <Autocomplete inputValue={words} onInputChange={setWords}>
      <TextField className="palette-field" aria-label="Add a model">
        {/* A combobox, because the list itself takes no focus. */}
        <Input
          autoFocus
          className="palette-input"
          role="combobox"
          aria-expanded
          aria-haspopup="listbox"
          placeholder="Name, provider or id"
        />
      </TextField>
      <ListBox
        className="listbox model-picker-list"
        aria-label="Models to add"
        items={isFull ? [] : found.map((row) => ({ id: row.modelId, row }))}
        renderEmptyState={() => (
          <p className="palette-empty">
            {isFull ? `${MAX_COMPARED} chosen: remove one first.` : 'No results'}
          </p>
        )}
        onAction={(key) => add(String(key))}
      >
        {({ id, row }) => (
          <ListBoxItem id={id} className="listbox-item" textValue={row.name}>
            <Text slot="label">{row.variant === '' ? row.name : `${row.name} ${row.variant}`}</Text>
            <Text slot="description" className="hint">
              {row.provider}
            </Text>
          </ListBoxItem>
        )}
      </ListBox>
    </Autocomplete>
  );
}

function useFound(words: string, chosen: readonly string[]): ModelRow[] {
  const { rows, search } = useMatrix();
  return useMemo(() => {
    const found = search.all(plainWords(words));
    return rows
      .filter((row) => found?.has(row.modelId) !== false && !chosen.includes(row.modelId))
      .sort(
        (a, b) =>
          begins(a, words) - begins(b, words) || isOther(a) - isOther(b) || a.providerRank - b.providerRank,
      )
      .slice(0, MAX_OFFERED);
  }, [rows, search, words, chosen]);
}

/** Models come before their other ids. */
function isOther({ join }: ModelRow): 0 | 1 {
  return join === undefined ? 0 : 1;
}

/** 0 if name or id begin with the text, else 1. Enter takes the first, so a typed id finds its model. */
function begins({ name, modelId }: ModelRow, words: string): 0 | 1 {
  const start = words.trim().toLowerCase();
  return name.toLowerCase().startsWith(start) || modelId.toLowerCase().startsWith(start) ? 0 : 1;
}
