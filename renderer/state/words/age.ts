/** Ages and dates as text. */

import { DAY_MS } from '../../../electron/contract/snapshot/age.ts';
import { counted, dateText, usedLocale } from '../../../electron/contract/text.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** An age such as `14 min ago`; `just now` under a minute and for a time in the future. */
export function ageText(iso: string, nowMs: number): string {
  const ageMs = nowMs - Date.parse(iso);
  if (Number.isNaN(ageMs)) return 'at an unknown time';
  if (ageMs < MINUTE_MS) return 'just now';
  if (ageMs < HOUR_MS) return `${Math.floor(ageMs / MINUTE_MS)} min ago`;
  if (ageMs < DAY_MS) return `${Math.floor(ageMs / HOUR_MS)} h ago`;
  return `${counted(Math.floor(ageMs / DAY_MS), 'day')} ago`;
}

/** Made when the first date is written: how the system writes them is known by then. */
function formats(): Formats {
  const locale = usedLocale();
  if (known?.locale !== locale) {
    known = {
      locale,
      time: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }),
      clock: new Intl.DateTimeFormat(locale, { timeStyle: 'short' }),
    };
  }
  return known;
}

type Formats = Record<'time' | 'clock', Intl.DateTimeFormat>;

let known: ({ locale: string } & Formats) | undefined;

/** A date of AWS's documentation (`Feb 5, 2026`) in the form of `dateText`; any other text unchanged. */
export function documentDateText(text: string): string {
  return /^[A-Z][a-z]+ \d{1,2}, \d{4}$/u.test(text) ? dateText(`${text} UTC`) : text;
}

/** An instant in the user's time zone; the text itself if it is not one. */
export function timeText(iso: string): string {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? iso : formats().time.format(time);
}

/** The same without its date where that is within a day from now. */
export function clockText(iso: string, nowMs: number): string {
  const time = Date.parse(iso);
  return Math.abs(time - nowMs) < DAY_MS ? formats().clock.format(time) : timeText(iso);
}
