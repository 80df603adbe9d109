/** How the window opens its sources, and finds what is kept of those that are not open: with the settings as they are then. */
import type { Arguments } from '../../cli/arguments.ts';
import type { scanCalls } from '../../session/accounts/scan-calls.ts';
import { historyLimitsOf } from '../../session/kept-scans.ts';
import type { AtlasDeps } from '../../session/ports.ts';
import type { SessionOptions } from '../../session/source/source-choice.ts';
import { SourceSession } from '../../session/source/source-session.ts';
import type { SettingsStore } from '../../settings/settings-store.ts';
import type { AppReach } from './app-reach.ts';

interface WindowSourcesDeps extends Pick<SessionOptions, 'apiKeys' | 'budget' | 'isReadOnly' | 'log'> {
  args: Pick<Arguments, 'regions'>;
  dataDir: string;
  settings: Pick<SettingsStore, 'values'>;
  reach: AppReach;
  /** Hears of problems with what is kept of sources that are not open. */
  report: Parameters<typeof scanCalls>[1]['kept']['onProblem'];
}

export function windowSources(deps: WindowSourcesDeps): {
  openSession: AtlasDeps['openSession'];
  kept: Parameters<typeof scanCalls>[1]['kept'];
} {
  const { args, dataDir: userDataDir, settings, reach, report, ...shared } = deps;
  const { isReadOnly = false } = shared;
  const { env } = process;
  return {
    openSession: (choice, onProblem, isBeside = false) =>
      SourceSession.open({
        ...shared,
        ...{ choice, userDataDir, env, isBeside, onProblem },
        ...(args.regions === undefined ? {} : { regions: args.regions }),
        regionDeadlineMs: settings.values.regionDeadlineMs,
        regionEndpoints: settings.values.regionEndpoints,
        historyLimits: () => historyLimitsOf(settings.values),
        reach: reach.options(),
      }),
    kept: {
      ...{ userDataDir, env, isReadOnly, onProblem: report },
      get reach() {
        return reach.options();
      },
    },
  };
}
