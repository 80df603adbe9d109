/** What answers each call of the window: its arguments are checked before anything is done. */
import type { CallsOf, CallsTable } from '../contract/bridge/calls.ts';
import { channelOf } from '../contract/bridge/channels.ts';
import type { Failure } from '../contract/snapshot/model.ts';

const FAULT: Failure = {
  kind: 'bad-input',
  message: 'The window asked for something the app does not offer.',
  nextStep: 'This is a fault of the app; please report it.',
};

/** The handler of each channel. */
export type CallHandlers = ReadonlyMap<string, (args: unknown[]) => Promise<unknown>>;

type Handler = (...args: unknown[]) => Promise<unknown>;

/**
 * Channel names with their handlers. Arguments that do not fit, and a call that throws, go to `onFault`; the window gets a
 * failure where the call can fail, else its promise rejects. `owners` have all calls of the table between them.
 */
export function callHandlers<Table extends CallsTable>(
  table: Table,
  owners: readonly Partial<CallsOf<Table>>[],
  onFault: (error: unknown) => void,
): CallHandlers {
  const handlers = new Map<string, (args: unknown[]) => Promise<unknown>>();
  for (const [name, { args: schema, canFail }] of Object.entries(table)) {
    handlers.set(channelOf(name), async (args) => {
      try {
        const checked = schema.safeParse(args);
        if (!checked.success) throw new TypeError(`${name}: arguments that do not fit`);
        const owner = owners.find((each) => name in each) as Record<string, Handler> | undefined;
        return await owner?.[name]?.(...checked.data);
      } catch (error) {
        onFault(error);
        if (canFail) return { ok: false, failure: FAULT };
        throw new Error(FAULT.message);
      }
    });
  }
  return handlers;
}
