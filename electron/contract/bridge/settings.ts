/**
 * Everything that is kept in settings.json, one entry each. Store, checks, menu, commands and diagnostics derive from this
 * table: a new setting is an entry here and whatever reads it.
 */
import { z } from 'zod/mini';
import { rectangle, sourceChoice } from './kept-values.ts';

/** One value that the user can choose. */
export interface SettingChoice<Value = unknown> {
  value: Value;
  /** Where the setting's own label stands beside it. */
  short: string;
  /** In the application menu and in the palette; absent: the setting's label and `short`. */
  label?: string;
  /** Found in the palette by these words too. */
  also?: string;
}

/** A setting of the user: the window knows it and changes it. */
interface UserSetting<Schema extends z.ZodMiniType, Choices> {
  schema: Schema;
  initial: z.output<Schema>;
  label: string;
  /** The application menu that has its choices in a submenu. */
  menu: 'File' | 'View' | 'Help';
  group: 'Data' | 'View' | 'Appearance' | 'Help';
  /** By the name of the command that chooses the value. */
  choices: Choices;
}

function user<
  Schema extends z.ZodMiniType,
  const Choices extends Record<string, SettingChoice<z.output<Schema>>>,
>(setting: UserSetting<Schema, Choices>): UserSetting<Schema, Choices> & { owner: 'user' } {
  return { owner: 'user', ...setting };
}

/** What the app remembers by itself; the window never sees it. */
function app<Schema extends z.ZodMiniType>(
  schema: Schema,
  initial: z.output<Schema>,
): { owner: 'app'; schema: Schema; initial: z.output<Schema> } {
  return { owner: 'app', schema, initial };
}

const ALSO_ENDING = 'eol ending lifecycle deprecated';
const ALSO_HISTORY = 'history changes disk limit';
const ALSO_ACCESS = 'cloudtrail security events availability off';
const ALSO_FETCH = 'automatic daily with each scan';
const ALSO_TIMEOUT = 'time limit deadline timeout slow';

export const SETTINGS = {
  theme: user({
    schema: z.enum(['system', 'light', 'dark']),
    initial: 'system',
    label: 'Theme',
    menu: 'View',
    group: 'Appearance',
    choices: {
      'theme-system': { value: 'system', label: 'System theme', short: 'System', also: 'dark light' },
      'theme-light': { value: 'light', label: 'Light theme', short: 'Light' },
      'theme-dark': { value: 'dark', label: 'Dark theme', short: 'Dark' },
    },
  }),
  /** Longest time for one call to a region. */
  regionDeadlineMs: user({
    schema: z.number().check(z.gte(1_000), z.lte(120_000)),
    initial: 15_000,
    label: 'Region timeout',
    menu: 'File',
    group: 'Data',
    choices: {
      'time-limit-15': { value: 15_000, short: '15 s', also: ALSO_TIMEOUT },
      'time-limit-30': { value: 30_000, short: '30 s', also: ALSO_TIMEOUT },
      'time-limit-60': { value: 60_000, short: '60 s', also: ALSO_TIMEOUT },
      'time-limit-120': { value: 120_000, short: '120 s', also: ALSO_TIMEOUT },
    },
  }),
  /** Whether a scan asks, model by model, what the account may use: most of its calls, and what detections count. */
  accessChecks: user({
    schema: z.enum(['all', 'none']),
    initial: 'all',
    label: 'Access checks',
    menu: 'File',
    group: 'Data',
    choices: {
      'access-checks-all': { value: 'all', short: 'All models', also: ALSO_ACCESS },
      'access-checks-none': { value: 'none', short: 'None', also: ALSO_ACCESS },
    },
  }),
  /** Whether a finished scan is followed by reading the public price list of its regions. */
  priceFetch: user({
    schema: z.enum(['never', 'daily']),
    initial: 'never',
    label: 'Fetch prices',
    menu: 'File',
    group: 'Data',
    choices: {
      'prices-never': { value: 'never', short: 'Only when asked', also: 'never off' },
      'prices-daily': { value: 'daily', short: 'After scans, when older than a day', also: ALSO_FETCH },
    },
  }),
  /** The same of the account's quotas. */
  quotaFetch: user({
    schema: z.enum(['never', 'daily']),
    initial: 'never',
    label: 'Fetch quotas',
    menu: 'File',
    group: 'Data',
    choices: {
      'quotas-never': { value: 'never', short: 'Only when asked', also: 'never off' },
      'quotas-daily': { value: 'daily', short: 'After scans, when older than a day', also: ALSO_FETCH },
    },
  }),
  /** How long scans are kept, in days; the newest 365 and those of 30 days stay in any case. */
  historyDays: user({
    schema: z.number().check(z.gte(30), z.lte(3_650)),
    initial: 365,
    label: 'Keep scans',
    menu: 'File',
    group: 'Data',
    choices: {
      'keep-scans-90': { value: 90, short: '90 days', also: ALSO_HISTORY },
      'keep-scans-365': { value: 365, short: '1 year', also: ALSO_HISTORY },
      'keep-scans-1095': { value: 1_095, short: '3 years', also: ALSO_HISTORY },
    },
  }),
  /** How much the kept scans of all profiles may take together, in millions of bytes. */
  historyMegabytes: user({
    schema: z.number().check(z.gte(10), z.lte(10_000)),
    initial: 200,
    label: 'Space for kept scans',
    menu: 'File',
    group: 'Data',
    choices: {
      'scans-space-50': { value: 50, short: '50 MB', also: ALSO_HISTORY },
      'scans-space-200': { value: 200, short: '200 MB', also: ALSO_HISTORY },
      'scans-space-1000': { value: 1_000, short: '1 GB', also: ALSO_HISTORY },
    },
  }),
  /** How many days ahead the list of ends of life looks. */
  endingDays: user({
    schema: z.int().check(z.gte(1), z.lte(3_650)),
    initial: 180,
    label: 'Reaching end of life within',
    menu: 'View',
    group: 'View',
    choices: {
      'ending-30': { value: 30, label: 'EOL within 30 days', short: '30 days', also: ALSO_ENDING },
      'ending-90': { value: 90, label: 'EOL within 90 days', short: '90 days', also: ALSO_ENDING },
      'ending-180': { value: 180, label: 'EOL within 180 days', short: '180 days', also: ALSO_ENDING },
      'ending-365': { value: 365, label: 'EOL within 365 days', short: '365 days', also: ALSO_ENDING },
    },
  }),
  /** Whether the release page is asked by itself for a newer version. */
  updateCheck: user({
    schema: z.enum(['weekly', 'never']),
    initial: 'weekly',
    label: 'Check for updates',
    menu: 'Help',
    group: 'Help',
    choices: {
      'updates-weekly': { value: 'weekly', short: 'Weekly' },
      'updates-never': { value: 'never', short: 'Never', also: 'off' },
    },
  }),
  /** When that was done last, in ms since 1970; 0: never. */
  lastUpdateCheckMs: app(z.number(), 0),
  /** Exports that were opened, the last one first, with their folders. */
  recentFiles: app(z.array(z.string()).check(z.maxLength(20)), []),
  /** The source last used: it is shown again at the next start. */
  lastSource: app(sourceChoice, { kind: 'aws', profile: null }),
  /** Where a dialog for files was left last; empty: nowhere yet. */
  lastFolder: app(z.string().check(z.maxLength(4_096)), ''),
  /** Where the window was and how large, in DIP; without bounds it gets the default size, without x and y the system's place. */
  window: app(z.object({ bounds: z.exactOptional(rectangle), maximized: z.boolean() }), { maximized: false }),
} as const satisfies SettingsTable;

/** What the derivations need of a table, so that a test can add an entry. */
export type SettingsTable = Record<
  string,
  | (UserSetting<z.ZodMiniType, Record<string, SettingChoice>> & { owner: 'user' })
  | { owner: 'app'; schema: z.ZodMiniType; initial: unknown }
>;

/** The values of a table's settings, by name. */
export type ValuesOf<Table extends SettingsTable> = {
  -readonly [Name in keyof Table]: z.output<Table[Name]['schema']>;
};

type UserName<Table extends SettingsTable> = {
  [Name in keyof Table]: Table[Name]['owner'] extends 'user' ? Name : never;
}[keyof Table];

/** All that is kept. */
export type KeptSettings = ValuesOf<typeof SETTINGS>;
/** What the window knows and can change. */
export type Settings = Pick<KeptSettings, UserName<typeof SETTINGS>>;
export type SourceChoice = KeptSettings['lastSource'];
export type WindowBounds = KeptSettings['window'];
/** A command that chooses a value of a setting. */
export type SettingCommand = {
  [Name in UserName<typeof SETTINGS>]: keyof (typeof SETTINGS)[Name]['choices'];
}[UserName<typeof SETTINGS>];

/** A setting of the user with its name. */
export interface NamedSetting extends UserSetting<z.ZodMiniType, Record<string, SettingChoice>> {
  name: string;
}

/** The settings of the user, in the table's order. */
export function userSettings(table: SettingsTable = SETTINGS): NamedSetting[] {
  return Object.entries(table).flatMap(([name, entry]) =>
    entry.owner === 'user' ? [{ ...entry, name }] : [],
  );
}

/** Every setting's value before anything was chosen. */
export function initialValues<Table extends SettingsTable>(table: Table): ValuesOf<Table> {
  return Object.fromEntries(
    Object.entries(table).map(([name, { initial }]) => [name, initial]),
  ) as ValuesOf<Table>;
}

/** Checks a change that the window asks for: only settings of the user, and only values that fit. */
export function changeSchema(table: SettingsTable = SETTINGS): z.ZodMiniType<Partial<Settings>> {
  const members = userSettings(table).map(({ name, schema }) => [name, z.exactOptional(schema)]);
  return z.strictObject(Object.fromEntries(members)) as unknown as z.ZodMiniType<Partial<Settings>>;
}

/** The change that the command makes; undefined if it is no command of a setting. */
export function settingChange(
  command: string,
  table: SettingsTable = SETTINGS,
): Partial<Settings> | undefined {
  for (const { name, choices } of userSettings(table)) {
    const choice = Object.hasOwn(choices, command) ? choices[command] : undefined;
    if (choice !== undefined) return { [name]: choice.value } as Partial<Settings>;
  }
  return undefined;
}
