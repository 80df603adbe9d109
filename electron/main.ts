/** Reads the arguments, then runs the command or opens the window, before anything else of the app is loaded. */
import { join } from 'node:path';
import { app } from 'electron';
import { VERSION } from './app/about.ts';
import { registerAppScheme } from './app/protocol.ts';
import { print, quitWith } from './app/start/early-exit.ts';
import { openEarly } from './app/start/early-window.ts';
import { handOverProblem, withStartLock } from './app/start/single-instance-lock.ts';
import { limitMemory, setNoMenu } from './app/window.ts';
import { isCommand, parseArguments, USAGE } from './cli/arguments.ts';
import { isForeignSwitch, ownArguments } from './cli/electron-switches.ts';
import { EXIT } from './cli/exit.ts';
import { placeData } from './settings/fallback-folder.ts';
import { userDataDir } from './settings/user-data.ts';

registerAppScheme();
limitMemory();
setNoMenu();
app.setName('Bedrock Atlas');
// The id of the installer's shortcut: Windows groups window, jump list and notifications by it.
if (process.platform === 'win32') app.setAppUserModelId('org.bedrock-atlas.app');
const parsed = parseArguments(ownArguments(process.argv, app.getAppPath(), app.isPackaged), isForeignSwitch);
const dataDir = userDataDir(parsed.ok ? parsed.value.userDataDir : undefined);

const tooLong = handOverProblem(process.argv);

if (!parsed.ok) quitWith(EXIT.usage, parsed.message);
else if (parsed.value.help) print(USAGE);
else if (parsed.value.version) print(VERSION);
else if (isCommand(parsed.value)) {
  const args = parsed.value;
  void import('./app/start/run-command.ts').then(({ runAndQuit }) => runAndQuit(args, dataDir));
} else if (tooLong !== undefined) quitWith(EXIT.usage, tooLong);
else {
  const unkept = placeData(dataDir);
  const { link } = parsed.value;
  const isAlone = withStartLock(dataDir, () =>
    app.requestSingleInstanceLock(link === undefined ? {} : { link }),
  );
  if (isAlone) void openEarly({ args: parsed.value, dataDir, unkept }, join(import.meta.dirname, '..'));
  else app.quit();
}
