/** The filters on the left, with live counts. */
import { useDeferredValue, useMemo } from 'react';
import { Button } from 'react-aria-components';
import { useShallow } from 'zustand/react/shallow';
import { activeFilterCount, FILTER_KINDS, type FilterKind } from '../../electron/contract/filter.ts';
import { REGION_GROUPS } from '../../electron/contract/regions.ts';
import { STAY_PLACES } from '../../electron/contract/residency.ts';
import { KIND_WORDS } from '../state/cell-words.ts';
import { useAtlas, useMatrix, useView } from './atlas-context.tsx';
import { CheckItem, CheckList, type Choice } from './check-list.tsx';

/** Switches first, then groups of check boxes. */
export function FilterRail(): React.ReactNode {
  const store = useAtlas();
  // Without the query: a letter typed must not draw some fifty check boxes before it shows.
  const filter = useView(useShallow(({ filter: { query: _query, ...choices } }) => choices));
  const active = useView((view) => activeFilterCount(view.filter));
  const { matrix, visible: now } = useMatrix();
  // The counts follow the matrix, they do not hold it up.
  const visible = useDeferredValue(now);
  const facets = visible.facets();
  const { rows, columns } = matrix;
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
  const toggleKind = (kind: FilterKind, isOn: boolean): void =>
    store.changeFilter({
      kinds: FILTER_KINDS.filter((each) => (each === kind ? isOn : filter.kinds.includes(each))),
    });
  return (
    <aside className="rail" aria-label="Filters">
      <div className="rail-head">
        <h2>Filters</h2>
        <Button className="link-button" isDisabled={active === 0} onPress={() => store.clearFilters()}>
          Clear filters
        </Button>
      </div>
      <fieldset className="check-group">
        <legend>Callable as</legend>
        {FILTER_KINDS.map((kind) => (
          <CheckItem
            key={kind}
            label={KIND_WORDS[kind]}
            count={facets.kinds[kind]}
            isChecked={filter.kinds.includes(kind)}
            onChange={(isOn) => toggleKind(kind, isOn)}
          />
        ))}
      </fieldset>
      <fieldset className="check-group">
        <legend>Capability</legend>
        <CheckItem
          label="Prompt caching"
          count={facets.promptCaching}
          unknown={facets.unknown.promptCaching}
          isChecked={filter.promptCaching}
          onChange={(promptCaching) => store.changeFilter({ promptCaching })}
        />
        <CheckItem
          label="Streaming"
          count={facets.streaming}
          unknown={facets.unknown.streaming}
          isChecked={filter.streaming}
          onChange={(streaming) => store.changeFilter({ streaming })}
        />
        <CheckItem
          label="Hide legacy"
          count={facets.legacy}
          isChecked={filter.hideLegacy}
          onChange={(hideLegacy) => store.changeFilter({ hideLegacy })}
        />
      </fieldset>
      <CheckList
        title="Region group"
        choices={groups.map((group) => ({ id: group, label: group, count: facets.groups.get(group) ?? 0 }))}
        chosen={filter.groups}
        onChange={(chosen) => store.changeFilter({ groups: chosen })}
      />
      <CheckList
        title="Data stays in"
        choices={STAY_PLACES.map((area) => ({
          id: area,
          label: area,
          count: facets.stays.get(area) ?? 0,
        }))}
        chosen={filter.stays}
        onChange={(stays) => store.changeFilter({ stays })}
      />
      <CheckList
        title="Provider"
        choices={choicesOf(values.providers, facets.providers, (provider) => provider)}
        chosen={filter.providers}
        onChange={(providers) => store.changeFilter({ providers })}
      />
      <CheckList
        title="Input modality"
        choices={choicesOf(values.inputs, facets.inputs, modalityWords)}
        chosen={filter.inputs}
        unknown={facets.unknown.inputs}
        onChange={(inputs) => store.changeFilter({ inputs })}
      />
      <CheckList
        title="Output modality"
        choices={choicesOf(values.outputs, facets.outputs, modalityWords)}
        chosen={filter.outputs}
        unknown={facets.unknown.outputs}
        onChange={(outputs) => store.changeFilter({ outputs })}
      />
    </aside>
  );
}

function choicesOf(
  values: readonly string[],
  counts: ReadonlyMap<string, number>,
  label: (value: string) => string,
): Choice<string>[] {
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
