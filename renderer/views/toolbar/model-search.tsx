/** The search field with suggestions for qualifiers. */
import { Search, X } from 'lucide-react';
import { useState } from 'react';
import { Autocomplete, Button, Input, ListBox, ListBoxItem, SearchField } from 'react-aria-components';
import { MAX_QUERY_LENGTH } from '../../../electron/contract/bounds.ts';
import { completions } from '../../state/query/query-help.ts';
import { isViewLink } from '../../state/view/view-link.ts';
import { useAtlas, useMatrix, useView } from '../controls/atlas-context.tsx';
import { focusCursor, SEARCH_ID } from '../controls/window-focus.ts';

/** The search box `Search models`. A pasted link to a view is opened. */
export function ModelSearch(): React.ReactNode {
  const store = useAtlas();
  const query = useView((view) => view.filter.query);
  const { vocabulary } = useMatrix();
  const [isFocused, setFocused] = useState(false);
  const next = isFocused ? completions(query, vocabulary) : [];
  const change = (value: string): void => {
    if (isViewLink(value)) store.openLink(value);
    else store.view.changeFilter({ query: value.slice(0, MAX_QUERY_LENGTH) });
  };
  return (
    <Autocomplete inputValue={query} onInputChange={change} disableAutoFocusFirst>
      <SearchField
        className="search"
        aria-label="Search models"
        // React Aria reports a blur while the arrow keys move through the suggestions.
        onFocusChange={(isIn) => setFocused(isIn || document.activeElement?.id === SEARCH_ID)}
        onSubmit={() => {
          if (next.length === 0) focusCursor();
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' && next.length === 0) focusCursor();
          else event.continuePropagation();
        }}
      >
        <Search size={14} aria-hidden className="search-icon" />
        <Input
          id={SEARCH_ID}
          className="search-input"
          placeholder="Search, or provider: region: has: is: …"
        />
        <Button className="search-clear" aria-label="Clear search">
          <X size={14} aria-hidden />
        </Button>
        {next.length === 0 ? null : (
          <ListBox
            className="listbox search-next"
            aria-label="Suggestions"
            items={next.map((each) => ({ id: each.text, ...each }))}
            // Keeps the focus in the field.
            onMouseDown={(event) => event.preventDefault()}
          >
            {({ id, text, query: whole }) => (
              <ListBoxItem id={id} className="listbox-item" textValue={text} onAction={() => change(whole)}>
                <code>{text}</code>
              </ListBoxItem>
            )}
          </ListBox>
        )}
      </SearchField>
    </Autocomplete>
  );
}
