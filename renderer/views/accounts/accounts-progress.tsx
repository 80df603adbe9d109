/** How the scans of several profiles go, one line each, with a way to end them. */
import { Button } from 'react-aria-components';
import { progressText } from '../../../electron/contract/accounts/account-progress.ts';
import { useAtlas, useData } from '../controls/atlas-context.tsx';

export function AccountsProgress(): React.ReactNode {
  const store = useAtlas();
  const progress = useData((state) => state.accounts);
  const ended = progress.filter(({ state }) => state === 'done' || state === 'failed').length;
  return (
    <>
      <p role="status">
        {ended} of {progress.length} scanned
      </p>
      <ul className="accounts-progress" aria-label="Scans of the profiles">
        {progress.map((each) => (
          <li key={each.profile} data-state={each.state}>
            <b>{each.profile}</b>
            <span className={each.state === 'failed' ? 'warn' : 'muted'}>{progressText(each)}</span>
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
