/** What the app says of itself when a part of it fails. */
import type { Failure } from '../contract/snapshot/model.ts';

/** What is said of a fault; the stack is in the log. */
export const APP_FAULT: Failure = {
  kind: 'unknown',
  message: 'Something in the app failed. What is shown is still good.',
  nextStep: 'If something does not work, start the app again. To report it: Help, Copy diagnostics.',
};

/** Help, Show log, where nothing could be written. */
export const NO_LOG_FILE: Failure = {
  kind: 'disk',
  message: 'There is no log: it cannot be written where the app keeps its data.',
  nextStep: 'The last problems are in Help, Copy diagnostics.',
};
