/** All filters. State, matching, counts, links, saved views, the search's qualifiers, the rail and the help derive from this list. */
import { AVAILABILITY_KINDS, FILTER_LABELS } from '../cells/availability.ts';
import { REGION_GROUPS } from '../cells/regions.ts';
import { STAY_PLACES, stayLabel } from '../cells/residency.ts';
import { lowestPrice, mostTokensPerMinute } from '../pricing/amounts.ts';
import { ACCOUNT_SHARES } from '../snapshot/callers.ts';
import { filtersOver } from './filter-entry.ts';
import { type FilterModel, type FilterStateOf, filterModel } from './filter-model.ts';
import {
  type FilterableModel,
  has,
  hasAccess,
  isCallable,
  modalityLabel,
  someList,
} from './filterable-model.ts';
import {
  FILTER_KINDS,
  groupsOf,
  holdsIn,
  leavingAccounts,
  leavingGroups,
  leavingKinds,
  leavingStays,
  SHARE_LABELS,
} from './placement.ts';

const { fact, hide, list, number, placed, term } = filtersOver<FilterableModel>();

/** In the order of the rail and of the cheat sheet; a name here is a member of the filter's state. */
export const FILTERS = {
  kinds: placed({
    label: 'Inference type',
    link: 'via',
    qualifier: {
      key: 'via',
      help: 'A way to call',
      example: 'via:on-demand',
      also: { 'on demand': 'on-demand' },
      typed: AVAILABILITY_KINDS,
    },
    values: FILTER_KINDS,
    optionLabel: (kind) => FILTER_LABELS[kind],
    leaving: leavingKinds,
    holds: (model, value, { regions }) =>
      regions.some((region) => model.kindsIn(region)?.some((kind) => kind === value) === true),
  }),
  promptCaching: fact({
    label: 'Prompt caching',
    link: 'caching',
    term: 'has:caching',
    also: ['prompt-caching'],
    of: (model) => model.promptCaching,
  }),
  toolUse: fact({
    label: 'Tool use',
    link: 'tools',
    term: 'has:tools',
    also: ['tool-use', 'tool', 'function-calling'],
    of: (model) => model.toolUse,
  }),
  reasoning: fact({
    label: 'Reasoning',
    link: 'reasoning',
    term: 'has:reasoning',
    also: ['thinking'],
    of: (model) => model.reasoning,
  }),
  streaming: fact({
    label: 'Streaming',
    link: 'streaming',
    term: 'has:streaming',
    of: (model) => someList(model, (record) => record.responseStreamingSupported, Boolean),
  }),
  hideLegacy: hide({
    label: 'Hide legacy',
    link: 'no-legacy',
    term: 'is:active',
    opposite: 'is:legacy',
    of: (model) => model.legacy,
  }),
  groups: placed({
    label: 'Region group',
    link: 'group',
    values: REGION_GROUPS,
    options: (_models, regions) => groupsOf(regions),
    leaving: leavingGroups,
    holds: () => true,
  }),
  region: {
    kind: 'region',
    groups: 'groups',
    qualifier: {
      key: 'region',
      otherKeys: ['group', 'location', 'zone'],
      help: 'Regions by code, place or group, and what is there; also without region:',
      example: 'region:frankfurt',
    },
  },
  stays: placed({
    label: 'Data stays in',
    link: 'stays',
    qualifier: {
      key: 'stays',
      otherKeys: ['data', 'residency', 'area', 'geo'],
      help: 'Data stays in an area, or in the one Region called',
      example: 'stays:eu',
    },
    values: STAY_PLACES,
    optionLabel: stayLabel,
    leaving: leavingStays,
    holds: (model, value, { regions }) => {
      const stays = STAY_PLACES.filter((place) => place.toLowerCase() === value);
      return (
        stays.length > 0 &&
        regions.some((region) => holdsIn(model, region, { kinds: [], stays, accounts: [] }))
      );
    },
  }),
  accounts: placed({
    label: 'Callable in',
    link: 'accounts',
    qualifier: {
      key: 'accounts',
      help: 'All, some or none of the accounts can call it',
      example: 'accounts:all',
    },
    values: ACCOUNT_SHARES,
    options: ([model]) => (model?.shareIn === undefined ? [] : ACCOUNT_SHARES),
    optionLabel: (share) => SHARE_LABELS[share],
    leaving: leavingAccounts,
    holds: (model, value, { regions }) => regions.some((region) => model.shareIn?.(region) === value),
  }),
  providers: list({
    label: 'Provider',
    link: 'provider',
    qualifier: {
      key: 'provider',
      otherKeys: ['vendor', 'by', 'maker'],
      help: 'Models of a provider',
      example: 'provider:anthropic',
    },
    of: (model) => [model.provider],
    isAlwaysKnown: true,
  }),
  inputs: list({
    label: 'Input modality',
    link: 'in',
    qualifier: {
      key: 'in',
      otherKeys: ['input', 'modality'],
      help: 'Takes this kind of input',
      example: 'in:image',
    },
    of: (model) => model.inputs,
    optionLabel: modalityLabel,
  }),
  outputs: list({
    label: 'Output modality',
    link: 'out',
    qualifier: { key: 'out', otherKeys: ['output'], help: 'Gives this kind of output', example: 'out:video' },
    of: (model) => model.outputs,
    optionLabel: modalityLabel,
  }),
  vision: term('has:vision', (model) => has(model.inputs, 'IMAGE'), ['image', 'images']),
  embeddings: term('has:embeddings', (model) => has(model.outputs, 'EMBEDDING'), ['embedding']),
  callable: term('is:callable', isCallable, ['ready', 'available']),
  blocked: term('is:blocked', (model, scope) => hasAccess(model, 'blocked', scope), ['denied']),
  retentionBlocked: term('is:retention-blocked', (model, { regions }) =>
    regions.some((region) => model.isRetentionBlockedIn(region)),
  ),
  pinned: term('is:pinned', (model, { pinnedModels }) => pinnedModels.includes(model.modelId)),
  ending: term('is:ending', (model, { ending }) => ending().has(model.modelId)),
  ended: term('is:ended', (model, { regions }) => regions.some((region) => model.endedIn.has(region)), [
    'eol',
  ]),
  mantle: term('is:mantle', (model) => model.mantleOnly),
  accessAllowed: term('access:allowed', (model, scope) => hasAccess(model, 'allowed', scope), ['ready']),
  accessBlocked: term('access:blocked', (model, scope) => hasAccess(model, 'blocked', scope), ['denied']),
  accessUnknown: term('access:unknown', (model, scope) => hasAccess(model, 'unknown', scope)),
  price: number({
    unit: '',
    comparators: ['<', '<=', '=', '>=', '>'],
    qualifier: {
      key: 'price',
      otherKeys: ['cost'],
      help: 'Input price in US dollars per million tokens',
      example: 'price:<5',
    },
    of: (model, { pricing = {}, regions }) => lowestPrice(pricing, regions, model, 'input'),
  }),
  tokensPerMinute: number({
    unit: '',
    comparators: ['>=', '>', '=', '<=', '<'],
    qualifier: {
      key: 'tpm',
      otherKeys: ['quota'],
      help: 'Quota of tokens per minute',
      example: 'tpm:>=1m',
    },
    of: ({ modelId }, { pricing = {}, regions }) => mostTokensPerMinute(pricing, regions, modelId),
  }),
  contextWindow: number({
    unit: '',
    comparators: ['>=', '>', '=', '<=', '<'],
    qualifier: {
      key: 'context',
      otherKeys: ['window', 'tokens'],
      help: 'Context window in tokens, as AWS documents it',
      example: 'context:>200k',
    },
    of: ({ contextTokens }) => contextTokens,
  }),
  latency: {
    kind: 'latency',
    unit: 'ms',
    comparators: ['<'],
    qualifier: {
      key: 'lat',
      otherKeys: ['latency', 'ms', 'ping'],
      help: 'Regions by round trip in milliseconds',
      example: 'lat:<200',
    },
  },
} as const;

/** What the user narrowed the matrix to. Within one list any entry will do; the lists and switches must all hold. */
export type FilterState = FilterStateOf<typeof FILTERS>;
export type FilterName = Exclude<keyof FilterState, 'query'>;

/** What follows from the table. */
export const FILTER_MODEL: FilterModel<FilterableModel, typeof FILTERS> = filterModel(FILTERS);

/** Shows everything. */
export const NO_FILTER: FilterState = FILTER_MODEL.none;
