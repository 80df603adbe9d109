/** How the scans of several profiles go, one line each, with a way to end them. */
import { Button } from 'react-aria-components';
import { type AccountProgress, progressText } from '../../../electron/contract/accounts/account-progress.ts';
import { useAtlas, useData } from '../controls/atlas-context.tsx';
import { WaitWords } from '../status/command-wait.tsx';

export function AccountsProgress(): React.ReactNode {
  const store = useAtlas();
  const progress = useData((state) => state.accounts);
  const ended = progress.filter(({ state }) => state === 'done' || state === 'failed').length;
  return (
    <>
      <p role="status">
        {ended} of {progress.length} scanned
      </p>
      <ul className="accounts-progress stack gap-6" aria-label="Scans of the profiles">
        {progress.map((each) => (
          <li key={each.profile} data-state={each.state}>
            <b>{each.profile}</b>
            <ProgressWords progress={each} />
            <progress
              aria-label={`Scan progress of ${each.profile}`}
              max={Math.max(1, each.regions)}
              value={each.answered}
            />
          </li>
        ))}
      </ul>
      <Button className="button" onPress={() => void store.calls.cancelAccounts()}>
        Cancel scans
      </Button>
    </>
  );
}

function ProgressWords({ progress }: { progress: AccountProgress }): React.ReactNode {
  // The wait of the source in use is told as its own.
  const own = useData(({ connection }) =>
    connection?.source.profile === progress.profile ? connection.waitsFor : undefined,
  );
  const wait = progress.waitsFor ?? own;
  if (wait === undefined) {
    return <span className={progress.state === 'failed' ? 'warn' : 'muted'}>{progressText(progress)}</span>;
  }
  return (
    <span className="muted">
      <WaitWords wait={wait} />
      {wait.said === undefined ? '' : `. It says: “${wait.said}”`}
    </span>
  );
}
