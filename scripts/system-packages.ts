/** `npm run system-packages`: installs what Electron needs from Debian or Ubuntu, or prints the command that does. */
import { needsVirtualDisplay } from './display.ts';
import { runScript } from './run-script.ts';
import { ensureSystemPackages } from './system-libraries.ts';

await runScript(async () => {
  await ensureSystemPackages(needsVirtualDisplay());
  return 0;
});
