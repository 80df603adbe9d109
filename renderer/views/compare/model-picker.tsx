/** Chooses models for the comparison where they are compared. */
import { useMemo, useState } from 'react';
import { ComboBox, Input, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import { MOST_COMPARED, withChosen } from '../../state/chosen-models.ts';
import { plainWords } from '../../state/query/query-tokens.ts';
import { useAtlas, useMatrix, useView } from '../atlas-context.tsx';

/** More is found by another letter. */
const MOST_OFFERED = 40;

/** The field `Add a model` with the models that its words find; full, it says what to do first. */
export function ModelPicker(): React.ReactNode {
  const store = useAtlas();
  const { rows, search } = useMatrix().matrix;
  const chosen = useView((view) => view.compared);
  const [words, setWords] = useState('');
  const isFull = chosen.length >= MOST_COMPARED;
  const offered = useMemo(() => {
    const found = search(plainWords(words));
    return rows
      .filter((row) => found?.has(row.modelId) !== false && !chosen.includes(row.modelId))
      .sort((a, b) => a.providerRank - b.providerRank)
      .slice(0, MOST_OFFERED);
  }, [rows, search, words, chosen]);
  return (
    <ComboBox
      className="model-picker"
      aria-label="Add a model"
      isDisabled={isFull}
      menuTrigger="focus"
      allowsEmptyCollection
      items={offered.map((row) => ({ id: row.modelId, row }))}
      inputValue={words}
      onInputChange={setWords}
      value={null}
      onChange={(key) => {
        if (key === null) return;
        store.changeView({ compared: withChosen(chosen, String(key)) });
        setWords('');
      }}
    >
      <Input
        className="text-input"
        placeholder={isFull ? `${MOST_COMPARED} chosen: remove one first` : 'Add a model: name, provider, id'}
      />
      <Popover className="popover" placement="bottom start">
        <ListBox
          className="listbox model-picker-list"
          renderEmptyState={() => <p className="palette-empty">No model has this name.</p>}
        >
          {({ id, row }: { id: string; row: (typeof rows)[number] }) => (
            <ListBoxItem id={id} className="listbox-item" textValue={row.name}>
              <Text slot="label">{row.variant === '' ? row.name : `${row.name} ${row.variant}`}</Text>
              <Text slot="description" className="menu-hint">
                {row.provider}
              </Text>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
