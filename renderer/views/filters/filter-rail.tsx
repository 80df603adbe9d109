/** The filters on the left, with live counts. */
import { useDeferredValue, useMemo } from 'react';
import { Button } from 'react-aria-components';
import { useShallow } from 'zustand/react/shallow';
import {
  activeFilterCount,
  FILTER_MODEL,
  type FilterName,
} from '../../../electron/contract/filter/filters.ts';
import { useAtlas, useMatrix, useView, useVisible } from '../controls/atlas-context.tsx';
import { CheckItem, CheckList } from './check-list.tsx';
import { railSections } from './rail-sections.ts';

/** One group of check boxes for each section of the filter table. */
export function FilterRail(): React.ReactNode {
  // Ignores the query: a letter typed must not wait for fifty check boxes to render.
  const filter = useView(useShallow(({ filter: { query: _query, ...choices } }) => choices));
  const change = useFilterChanges();
  const { vocabulary } = useMatrix();
  // The counts may render after the matrix.
  const counts = useDeferredValue(useVisible()).facets();
  return (
    <aside className="rail" aria-label="Filters">
      <RailHead />
      {railSections(FILTER_MODEL, filter, vocabulary, counts).map((section) =>
        section.kind === 'list' ? (
          <CheckList key={section.title} {...section} onChange={change[section.name]} />
        ) : (
          <fieldset key={section.title} className="check-group">
            <legend>{section.title}</legend>
            {section.boxes.map(({ name, ...box }) => (
              <CheckItem key={name} {...box} onChange={change[name]} />
            ))}
          </fieldset>
        ),
      )}
    </aside>
  );
}

/** A separate component: the first letter typed enables its button and must not render the boxes again. */
function RailHead(): React.ReactNode {
  const store = useAtlas();
  const isFiltering = useView((view) => activeFilterCount(view.filter) > 0);
  return (
    <div className="rail-head">
      <h2>Filters</h2>
      <Button className="link-button" isDisabled={!isFiltering} onPress={() => store.view.clearFilters()}>
        Clear filters
      </Button>
    </div>
  );
}

type ChoiceHandler = (option: string, isChosen: boolean) => void;

/** Change handlers by filter; stable as long as the store is. */
function useFilterChanges(): Record<FilterName, ChoiceHandler> {
  const store = useAtlas();
  return useMemo(() => {
    const handlers = FILTER_MODEL.boxes.map(({ name }): [FilterName, ChoiceHandler] => [
      name,
      (option, isChosen) =>
        store.view.changeFilter(
          FILTER_MODEL.choose(store.view.state.getState().filter, name, option, isChosen),
        ),
    ]);
    return Object.fromEntries(handlers) as Record<FilterName, ChoiceHandler>;
  }, [store]);
}
