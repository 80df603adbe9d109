/** The log file in the user data folder; a full one becomes the single older file. */
import { accessSync, constants, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import electronLog from 'electron-log/node';
import { redacted } from '../redact/redact.ts';
import type { AppLog } from './app-log.ts';

const MAX_BYTES = 1_000_000;
const MAX_PROBLEMS = 30;

/** Path of the log in a user data folder. */
export function logPath(userDataDir: string): string {
  return join(userDataDir, 'logs', 'bedrock-atlas.log');
}

/** Opens the log; every line is redacted. A log that cannot be written is ignored in silence. */
export function openLog(userDataDir: string): AppLog {
  const isWritable = canWrite(dirname(logPath(userDataDir)));
  // The library reports its own write errors through the first logger's console, with a stack.
  electronLog.transports.console.writeFn = () => undefined;
  const logger = electronLog.create({ logId: userDataDir });
  logger.transports.console.level = false;
  const { file } = logger.transports;
  // Without a name the library looks for a package.json around the program, and stops silently if there is none.
  file.setAppName('bedrock-atlas');
  file.resolvePathFn = () => logPath(userDataDir);
  file.maxSize = MAX_BYTES;
  file.archiveLogFn = (full) => {
    try {
      renameSync(full.path, full.path.replace(/\.log$/, '.old.log'));
    } catch {
      // The library would report this with a stack. The log has to stay bounded all the same.
      full.clear();
    }
  };
  file.format = '{iso} {level} {text}';
  const problems: string[] = [];
  const write = (level: 'info' | 'error', text: string): string => {
    const line = redacted(text);
    if (!isWritable) return line;
    try {
      logger[level](line);
    } catch {
      // A full disk, or a folder that cannot be written: the app goes on.
    }
    return line;
  };
  return {
    note(text) {
      write('info', text);
    },
    problem(text) {
      problems.push(`${new Date().toISOString()} ${write('error', text)}`);
      problems.splice(0, problems.length - MAX_PROBLEMS);
    },
    problems: () => problems,
  };
}

function canWrite(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
