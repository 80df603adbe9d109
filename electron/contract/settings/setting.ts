/** The shape of an entry of SETTINGS, and its two constructors. */
import type { z } from 'zod/mini';

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

/** A value that is typed, where no choice has it. */
export interface TypedValue {
  /** The choice that opens the field. */
  label: string;
  /** An example. */
  hint: string;
  /** What is wrong with the text; undefined: it can be the value. */
  problem: (text: string) => string | undefined;
}

/** A setting of the user: the window knows it and changes it. */
export interface UserSetting<Schema extends z.ZodMiniType, Choices> {
  schema: Schema;
  initial: z.output<Schema>;
  label: string;
  /** Where its commands stand; `SETTING_MENUS` says in which menu. */
  group: keyof typeof SETTING_MENUS;
  /** By the name of the command that chooses the value. */
  choices: Choices;
  /** Absent: the choices are all there is. */
  typed?: TypedValue;
  /** The row of what is in effect that it decides, by its label; absent: the value itself is in effect. */
  inEffect?: string;
}

/** The application menu that has a group's settings in submenus; null: none, for what is in effect is said beside them. */
export const SETTING_MENUS = {
  AWS: null,
  Data: 'File',
  View: 'View',
  Appearance: 'View',
  Help: 'Help',
} as const;

export function user<
  Schema extends z.ZodMiniType,
  const Choices extends Record<string, SettingChoice<z.output<Schema>>>,
>(setting: UserSetting<Schema, Choices>): UserSetting<Schema, Choices> & { owner: 'user' } {
  return { owner: 'user', ...setting };
}

/** What the app remembers by itself; the window never sees it. */
export function app<Schema extends z.ZodMiniType>(
  schema: Schema,
  initial: z.output<Schema>,
): { owner: 'app'; schema: Schema; initial: z.output<Schema> } {
  return { owner: 'app', schema, initial };
}

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

export type UserName<Table extends SettingsTable> = {
  [Name in keyof Table]: Table[Name]['owner'] extends 'user' ? Name : never;
}[keyof Table];

/** A setting of the user with its name. */
export interface NamedSetting extends UserSetting<z.ZodMiniType, Record<string, SettingChoice>> {
  name: string;
}
