/** The search field with suggestions for qualifiers. */
import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Autocomplete, Button, Input, ListBox, ListBoxItem, SearchField } from 'react-aria-components';
import { flushSync } from 'react-dom';
import { MAX_QUERY_LENGTH } from '../../../electron/contract/bounds.ts';
import { bestMatch } from '../../state/matrix/best-match.ts';
import { type Completion, completions } from '../../state/query/query-completions.ts';
import { isViewLink } from '../../state/view/view-link.ts';
import { useAtlas, useMatrix, useView, useVisibleNow } from '../controls/atlas-context.tsx';
import { focusCursor, focusSearch, SEARCH_ID } from '../controls/window-focus.ts';

/** The search box `Search models`. A pasted link to a view is opened; Enter opens the answer for the model that is meant. */
export function ModelSearch(): React.ReactNode {
  const store = useAtlas();
  const query = useView((view) => view.filter.query);
  const { vocabulary } = useMatrix();
  const [isFocused, setFocused] = useState(false);
  const [caret, setCaret] = useState(query.length);
  const field = useRef<HTMLInputElement>(null);
  const next = isFocused ? completions(query, vocabulary, { caret: Math.min(caret, query.length) }) : [];
  const visibleNow = useVisibleNow();
  useEffect(() => {
    // Not from a part that has the focus by now.
    if (store.view.takeSearchFocusRequest() && document.activeElement === document.body) focusSearch();
  }, [store]);
  useEffect(() => {
    if (!isFocused) return;
    const follow = (): void => setCaret(field.current?.selectionStart ?? 0);
    document.addEventListener('selectionchange', follow);
    return () => document.removeEventListener('selectionchange', follow);
  }, [isFocused]);
  const change = (value: string): void => {
    setCaret(field.current?.selectionStart ?? value.length);
    if (isViewLink(value)) store.openLink(value);
    else store.view.changeFilter({ query: value.slice(0, MAX_QUERY_LENGTH) });
  };
  const take = (completion: Completion): void => {
    // The field has the new text before its caret can be set.
    flushSync(() => change(completion.query));
    field.current?.setSelectionRange(completion.caret, completion.caret);
    setCaret(completion.caret);
  };
  const enterMatrix = (): void => {
    if (focusCursor()) return;
    // What was typed before left no rows, and those of now are not rendered yet: the matrix takes the focus with them.
    const { rows, columns } = visibleNow();
    if (rows[0] === undefined) return;
    const target = { modelId: rows[0].modelId, region: columns[0]?.region ?? null };
    store.view.focusTarget.setState(target, true);
  };
  const submit = (): void => {
    // Enter takes the suggestion that the arrow keys chose.
    if (field.current?.hasAttribute('aria-activedescendant') === true) return;
    const best = bestMatch(visibleNow(), store.view.state.getState().filter.query);
    if (best === undefined) enterMatrix();
    else store.view.goToModel(best);
  };
  return (
    <div className="search-keys" onKeyDownCapture={keepHomeAndEnd}>
      <Autocomplete inputValue={query} onInputChange={change} disableAutoFocusFirst>
        <SearchField
          className="search"
          aria-label="Search models"
          // React Aria reports a blur while the arrow keys move through the suggestions.
          onFocusChange={(isIn) => setFocused(isIn || document.activeElement?.id === SEARCH_ID)}
          onSubmit={submit}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' && next.length === 0) enterMatrix();
            else event.continuePropagation();
          }}
        >
          <Search size={14} aria-hidden className="search-icon" />
          <Input
            id={SEARCH_ID}
            ref={field}
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
              {(each) => (
                <ListBoxItem
                  id={each.id}
                  className="listbox-item"
                  textValue={each.text}
                  onAction={() => take(each)}
                >
                  <code>{each.text}</code>
                </ListBoxItem>
              )}
            </ListBox>
          )}
        </SearchField>
      </Autocomplete>
    </div>
  );
}

/** React Aria gives these keys to the suggestions, also where there are none: they move the caret. */
function keepHomeAndEnd(event: React.KeyboardEvent): void {
  if (event.key === 'Home' || event.key === 'End') event.stopPropagation();
}
