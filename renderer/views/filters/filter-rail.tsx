/** The filters on the left, with live counts. */
import { useDeferredValue, useMemo } from 'react';
import { Button } from 'react-aria-components';
import { useShallow } from 'zustand/react/shallow';
import {
  FILTER_MODEL,
  type FilterName,
  type FilterState,
} from '../../../electron/contract/filter/filters.ts';
import { QUERY_CHOICES } from '../../state/query/query-choices.ts';
import { filterText } from '../../state/query/query-clauses.ts';
import type { QueryVocabulary } from '../../state/query/query-vocabulary.ts';
import { useAtlas, useMatrix, useView, useVisible } from '../controls/atlas-context.tsx';
import { CheckItem, CheckList } from './check-list.tsx';
import { railSections } from './rail-sections.ts';

/** One group of check boxes for each section of the filter table. */
export function FilterRail(): React.ReactNode {
  const { vocabulary, rows } = useMatrix();
  const filter = useTicked(vocabulary);
  const change = useFilterChanges(vocabulary);
  // The counts may render after the matrix.
  const counts = useDeferredValue(useVisible()).facets();
  return (
    <aside className="rail" aria-label="Filters">
      <RailHead />
      {railSections(FILTER_MODEL, filter, vocabulary, counts, rows.length > 0).map((section) =>
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

/** What is ticked. Ignores words of models: a letter typed must not wait for fifty check boxes to render. */
function useTicked(vocabulary: QueryVocabulary): FilterState {
  const query = useView((view) => filterText(view.filter.query, vocabulary));
  const choices = useView(useShallow(({ filter: { query: _query, ...others } }) => others));
  return useMemo(() => QUERY_CHOICES.ticked({ ...choices, query }, vocabulary), [choices, query, vocabulary]);
}

/** A separate component: the first letter typed enables its button and must not render the boxes again. */
function RailHead(): React.ReactNode {
  const store = useAtlas();
  const isFiltering = useView((view) => FILTER_MODEL.activeCount(view.filter) > 0);
  return (
    <div className="rail-head apart wrap">
      <h2>Filters</h2>
      <Button className="link-button" isDisabled={!isFiltering} onPress={() => store.view.clearFilters()}>
        Clear filters
      </Button>
    </div>
  );
}

type ChoiceHandler = (option: string, isChosen: boolean) => void;

/** Change handlers by filter; stable as long as the store and the vocabulary are. */
function useFilterChanges(vocabulary: QueryVocabulary): Record<FilterName, ChoiceHandler> {
  const store = useAtlas();
  return useMemo(() => {
    const handlers = FILTER_MODEL.boxes.map(({ name }): [FilterName, ChoiceHandler] => [
      name,
      (option, isChosen) => store.view.choose(name, option, isChosen, vocabulary),
    ]);
    return Object.fromEntries(handlers) as Record<FilterName, ChoiceHandler>;
  }, [store, vocabulary]);
}
