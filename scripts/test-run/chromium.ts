/** A Chromium of today, newer than that of the older runtime, in which the page alone is tested. */
import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/google-chrome'];

/** Its executable: what CHROMIUM names, else Debian's or Google's; undefined where there is none. */
export function chromiumExecutable(): string | undefined {
  return [process.env.CHROMIUM ?? '', ...PLACES].find((file) => file !== '' && existsSync(file));
}
