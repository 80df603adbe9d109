/** The filters on the left, with live counts. */
import { useDeferredValue, useMemo } from 'react';
import { Button } from 'react-aria-components';
import { useShallow } from 'zustand/react/shallow';
import { REGION_GROUPS } from '../../../electron/contract/cells/regions.ts';
import { STAY_PLACES } from '../../../electron/contract/cells/residency.ts';
import {
  activeFilterCount,
  FILTER_KINDS,
  type FilterKind,
  type FilterState,
} from '../../../electron/contract/filter/filter.ts';
import { KIND_WORDS } from '../../state/words/cell-words.ts';
import { useAtlas, useMatrix, useView, useVisible } from '../controls/atlas-context.tsx';
import { CheckItem, CheckList, type Choice } from '../controls/check-list.tsx';

/** Switches first, then groups of check boxes. */
export function FilterRail(): React.ReactNode {
  // Without the query: a letter typed must not draw some fifty check boxes before it shows.
  const filter = useView(useShallow(({ filter: { query: _query, ...choices } }) => choices));
  const change = useFilterChanges();
  const { rows, columns } = useMatrix();
  // The counts follow the matrix, they do not hold it up.
  const facets = useDeferredValue(useVisible()).facets();
  const groups = useMemo(
    () => REGION_GROUPS.filter((group) => columns.some((column) => column.info.group === group)),
    [columns],
  );
  const values = useMemo(
    () => ({
      providers: sorted(rows.map((row) => row.provider)),
      inputs: sorted(rows.flatMap((row) => row.inputs)),
      outputs: sorted(rows.flatMap((row) => row.outputs)),
    }),
    [rows],
  );
  return (
    <aside className="rail" aria-label="Filters">
      <RailHead />
      <CheckList
        title="Callable as"
        choices={FILTER_KINDS.map((id) => ({ id, label: KIND_WORDS[id], count: facets.kinds[id] }))}
        chosen={filter.kinds}
        onChange={change.kinds}
      />
      <fieldset className="check-group">
        <legend>Capability</legend>
        <CheckItem
          id="promptCaching"
          label="Prompt caching"
          count={facets.promptCaching}
          unknown={facets.unknown.promptCaching}
          isChecked={filter.promptCaching}
          onChange={change.switches}
        />
        <CheckItem
          id="streaming"
          label="Streaming"
          count={facets.streaming}
          unknown={facets.unknown.streaming}
          isChecked={filter.streaming}
          onChange={change.switches}
        />
        <CheckItem
          id="hideLegacy"
          label="Hide legacy"
          count={facets.legacy}
          isChecked={filter.hideLegacy}
          onChange={change.switches}
        />
      </fieldset>
      <CheckList
        title="Region group"
        choices={choicesOf(groups, facets.groups, (group) => group)}
        chosen={filter.groups}
        onChange={change.groups}
      />
      <CheckList
        title="Data stays in"
        choices={choicesOf(STAY_PLACES, facets.stays, (area) => area)}
        chosen={filter.stays}
        onChange={change.stays}
      />
      <CheckList
        title="Provider"
        choices={choicesOf(values.providers, facets.providers, (provider) => provider)}
        chosen={filter.providers}
        onChange={change.providers}
      />
      <CheckList
        title="Input modality"
        choices={choicesOf(values.inputs, facets.inputs, modalityWords)}
        chosen={filter.inputs}
        unknown={facets.unknown.inputs}
        onChange={change.inputs}
      />
      <CheckList
        title="Output modality"
        choices={choicesOf(values.outputs, facets.outputs, modalityWords)}
        chosen={filter.outputs}
        unknown={facets.unknown.outputs}
        onChange={change.outputs}
      />
    </aside>
  );
}

/** By itself: the first letter typed makes the button usable, and must not draw the boxes again. */
function RailHead(): React.ReactNode {
  const store = useAtlas();
  const isFiltering = useView((view) => activeFilterCount(view.filter) > 0);
  return (
    <div className="rail-head">
      <h2>Filters</h2>
      <Button className="link-button" isDisabled={!isFiltering} onPress={() => store.clearFilters()}>
        Clear filters
      </Button>
    </div>
  );
}

type ListKey = 'kinds' | 'groups' | 'stays' | 'providers' | 'inputs' | 'outputs';

/** What the boxes of each list do; the same functions as long as the store is the same. */
function useFilterChanges() {
  const store = useAtlas();
  return useMemo(() => {
    const within =
      <Key extends ListKey>(key: Key) =>
      (id: FilterState[Key][number], isOn: boolean): void => {
        const chosen: readonly FilterState[Key][number][] = store.view.getState().filter[key];
        const others = chosen.filter((each) => each !== id);
        store.changeFilter({ [key]: isOn ? [...others, id] : others });
      };
    return {
      kinds: (id: FilterKind, isOn: boolean): void => {
        const { kinds } = store.view.getState().filter;
        store.changeFilter({
          kinds: FILTER_KINDS.filter((each) => (each === id ? isOn : kinds.includes(each))),
        });
      },
      switches: (id: 'promptCaching' | 'streaming' | 'hideLegacy', isOn: boolean): void =>
        store.changeFilter({ [id]: isOn }),
      groups: within('groups'),
      stays: within('stays'),
      providers: within('providers'),
      inputs: within('inputs'),
      outputs: within('outputs'),
    };
  }, [store]);
}

function choicesOf<Id extends string>(
  values: readonly Id[],
  counts: ReadonlyMap<Id, number>,
  label: (value: Id) => string,
): Choice<Id>[] {
  return values.map((id) => ({ id, label: label(id), count: counts.get(id) ?? 0 }));
}

/** Each value once, in the order of an English reader. */
function sorted(values: readonly string[]): string[] {
  const { compare } = new Intl.Collator('en');
  return [...new Set(values)].sort(compare);
}

/** `TEXT` as `Text`; values this app has never heard of the same way. */
function modalityWords(modality: string): string {
  return modality.charAt(0) + modality.slice(1).toLowerCase().replaceAll('_', ' ');
}
