/**
 * Everything that is kept in settings.json, one entry each. Store, checks, menu, commands and diagnostics derive from this
 * table: a new setting is an entry here and whatever reads it.
 */
import { z } from 'zod/mini';
import { MAX_NOTICED, MAX_WATCHED, noticedSchema, watchedSchema } from '../watch/watched.ts';
import { EXPORT_SETTINGS } from './export-settings.ts';
import { keptSource, MAX_RECENT_SOURCES, rectangle } from './kept-values.ts';
import { REACH_SETTINGS } from './reach-settings.ts';
import { regionEndpoints } from './region-endpoints.ts';
import { app, type NamedSetting, type SettingsTable, type UserName, user, type ValuesOf } from './setting.ts';

const NO_REGIONS: string[] = [];
const ALSO_ENDING = 'eol ending lifecycle deprecated';
const ALSO_HISTORY = 'history changes disk limit';
const ALSO_ACCESS = 'cloudtrail security events availability off';
const ALSO_FETCH = 'automatic daily with each scan';
const ALSO_WATCH = 'watch schedule notify hourly daily background';
const ALSO_TIMEOUT = 'time limit deadline timeout slow';

export const SETTINGS = {
  theme: user({
    schema: z.enum(['system', 'light', 'dark']),
    initial: 'system',
    label: 'Theme',
    group: 'Appearance',
    choices: {
      'theme-system': { value: 'system', label: 'System theme', short: 'System', also: 'dark light' },
      'theme-light': { value: 'light', label: 'Light theme', short: 'Light' },
      'theme-dark': { value: 'dark', label: 'Dark theme', short: 'Dark' },
    },
  }),
  ...REACH_SETTINGS,
  /** Longest time for one call to a region. */
  regionDeadlineMs: user({
    schema: z.number().check(z.gte(1_000), z.lte(120_000)),
    initial: 15_000,
    label: 'Region timeout',
    group: 'Data',
    choices: {
      'time-limit-15': { value: 15_000, short: '15 s', also: ALSO_TIMEOUT },
      'time-limit-30': { value: 30_000, short: '30 s', also: ALSO_TIMEOUT },
      'time-limit-60': { value: 60_000, short: '60 s', also: ALSO_TIMEOUT },
      'time-limit-120': { value: 120_000, short: '120 s', also: ALSO_TIMEOUT },
    },
  }),
  /**
   * Whether a scan asks, model by model, what the account may use: most of its calls, and what detections count. `shown`: of
   * the models alone that the window shows when it starts, none where nothing was ever listed.
   */
  accessChecks: user({
    schema: z.enum(['all', 'shown', 'none']),
    initial: 'all',
    label: 'Access checks',
    group: 'Data',
    choices: {
      'access-checks-all': { value: 'all', short: 'All models', also: ALSO_ACCESS },
      'access-checks-shown': { value: 'shown', short: 'Models shown', also: ALSO_ACCESS },
      'access-checks-none': { value: 'none', short: 'None', also: ALSO_ACCESS },
    },
  }),
  /** Whether a finished scan is followed by reading the public price list of its regions. */
  priceFetch: user({
    schema: z.enum(['never', 'daily']),
    initial: 'never',
    label: 'Fetch prices',
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
    group: 'Data',
    choices: {
      'quotas-never': { value: 'never', short: 'Only when asked', also: 'never off' },
      'quotas-daily': { value: 'daily', short: 'After scans, when older than a day', also: ALSO_FETCH },
    },
  }),
  /** How long scans are kept, in days. */
  historyDays: user({
    schema: z.number().check(z.gte(30), z.lte(3_650)),
    initial: 365,
    label: 'Keep scans',
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
    group: 'Data',
    choices: {
      'scans-space-50': { value: 50, short: '50 MB', also: ALSO_HISTORY },
      'scans-space-200': { value: 200, short: '200 MB', also: ALSO_HISTORY },
      'scans-space-1000': { value: 1_000, short: '1 GB', also: ALSO_HISTORY },
    },
  }),
  /** Hours between two scans that the app starts on its own; 0: none. */
  rescanHours: user({
    schema: z.literal([0, 1, 6, 24]),
    initial: 0,
    label: 'Scheduled rescans',
    group: 'Data',
    choices: {
      'rescan-never': { value: 0, short: 'Never', also: ALSO_WATCH },
      'rescan-1': { value: 1, short: 'Every hour', also: ALSO_WATCH },
      'rescan-6': { value: 6, short: 'Every 6 hours', also: ALSO_WATCH },
      'rescan-24': { value: 24, short: 'Every day', also: ALSO_WATCH },
    },
  }),
  /** What such a scan asks: lists alone, or access as well, which is most of the calls. */
  rescanAsks: user({
    schema: z.enum(['lists', 'access']),
    initial: 'lists',
    label: 'Scheduled rescans ask for',
    group: 'Data',
    choices: {
      'rescan-lists': { value: 'lists', short: 'Lists only', also: ALSO_WATCH },
      'rescan-access': { value: 'access', short: 'Lists and access', also: ALSO_WATCH },
    },
  }),
  /** Whether the system starts the app when the user logs in. */
  startAtLogin: user({
    schema: z.boolean(),
    initial: false,
    label: 'Start at login',
    group: 'Data',
    choices: {
      'login-start-on': { value: true, short: 'Yes', also: 'autostart boot' },
      'login-start-off': { value: false, short: 'No', also: 'autostart boot' },
    },
  }),
  /** What is watched, and what scans found of it, newest first. */
  watched: app(z.array(watchedSchema).check(z.maxLength(MAX_WATCHED)), []),
  noticed: app(z.array(noticedSchema).check(z.maxLength(MAX_NOTICED)), []),
  /** Regions that the user calls from: a ranking names them first where nothing speaks against it. */
  homeRegions: user({
    schema: z.array(z.string().check(z.regex(/^[a-z0-9-]{1,40}$/))).check(z.maxLength(100)),
    initial: NO_REGIONS,
    label: 'Home Regions',
    group: 'View',
    choices: {
      'home-regions-none': { value: NO_REGIONS, short: 'None', also: 'preferred home regions clear ranking' },
    },
  }),
  /** How many days ahead the list of ends of life looks. */
  endingDays: user({
    schema: z.int().check(z.gte(1), z.lte(3_650)),
    initial: 180,
    label: 'Reaching end of life within',
    group: 'View',
    choices: {
      'ending-30': { value: 30, label: 'EOL within 30 days', short: '30 days', also: ALSO_ENDING },
      'ending-90': { value: 90, label: 'EOL within 90 days', short: '90 days', also: ALSO_ENDING },
      'ending-180': { value: 180, label: 'EOL within 180 days', short: '180 days', also: ALSO_ENDING },
      'ending-365': { value: 365, label: 'EOL within 365 days', short: '365 days', also: ALSO_ENDING },
    },
  }),
  ...EXPORT_SETTINGS,
  /** Whether the release page is asked by itself for a newer version. */
  updateCheck: user({
    schema: z.enum(['weekly', 'never']),
    initial: 'weekly',
    label: 'Check for updates',
    group: 'Help',
    choices: {
      'updates-weekly': { value: 'weekly', short: 'Weekly' },
      'updates-never': { value: 'never', short: 'Never', also: 'off' },
    },
  }),
  /** When that was done last, in ms since 1970; 0: never. */
  lastUpdateCheckMs: app(z.number(), 0),
  /** Where Bedrock is asked in single Regions, by the dialog Endpoints of Regions: before AWS_ENDPOINT_URL_BEDROCK and the profile. */
  regionEndpoints: app(regionEndpoints, {}),
  /** A file of certificates that are trusted besides; empty: none. */
  certificateFile: app(z.string().check(z.maxLength(4_096)), ''),
  /** Exports that were opened, the last one first, with their folders. */
  recentFiles: app(z.array(z.string()).check(z.maxLength(20)), []),
  /** The source last used: it is shown again at the next start. */
  lastSource: app(keptSource, { kind: 'aws', profile: null }),
  /** The profiles and API keys that were used last, the newest first. */
  recentSources: app(z.array(keptSource).check(z.maxLength(MAX_RECENT_SOURCES)), []),
  /** Where a dialog for files was left last; empty: nowhere yet. */
  lastFolder: app(z.string().check(z.maxLength(4_096)), ''),
  /** Where the window was and how large, in DIP; without bounds it gets the default size, without x and y the system's place. */
  window: app(z.object({ bounds: z.exactOptional(rectangle), maximized: z.boolean() }), { maximized: false }),
} as const satisfies SettingsTable;

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
