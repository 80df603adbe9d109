/** Links to a view (`bedrock-atlas://view?…`): what is shown, nothing of the account. */

import { MAX_LINK_LENGTH } from '../../../electron/contract/bounds.ts';
import type { Outcome } from '../../../electron/contract/bridge/api.ts';
import { RANKING_PARTS } from '../../../electron/contract/cells/ranking/rank-parts.ts';
import { FILTER_MODEL } from '../../../electron/contract/filter/filters.ts';
import { visible } from '../../../electron/contract/outside-text.ts';
import { withoutAccounts } from '../../../electron/contract/snapshot/account-numbers.ts';
import type { Failure } from '../../../electron/contract/snapshot/model.ts';
import { FIRST_LAYOUT } from './layout.ts';
import { type LinkedView, readLinked } from './view-state.ts';

const SCHEME = 'bedrock-atlas://view';

/** Where a link would be longer than one may be. */
export const TOO_MUCH_FOR_A_LINK: Failure = {
  kind: 'bad-input',
  message: 'This view names too many models or Regions for a link.',
  nextStep: 'Save it as a view instead, or show some of what is hidden and copy again.',
};

/** Whether the text begins as such a link does, valid or not. */
export function isViewLink(text: string): boolean {
  return /^\s*bedrock-atlas:/iu.test(text);
}

/** The link to the view, without account numbers that were typed into the search. */
export function viewToLink(view: LinkedView): string {
  const { filter, sort, layout, details, weights } = view;
  const put: [name: string, value: string | boolean | readonly string[] | undefined][] = [
    ['page', view.page === 'matrix' ? '' : view.page],
    ['q', filter.query.trim()],
    ...FILTER_MODEL.toLink(filter),
    ['sort', sort.by === 'provider' ? '' : sort.by],
    ['column', sort.by === 'column' ? sort.region : ''],
    ['cells', view.cells === 'availability' ? '' : view.cells],
    ['hidden', layout.hiddenRegions],
    ['hidden-model', layout.hiddenModels],
    ['pinned', layout.pinnedModels],
    ['pinned-region', layout.pinnedRegions],
    ['from-pinned', layout.onlyFromPinned],
    ['collapsed', view.collapsed],
    ['opened', view.opened],
    ['model', details?.modelId],
    ['at', details?.region],
    ['compare', view.page === 'compare' ? view.compared : []],
    ['weights', weights && RANKING_PARTS.map((part) => weights[part]).join(',')],
  ];
  const params = new URLSearchParams();
  for (const [name, value] of put) {
    if (value === true) params.append(name, '1');
    else if (typeof value === 'string' && value !== '') params.append(name, withoutAccounts(value, ''));
    else if (Array.isArray(value)) for (const each of value) params.append(name, withoutAccounts(each, ''));
  }
  const text = params.toString();
  return text === '' ? SCHEME : `${SCHEME}?${text}`;
}

/** The view of the link; members that it does not name are those of the first start. Fails with `bad-input`. */
export function viewFromLink(link: string): Outcome<LinkedView> {
  const text = link.trim();
  const [head = '', ...rest] = text.split('?');
  if (head.replace(/\/$/u, '').toLowerCase() !== SCHEME || text.length > MAX_LINK_LENGTH) return BAD_LINK;
  const given = [...new URLSearchParams(rest.join('?'))];
  const params = new URLSearchParams(given.map(([name, value]) => [visible(name), visible(value)]));
  const unknown = [...params.keys()].find((name) => !NAMES.has(name));
  if (unknown !== undefined) return { ok: false, failure: unknownPart(unknown) };
  const isOn = (name: string): boolean => params.get(name) === '1';
  const list = (name: string): string[] => params.getAll(name);
  const named = {
    page: params.get('page'),
    filter: { ...FILTER_MODEL.fromLink(params), query: params.get('q') },
    sort: { by: params.get('sort'), region: params.get('column') },
    layout: {
      ...FIRST_LAYOUT,
      hiddenRegions: list('hidden'),
      hiddenModels: list('hidden-model'),
      pinnedModels: list('pinned'),
      pinnedRegions: list('pinned-region'),
      onlyFromPinned: isOn('from-pinned'),
    },
    cells: params.get('cells') ?? 'availability',
    collapsed: list('collapsed'),
    opened: list('opened'),
    details: { modelId: params.get('model'), region: params.get('at') },
    compared: list('compare'),
    weights: weightsOf(params.get('weights')),
  };
  return { ok: true, value: readLinked(named) };
}

/** The linked view in place of `before`: a link that does not speak of the comparison or the ranking leaves it alone. */
export function linkedOver(before: LinkedView, linked: LinkedView): LinkedView {
  const { page, compared, weights } = linked;
  const kept = page === 'compare' || compared.length > 0 ? compared : before.compared;
  return { ...linked, compared: kept, weights: weights ?? before.weights };
}

/** In the order of the parts: a link of an earlier version lacks the last ones. */
function weightsOf(text: string | null): Record<string, number> | undefined {
  const values = text?.split(',').map(Number) ?? [];
  const named = RANKING_PARTS.flatMap((part, place) => {
    const value = values[place];
    return value === undefined ? [] : [[part, value] as const];
  });
  return text === null ? undefined : Object.fromEntries(named);
}

const NAMES: ReadonlySet<string> = new Set([
  ...FILTER_MODEL.linkNames,
  ...'page q sort column cells hidden hidden-model pinned pinned-region from-pinned collapsed opened model at compare weights'.split(
    ' ',
  ),
]);

const BAD_LINK: Outcome<never> = {
  ok: false,
  failure: {
    kind: 'bad-input',
    message: 'The link is not a view of Bedrock Atlas.',
    nextStep:
      'What is shown is unchanged. Such a link begins with bedrock-atlas://view and is made by Copy link.',
  },
};

function unknownPart(name: string): Extract<Outcome<never>, { ok: false }>['failure'] {
  return {
    kind: 'bad-input',
    message: `The link asks for “${name.slice(0, 40)}”, which this version does not know.`,
    nextStep: 'What is shown is unchanged. Copy the link again, or take that part out of it.',
  };
}
