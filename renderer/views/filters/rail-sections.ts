/** The check boxes of the rail, derived from the table of filters. */
import type { FacetCounts } from '../../../electron/contract/filter/facet-counts.ts';
import type { BoxName, FilterModel, FilterStateOf } from '../../../electron/contract/filter/filter-model.ts';
import type { QueryVocabulary } from '../../state/query/query-vocabulary.ts';

/** One check box. */
export interface RailBox {
  /** The value in a list; the filter's name for a switch. */
  id: string;
  label: string;
  /** Models that it leaves, or hides; undefined: none is known yet. */
  count: number | undefined;
  isChecked: boolean;
}

/** Models that a filter hides because no source says; undefined where some source says it of every model. */
type UnknownCount = number | undefined;

/** What stands under one heading: one list, or the switches of a section. */
export type RailSection<Name> = { title: string } & (
  | { kind: 'list'; name: Name; boxes: readonly RailBox[]; unknown: UnknownCount }
  | { kind: 'switches'; boxes: readonly (RailBox & { name: Name; unknown: UnknownCount })[] }
);

/** The sections in the order of the table; a list without values is left out. Without models nothing is counted. */
export function railSections<Model, Table>(
  filters: FilterModel<Model, Table>,
  filter: Omit<FilterStateOf<Table>, 'query'>,
  vocabulary: QueryVocabulary,
  counts: FacetCounts<Table>,
  hasModels = true,
): RailSection<BoxName<Table>>[] {
  const sections = new Map<string, RailSection<BoxName<Table>>>();
  const chosen: Readonly<Record<PropertyKey, unknown>> = filter;
  for (const box of filters.boxes) {
    const { name } = box;
    const choice = chosen[name];
    const count: unknown = counts.models[name];
    const unknown = box.kind === 'placed' || box.isAlwaysKnown ? undefined : counts.unknown[name];
    if (box.kind === 'switch') {
      const before = sections.get(box.section);
      const others = before?.kind === 'switches' ? before.boxes : [];
      const { label, section: title } = box;
      const own = {
        id: name,
        name,
        label,
        count: hasModels ? Number(count) : undefined,
        isChecked: choice === true,
        unknown,
      };
      sections.set(title, { title, kind: 'switches', boxes: [...others, own] });
      continue;
    }
    const boxes = (vocabulary.options[name] ?? []).map((id) => ({
      id,
      label: box.optionLabel(id),
      count: hasModels ? Number(count instanceof Map ? (count.get(id) ?? 0) : 0) : undefined,
      isChecked: Array.isArray(choice) && choice.includes(id),
    }));
    if (boxes.length > 0) sections.set(box.label, { title: box.label, kind: 'list', name, boxes, unknown });
  }
  return [...sections.values()];
}
