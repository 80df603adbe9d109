/** Reads arguments by a table: parsing, the usage text and its errors derive from the entries. */
import { parseArgs } from 'node:util';

/** An argument that is there or not. */
interface Flag {
  /** What it does, for `--help`; further lines are indented. */
  help: string;
  /** A letter that stands for the name. */
  short?: string;
  /** The argument without which it means nothing. */
  onlyWith?: string;
  /** An argument that it contradicts. */
  excludes?: string;
  /** The run only answers it: other arguments need not fit together. */
  isAnswer?: true;
}

/** An argument with a value. */
interface Valued<T> extends Flag {
  /** The value's name in `--help`; `=NAME` if it has to be written with an equals sign. */
  value: string;
  /** What a missing value should have been, for the error. */
  needs: string;
  /** Gives the value; throws a UsageError. */
  read: (text: string) => T;
  /** Gives the value of this text and the one behind it; `read` is not used then. */
  readPair?: (text: string, second: string) => T;
  /** May be given several times; its value is a list. */
  isRepeatable?: true;
}

/** Arguments by member name: `sampleData` is `--sample-data`. */
export type ArgumentTable = Record<string, Flag | Valued<unknown>>;

type ValueOf<Entry> = Entry extends { isRepeatable: true; read: (text: string) => infer T }
  ? T[]
  : Entry extends { read: (text: string) => infer T }
    ? T
    : never;

/** What a table's arguments can be read into: a boolean per flag, the rest only where given. */
export type ArgumentValues<Table extends ArgumentTable> = {
  -readonly [Name in keyof Table as Table[Name] extends Valued<unknown> ? never : Name]: boolean;
} & {
  -readonly [Name in keyof Table as Table[Name] extends Valued<unknown> ? Name : never]?: ValueOf<
    Table[Name]
  >;
};

/** `rest`: what follows the options, from the first argument that `endsOptions` accepts or from `--`. */
export type TableResult<Table extends ArgumentTable> =
  | { ok: true; values: ArgumentValues<Table>; rest: string[] }
  | { ok: false; message: string };

/** A wrong use of the command line, in one sentence. */
export class UsageError extends Error {}

/** Reads the arguments. `isForeign` names switches of others, which are passed over. */
export function parseByTable<Table extends ArgumentTable>(
  table: Table,
  argv: readonly string[],
  {
    isForeign,
    endsOptions,
  }: { isForeign: (name: string) => boolean; endsOptions: (text: string) => boolean },
): TableResult<Table> {
  const entries: ArgumentTable = table;
  const members = new Map(Object.keys(entries).map((member) => [nameOf(member).slice(2), member]));
  const flags = Object.keys(entries).filter((member) => !('read' in (entries[member] ?? {})));
  const values: Record<string, unknown> = Object.fromEntries(flags.map((member) => [member, false]));
  const { tokens } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries([...members].map(([name, member]) => [name, optionOf(entries[member])])),
  });
  const end = tokens.find(
    (token) =>
      token.kind === 'option-terminator' || (token.kind === 'positional' && endsOptions(token.value)),
  );
  try {
    const own = tokens.slice(0, end === undefined ? tokens.length : tokens.indexOf(end));
    const hasPair = (name: string): boolean => 'readPair' in (entries[members.get(name) ?? ''] ?? {});
    for (const { token, second } of withSeconds(own, hasPair)) {
      const member = token.kind === 'option' ? members.get(token.name) : undefined;
      const entry = entries[member ?? ''];
      if (token.kind === 'option' && member !== undefined && entry !== undefined) {
        put(values, member, entry, token, second);
      } else if (token.kind !== 'option' || !isForeign(token.rawName)) {
        throw new UsageError(`Unknown argument: ${argv[token.index]}.`);
      }
    }
    checkTogether(entries, values);
  } catch (error) {
    if (error instanceof UsageError) return { ok: false, message: usageMessage(error.message) };
    throw error;
  }
  const rest = end === undefined ? [] : argv.slice(end.index);
  return { ok: true, values: values as ArgumentValues<Table>, rest };
}

/** The tokens; an option that takes a pair has the text behind its value with it. */
function withSeconds<Token extends { kind: string; name?: string; value?: string | undefined }>(
  tokens: readonly Token[],
  hasPair: (name: string) => boolean,
): { token: Token; second?: string }[] {
  const result: { token: Token; second?: string }[] = [];
  for (const token of tokens) {
    const last = result.at(-1);
    const isSecond =
      token.kind === 'positional' && last?.token.kind === 'option' && hasPair(last.token.name ?? '');
    if (isSecond && last.second === undefined && token.value !== undefined) last.second = token.value;
    else result.push({ token });
  }
  return result;
}

/** An error of usage as the user reads it. */
export function usageMessage(sentence: string): string {
  return `${sentence} See --help.`;
}

/** One line or more per argument, its help beside its name. */
export function tableHelp(table: ArgumentTable): string {
  return Object.entries(table)
    .map(([member, entry]) =>
      helpLine(`${nameOf(member)}${'value' in entry ? valueForm(entry.value) : ''}`, entry.help),
    )
    .join('\n');
}

/** A line of the usage text: a name and what it means. */
export function helpLine(name: string, help: string): string {
  const indent = `\n${' '.repeat(HELP_COLUMN + 2)}`;
  const start = name.length < HELP_COLUMN ? `  ${name.padEnd(HELP_COLUMN)}` : `  ${name}${indent}`;
  return start + help.replaceAll('\n', indent);
}

const HELP_COLUMN = 23;

function valueForm(value: string): string {
  return value.startsWith('=') ? value : ` ${value}`;
}

function nameOf(member: string): string {
  return `--${member.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function optionOf(entry: Flag | Valued<unknown> | undefined): {
  type: 'string' | 'boolean';
  short?: string;
} {
  const type = entry !== undefined && 'read' in entry ? 'string' : 'boolean';
  return entry?.short === undefined ? { type } : { type, short: entry.short };
}

function put(
  values: Record<string, unknown>,
  member: string,
  entry: Flag | Valued<unknown>,
  {
    rawName,
    value,
    inlineValue,
  }: { rawName: string; value: string | undefined; inlineValue: boolean | undefined },
  second?: string,
): void {
  if (!('read' in entry)) {
    if (value !== undefined) throw new UsageError(`${rawName} takes no value.`);
    values[member] = true;
    return;
  }
  // `--export --cached` has forgotten the file: only an equals sign can give a value that looks like a name.
  const isForgotten = value === undefined || value === '' || (inlineValue !== true && value.startsWith('--'));
  if (isForgotten) throw new UsageError(`${rawName} needs ${entry.needs}.`);
  if (entry.readPair !== undefined && second === undefined) {
    throw new UsageError(`${rawName} needs ${entry.needs}.`);
  }
  const read = second === undefined ? entry.read(value) : entry.readPair?.(value, second);
  values[member] = entry.isRepeatable ? [...((values[member] as unknown[]) ?? []), read] : read;
}

function checkTogether(entries: ArgumentTable, values: Record<string, unknown>): void {
  const given = Object.keys(entries).filter(
    (member) => values[member] !== undefined && values[member] !== false,
  );
  if (given.some((member) => entries[member]?.isAnswer)) return;
  for (const member of given) {
    const { onlyWith, excludes } = entries[member] ?? {};
    if (onlyWith !== undefined && !given.includes(onlyWith)) {
      throw new UsageError(`${nameOf(member)} works only with ${nameOf(onlyWith)}.`);
    }
    if (excludes !== undefined && given.includes(excludes)) {
      throw new UsageError(`${nameOf(member)} and ${nameOf(excludes)} exclude each other.`);
    }
  }
}
