/** Marks the window while it shows several accounts instead of the one in use. */
import { Users } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { ShownAccount } from '../../../electron/contract/accounts/account-progress.ts';
import { showAccounts } from '../../state/store/accounts.ts';
import { ageText } from '../../state/words/age.ts';
import { useAtlas, useData, useNow } from '../controls/atlas-context.tsx';

/** Names the accounts with the age of their scans, says which could not be scanned, and leads out. */
export function AccountsBanner({ accounts }: { accounts: readonly ShownAccount[] }): React.ReactNode {
  const store = useAtlas();
  const now = useNow();
  const scanned = accounts.filter(({ at }) => at !== undefined).map(({ profile }) => profile);
  const left = accounts.length - scanned.length;
  const own = useData(({ connection }) => connection?.source.profile);
  return (
    <div className="notice row gap-10 document-banner">
      <Users size={16} aria-hidden />
      <div className="accounts-banner">
        <p>
          <b>{accounts.length === 1 ? '1 account' : `${accounts.length} accounts`}</b>:{' '}
          {accounts.map(({ profile, at }, index) => (
            <span key={profile}>
              {index === 0 ? '' : ', '}
              {profile} <span className="muted">{at === undefined ? 'not scanned' : ageText(at, now)}</span>
            </span>
          ))}
        </p>
        {accounts.map(({ profile, at, failure }) =>
          failure === undefined ? null : (
            <p key={profile}>
              <b>{profile}</b>: {failure.message} {failure.nextStep}
              {at === undefined ? '' : ' An older scan is shown.'}
            </p>
          ),
        )}
      </div>
      {left === 0 ? null : (
        <Button
          className="button button-small"
          onPress={() => void showAccounts(store, { profiles: scanned, scan: false })}
        >
          Leave out {left} not scanned
        </Button>
      )}
      {scanned.length > 1 ? (
        <Button className="button button-small" onPress={() => store.showOverlay('compare-with')}>
          Compare two…
        </Button>
      ) : null}
      <Button className="button button-small" onPress={() => store.showOverlay('accounts')}>
        Choose accounts…
      </Button>
      <Button className="button button-small" onPress={() => store.closeDocument()}>
        Back to {own ?? 'one account'}
      </Button>
    </div>
  );
}
