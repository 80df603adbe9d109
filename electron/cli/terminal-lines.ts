/** What a command says on stderr: lines, and on a terminal one line of progress that changes in place. */

import type { Failure } from '../contract/snapshot/model.ts';
import { failureText } from '../contract/text.ts';

/** A stream such as `process.stderr`. */
export interface LineStream {
  isTTY?: boolean;
  /** Width of the terminal, in characters. */
  columns?: number;
  write(text: string): unknown;
}

const TO_START_AND_CLEAR = '\r\u001B[2K';

/** Writes to the stream; where it is no terminal, progress is a plain line like all others. */
export function terminalLines(stream: LineStream): {
  say(line: string): void;
  progress(line: string): void;
} {
  let isShown = false;
  const say = (line: string): void => {
    stream.write(`${isShown ? TO_START_AND_CLEAR : ''}${line}\n`);
    isShown = false;
  };
  // A terminal that does not say its width says 0.
  const widthOf = (): number => (stream.columns === undefined || stream.columns === 0 ? 80 : stream.columns);
  const progress = (line: string): void => {
    // A longer line would wrap, and only its last part could be cleared.
    stream.write(TO_START_AND_CLEAR + line.slice(0, widthOf() - 1));
    isShown = true;
  };
  return { say, progress: stream.isTTY === true ? progress : say };
}

/** Says each problem once: the cache is written several times in a scan, and a full disk is the same one. */
export function problemsOnce(say: (line: string) => void): (failure: Failure) => void {
  const said = new Set<string>();
  return (failure) => {
    const line = failureText(failure);
    if (!said.has(line)) say(line);
    said.add(line);
  };
}
