/** The log: each call, how long it took and how it ended. */

export interface AppLog {
  /** Something that happened; one line. */
  note(text: string): void;
  /** Something that went wrong; may have several lines. */
  problem(text: string): void;
  /** The last problems, oldest first, as they were written. */
  problems(): readonly string[];
}

/** Writes nothing. */
export const NO_LOG: AppLog = { note: () => undefined, problem: () => undefined, problems: () => [] };
