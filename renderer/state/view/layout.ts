/** How the user arranged the matrix: pinned and hidden models and regions. */
import { z } from 'zod/mini';
import type { FilterableModel } from '../../../electron/contract/filter/filterable-model.ts';
import type { ModelId, RegionCode } from '../../../electron/contract/snapshot/model.ts';

/** Reads a list of texts: drops what is no text and repeats nothing. */
export const textList = z.pipe(
  z.catch(z.array(z.unknown()), []),
  z.transform((list): readonly string[] => [...new Set(list.filter((each) => typeof each === 'string'))]),
);

const layout = z.object({
  /** Shown above all others, in sort order. */
  pinnedModels: textList,
  /** Shown before all others, in the order in which they were pinned. */
  pinnedRegions: textList,
  /** Never holds a pinned region. */
  hiddenRegions: textList,
  /** Hidden by the user one by one; never holds a pinned model. */
  hiddenModels: textList,
  /** Shows only models that can be called from a pinned region. */
  onlyFromPinned: z.catch(z.boolean(), false),
});

export type Layout = z.output<typeof layout>;

/** Nothing pinned, nothing hidden. */
export const FIRST_LAYOUT: Layout = layout.parse({});

/** Reads a layout; drops what does not fit. */
export const layoutSchema = z.pipe(
  z.catch(layout, FIRST_LAYOUT),
  z.transform(
    (read): Layout => ({
      ...read,
      hiddenRegions: without(read.hiddenRegions, read.pinnedRegions),
      hiddenModels: without(read.hiddenModels, read.pinnedModels),
      onlyFromPinned: read.onlyFromPinned && read.pinnedRegions.length > 0,
    }),
  ),
);

/** The layout with the pin of the model toggled, of which `ids` are all; a pinned model is shown again. */
export function togglePinnedModel(
  layout: Layout,
  modelId: ModelId,
  ids: readonly ModelId[] = [modelId],
): Layout {
  const others = without(layout.pinnedModels, ids);
  return {
    ...layout,
    pinnedModels: others.length < layout.pinnedModels.length ? others : [...others, modelId],
    hiddenModels: without(layout.hiddenModels, ids),
  };
}

/** The layout with these ids hidden or shown; a hidden one loses its pin. */
export function showModels(layout: Layout, ids: readonly ModelId[], isShown: boolean): Layout {
  const others = without(layout.hiddenModels, ids);
  const hidden = layout.hiddenModels.length - others.length;
  if (hidden === (isShown ? 0 : ids.length)) return layout;
  if (isShown) return { ...layout, hiddenModels: others };
  return {
    ...layout,
    pinnedModels: without(layout.pinnedModels, ids),
    hiddenModels: [...others, ...ids],
  };
}

/** The layout with the region's pin toggled. A pinned region is shown again; the last unpin ends `onlyFromPinned`. */
export function togglePinnedRegion(layout: Layout, region: RegionCode): Layout {
  const pinnedRegions = toggled(layout.pinnedRegions, region);
  return {
    ...layout,
    pinnedRegions,
    hiddenRegions: without(layout.hiddenRegions, [region]),
    onlyFromPinned: layout.onlyFromPinned && pinnedRegions.length > 0,
  };
}

/** The layout with these regions hidden or shown; a hidden region loses its pin. */
export function showRegions(layout: Layout, regions: readonly RegionCode[], isShown: boolean): Layout {
  const others = without(layout.hiddenRegions, regions);
  if (isShown) return { ...layout, hiddenRegions: others };
  const pinnedRegions = without(layout.pinnedRegions, regions);
  return {
    ...layout,
    pinnedRegions,
    hiddenRegions: [...others, ...regions],
    onlyFromPinned: layout.onlyFromPinned && pinnedRegions.length > 0,
  };
}

/** Whether the model can be called from a pinned region, if the layout asks for that. */
export function isKept(model: Pick<FilterableModel, 'kindsIn'>, layout: Layout): boolean {
  return (
    !layout.onlyFromPinned || layout.pinnedRegions.some((region) => (model.kindsIn(region)?.length ?? 0) > 0)
  );
}

/** The items with the pinned ones first, otherwise in their order; `pinned` counts them. */
export function pinnedFirst<T>(
  items: readonly T[],
  isPinned: (item: T) => boolean,
): { items: T[]; pinned: number } {
  const first = items.filter(isPinned);
  return { items: [...first, ...items.filter((item) => !isPinned(item))], pinned: first.length };
}

function toggled(list: readonly string[], item: string): string[] {
  return list.includes(item) ? without(list, [item]) : [...list, item];
}

function without(list: readonly string[], gone: readonly string[]): string[] {
  return list.filter((each) => !gone.includes(each));
}
