/** What can be read off any thrown thing. */
import { CancelledError, DeadlineError } from '../transport/deadline.ts';

export interface ErrorFacts {
  /** AWS's error name or the class of the error; empty if there is none. */
  name: string;
  message: string;
  /** Transport code such as ECONNRESET; empty if there is none. */
  code: string;
  /** HTTP status, when there was an answer. */
  status?: number;
}

/** The facts of an error; whatever is missing or of the wrong type is empty. */
export function factsOf(error: unknown): ErrorFacts {
  if (typeof error === 'string') return { name: '', message: error, code: '' };
  const facts = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>;
  const metadata = facts.$metadata as { httpStatusCode?: unknown } | null | undefined;
  const status = metadata?.httpStatusCode;
  return {
    name: textOf(facts.name),
    message: textOf(facts.message),
    code: textOf(facts.code),
    ...(typeof status === 'number' ? { status } : {}),
  };
}

/** The time limit that caused the error, directly or as its cause. */
export function deadlineOf(error: unknown): DeadlineError | undefined {
  let current = error;
  for (let depth = 0; depth < 5; depth += 1) {
    if (current instanceof DeadlineError) return current;
    current = current instanceof Error ? current.cause : undefined;
  }
  return undefined;
}

/** Whether somebody stopped the call: any abort that no time limit caused. */
export function isCancel(error: unknown): boolean {
  if (error instanceof CancelledError) return true;
  return factsOf(error).name === 'AbortError' && deadlineOf(error) === undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
