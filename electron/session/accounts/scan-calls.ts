/** The window's calls about kept scans and several accounts. */
import type { Outcome } from '../../contract/bridge/api.ts';
import type { AtlasCalls } from '../../contract/bridge/calls.ts';
import type { SideTitles } from '../../contract/diff/diff-text.ts';
import type { Difference } from '../../contract/diff/difference.ts';
import type { ChangesFormat } from '../../contract/export/formats.ts';
import { withoutAccounts } from '../../contract/snapshot/account-numbers.ts';
import { type ScanPair, scanTimeText } from '../../contract/snapshot/kept/kept-scan.ts';
import type { Failure } from '../../contract/snapshot/model.ts';
import type { CurrentSource } from '../connecting/current-source.ts';
import { KeptScans } from '../kept-scans.ts';
import { exportMatrix } from '../matrix-export.ts';
import type { AtlasDeps } from '../ports.ts';
import { NO_SOURCE } from '../source/source-choice.ts';
import { AccountScans, type AccountScansDeps } from './account-scans.ts';
import type { ComparedSides, Kept, SideDeps } from './compared-sides.ts';

type ScanCalls = Pick<
  AtlasCalls,
  | 'listScans'
  | 'chooseCompared'
  | 'compareScans'
  | 'exportChanges'
  | 'showAccounts'
  | 'cancelAccounts'
  | 'answerAccountCode'
  | 'exportAccounts'
>;

interface ScanCallsDeps
  extends Pick<
      AtlasDeps,
      'openSession' | 'publish' | 'chooseExportFile' | 'writeFile' | 'nowEpochMs' | 'version'
    >,
    Pick<AccountScansDeps, 'checksAccess' | 'budget'>,
    Pick<SideDeps, 'openDocument'> {
  /** Where kept scans are, and who hears of problems with them. */
  kept: Omit<Parameters<typeof KeptScans.of>[0], 'choice'>;
}

export function scanCalls(
  source: Pick<CurrentSource, 'opened' | 'connection'>,
  deps: ScanCallsDeps,
): ScanCalls {
  const choiceOf = (profile: string) => ({ kind: 'aws', profile }) as const;
  const keptOf = (profile: string) => KeptScans.of({ ...deps.kept, choice: choiceOf(profile) });
  const accounts = new AccountScans({
    ...deps,
    keptOf,
    inUse: async (profile) =>
      source.connection?.source.profile === profile ? await source.opened() : undefined,
    openSession: (profile) => deps.openSession(choiceOf(profile), deps.kept.onProblem, true),
  });
  const scan = async (profile: string) => (await accounts.scan([profile]))[0]?.failure;
  let made: Promise<ComparedSides> | undefined;
  // Comparing is loaded when something is compared, and not before the first frame.
  const allSides = (): Promise<ComparedSides> => {
    made ??= import('./compared-sides.ts').then((room) => new room.ComparedSides({ ...deps, keptOf, scan }));
    return made;
  };
  const compareScans = async (pair: ScanPair): Promise<Outcome<Difference>> => {
    const opened = await source.opened();
    return opened === undefined
      ? { ok: false, failure: NO_SOURCE }
      : await differenceOf(await allSides(), opened.kept, pair);
  };
  return {
    showAccounts: (choice) => accounts.showAccounts(choice),
    cancelAccounts: () => accounts.cancelAccounts(),
    answerAccountCode: (profile, code) => accounts.answerAccountCode(profile, code),
    exportAccounts: async (format, view) => {
      const { shown } = accounts;
      if (shown === undefined) return { ok: false, failure: NO_ACCOUNTS };
      return await exportMatrix(shown, {}, deps, format, format === 'json' ? undefined : 'accounts', view);
    },
    listScans: async () => (await (await source.opened())?.kept.list()) ?? [],
    async chooseCompared(choice) {
      const opened = await source.opened();
      if (opened === undefined) return { ok: false, failure: NO_SOURCE };
      const sides = await allSides();
      return await sides.choose(choice, { kept: opened.kept, source: opened.state.snapshot.source });
    },
    compareScans,
    exportChanges: async ({ format, ...pair }) => {
      const compared = await compareScans(pair);
      if (!compared.ok) return compared;
      const day = new Date(deps.nowEpochMs()).toISOString().slice(0, 10);
      const file = await deps.chooseExportFile(`bedrock-atlas-changes-${day}.${format}`, format);
      if (file === undefined) return { ok: true, value: null };
      const scans = (await (await source.opened())?.kept.list()) ?? [];
      const sides = await allSides();
      const titleOf = (id: string): string =>
        sides.titleOf(id) ?? scanTimeText(scans.find((scan) => scan.id === id)?.at ?? id);
      const text = await changesText(
        compared.value,
        { old: titleOf(pair.old), new: titleOf(pair.new) },
        format,
      );
      const failure = await deps.writeFile(file, text);
      return failure === undefined ? { ok: true, value: { file } } : { ok: false, failure };
    },
  };
}

const NO_ACCOUNTS: Failure = {
  kind: 'bad-input',
  message: 'No accounts are shown.',
  nextStep: 'Choose Several accounts…, then export.',
};

async function differenceOf(sides: ComparedSides, kept: Kept, pair: ScanPair): Promise<Outcome<Difference>> {
  const old = await sides.open(pair.old, kept);
  if (!old.ok) return old;
  const now = await sides.open(pair.new, kept);
  if (!now.ok) return now;
  const { diffSides } = await import('../../contract/diff/diff-sides.ts');
  return { ok: true, value: diffSides(old.value, now.value) };
}

async function changesText(
  difference: Difference,
  titles: SideTitles,
  format: ChangesFormat,
): Promise<Iterable<string>> {
  const { diffCsv, diffJson, diffMarkdown } = await import('../../contract/diff/diff-text.ts');
  switch (format) {
    case 'json':
      return diffJson(difference);
    case 'csv':
      return diffCsv(difference);
    case 'md':
      // A profile's name may hold the account's number.
      return diffMarkdown(difference, { old: withoutAccounts(titles.old), new: withoutAccounts(titles.new) });
  }
}
