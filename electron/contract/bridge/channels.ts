/** Names on the wire. Apart from the table of calls, whose checks must not become part of the preload: it stays one small file. */

/** Announces a listener. */
export const SUBSCRIBE_CHANNEL = 'atlas:subscribe';
/** Carries batches of events as JSON. */
export const EVENTS_CHANNEL = 'atlas:events';

export function channelOf(call: string): string {
  return `atlas:${call}`;
}

const LOCALE_SWITCH = '--atlas-locale=';

/** The switch by which the main process tells the page how the system writes dates and numbers. */
export function localeSwitch(locale: string): string {
  return LOCALE_SWITCH + locale;
}

/** Empty if the arguments of the process do not say. */
export function localeOf(argv: readonly string[]): string {
  return argv.find((each) => each.startsWith(LOCALE_SWITCH))?.slice(LOCALE_SWITCH.length) ?? '';
}

/** One function for each call. */
export function forwards(
  calls: readonly string[],
  invoke: (channel: string, ...args: unknown[]) => Promise<unknown>,
): Record<string, (...args: unknown[]) => Promise<unknown>> {
  return Object.fromEntries(calls.map((name) => [name, (...args) => invoke(channelOf(name), ...args)]));
}
