/** What the command palette offers, best first. */
import { COMMAND_NAMES, type CommandName, commandOf } from '../../../electron/contract/bridge/commands.ts';
import type { ModelId, RegionCode } from '../../../electron/contract/snapshot/model.ts';
import { QUALIFIERS } from '../query/qualifiers.ts';
import { queryTokens } from '../query/query-tokens.ts';
import type { Column } from '../rows/column.ts';
import type { ModelRow } from '../rows/model-row.ts';
import { once } from '../rows/same-list.ts';
import { searchText } from '../search/search.ts';
import { createTextSearch } from '../search/text-search.ts';
import { isViewLink } from '../view/view-link.ts';

export type PaletteEntry = { id: string; label: string; hint: string } & (
  | { kind: 'command'; command: CommandName }
  | { kind: 'model'; modelId: ModelId }
  | { kind: 'region'; region: RegionCode }
  /** Begins a filter in the search. */
  | { kind: 'qualifier'; qualifier: string }
  /** Searches for what was typed, which has qualifiers in it. */
  | { kind: 'query'; query: string }
  | { kind: 'link'; link: string }
);

/** A sign before the words that asks for one kind only. */
const KIND_OF_SIGN: Record<string, PaletteEntry['kind']> = { '>': 'command', '@': 'model', '#': 'region' };
/** More than anybody reads; the rest is found by another letter. */
const MAX_ENTRIES = 24;

/** A palette over these models and regions: without words it offers the commands, always the same list. */
export function createPalette(
  rows: readonly ModelRow[],
  columns: readonly Pick<Column, 'region' | 'info'>[],
): (query: string) => PaletteEntry[] {
  // Made when there is something to look for: the palette opens as fast over any number of models.
  const all = once(() => [...COMMANDS, ...models(rows), ...regions(columns), ...qualifiers()]);
  const search = once(() => createTextSearch(all().map(({ text }) => text)));
  return (query) => {
    if (isViewLink(query)) {
      return [{ id: 'link', kind: 'link', link: query, label: 'Open the view of this link', hint: 'Link' }];
    }
    if (queryTokens(query).some((token) => token.kind === 'qualifier' && QUALIFIERS.has(token.key))) {
      const words = query.trim();
      return [
        { id: 'query', kind: 'query', query: words, label: `Show models with ${words}`, hint: 'Search' },
      ];
    }
    const kind = KIND_OF_SIGN[query.trimStart().charAt(0)];
    const words = (kind === undefined ? query : query.trimStart().slice(1)).trim();
    const hasWords = /[\p{L}\p{N}]/u.test(words);
    if (!hasWords && (kind === undefined || kind === 'command')) return FIRST_COMMANDS;
    const found = hasWords ? search().ranked(words) : [...all().keys()];
    return found
      .flatMap((place) => all()[place]?.entry ?? [])
      .filter((entry) => kind === undefined || entry.kind === kind)
      .slice(0, MAX_ENTRIES);
  };
}

interface Offered {
  entry: PaletteEntry;
  text: string;
}

const COMMANDS: readonly Offered[] = COMMAND_NAMES.filter((name) => name !== 'palette').map((command) => {
  const { label, group, also = '' } = commandOf(command);
  const entry = { id: `command ${command}`, kind: 'command', command, label, hint: group } as const;
  return { entry, text: `${label} ${also}` };
});
const FIRST_COMMANDS: PaletteEntry[] = COMMANDS.slice(0, MAX_ENTRIES).map(({ entry }) => entry);

function qualifiers(): Offered[] {
  return [...QUALIFIERS.values()].map(({ key, help, example }) => {
    const id = `filter ${key}`;
    const entry = { id, kind: 'qualifier', qualifier: key, label: `Filter: ${example}`, hint: help } as const;
    return { entry, text: `Filter ${key} ${help}` };
  });
}

function models(rows: readonly ModelRow[]): Offered[] {
  return rows.map((row) => ({
    entry: {
      id: `model ${row.modelId}`,
      kind: 'model',
      modelId: row.modelId,
      label: row.variant === '' ? row.name : `${row.name} ${row.variant}`,
      hint: row.provider,
    },
    text: searchText(row),
  }));
}

function regions(columns: readonly Pick<Column, 'region' | 'info'>[]): Offered[] {
  return columns.map(({ region, info }) => ({
    entry: {
      id: `region ${region}`,
      kind: 'region',
      region,
      label: region,
      hint: info.name === region ? '' : info.name,
    },
    text: `${region} ${info.name}`,
  }));
}
