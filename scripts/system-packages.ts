/** `npm run system-packages`: installs what Electron needs from Debian or Ubuntu, or prints the command that does. */

import { runScript } from './run-script.ts';
import { needsVirtualDisplay } from './window/display.ts';
import { ensureSystemPackages } from './window/system-libraries.ts';

await runScript(async () => {
  await ensureSystemPackages(needsVirtualDisplay());
  return 0;
});
