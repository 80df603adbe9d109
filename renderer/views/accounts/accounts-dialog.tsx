/** Chooses the profiles whose accounts are shown side by side, and tells how their scans go. */
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { isScanningAccounts, showAccounts } from '../../state/store/accounts.ts';
import { useAtlas, useData } from '../controls/atlas-context.tsx';
import { CheckBox, SearchInput } from '../controls/forms/fields.tsx';
import { ModalFrame } from '../controls/modal-frame.tsx';
import { AccountsProgress } from './accounts-progress.tsx';

/** The dialog `Several accounts`. */
export function AccountsDialog(): React.ReactNode {
  return (
    <ModalFrame title="Several accounts" width="list" overlay="accounts">
      <Content />
    </ModalFrame>
  );
}

function Content(): React.ReactNode {
  const isScanning = useData(({ accounts }) => isScanningAccounts(accounts));
  return isScanning ? <AccountsProgress /> : <Choice />;
}

function Choice(): React.ReactNode {
  const store = useAtlas();
  const profiles = useData((state) => state.connection?.profiles) ?? [];
  const shown = useData((state) => state.viewing?.accounts);
  const [chosen, setChosen] = useState<readonly string[]>(() => shown?.map(({ profile }) => profile) ?? []);
  const [text, setText] = useState('');
  const found = profiles.filter((profile) => profile.toLowerCase().includes(text.trim().toLowerCase()));
  const show = (scan: boolean): void => void showAccounts(store, { profiles: [...chosen], scan });
  if (profiles.length === 0) return <p>There are no profiles in your AWS configuration.</p>;
  return (
    <>
      <p className="muted">
        The matrix then says in each cell how many of these accounts can call the model, and which.
      </p>
      <div className="accounts-bar wrap gap-10">
        <SearchInput label="Search profiles" value={text} onChange={setText} />
        <Button
          className="link-button"
          onPress={() => setChosen([...new Set([...chosen, ...found])])}
          isDisabled={found.length === 0}
        >
          Choose all {text.trim() === '' ? '' : 'found'}
        </Button>
        <Button className="link-button" onPress={() => setChosen([])} isDisabled={chosen.length === 0}>
          Choose none
        </Button>
      </div>
      <fieldset className="check-group accounts-choice" aria-label="Profiles">
        {found.map((profile) => (
          <CheckBox
            key={profile}
            label={profile}
            checked={chosen.includes(profile)}
            onChange={(isOn) =>
              setChosen(isOn ? [...chosen, profile] : chosen.filter((each) => each !== profile))
            }
          />
        ))}
        {found.length === 0 ? <p className="muted">No profile has this in its name.</p> : null}
      </fieldset>
      <div className="accounts-acts wrap gap-10">
        <span role="status" className="muted">
          {chosen.length} of {profiles.length} chosen
        </span>
        <Button className="button" isDisabled={chosen.length === 0} onPress={() => show(false)}>
          Show last scans
        </Button>
        <Button className="button button-primary" isDisabled={chosen.length === 0} onPress={() => show(true)}>
          Scan and show
        </Button>
      </div>
    </>
  );
}
