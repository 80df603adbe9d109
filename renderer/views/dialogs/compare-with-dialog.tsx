/** Chooses what the kept scans are compared with. */
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { ShownAccount } from '../../../electron/contract/accounts/account-progress.ts';
import type { ComparedChoice } from '../../../electron/contract/bridge/calls.ts';
import { scanTimeText } from '../../../electron/contract/snapshot/kept/kept-scan.ts';
import { isScanningAccounts } from '../../state/store/accounts.ts';
import { compareWith } from '../../state/store/comparing.ts';
import { AccountsProgress } from '../accounts/accounts-progress.tsx';
import { useKeptScans } from '../changes/use-kept-scans.ts';
import { useAtlas, useData } from '../controls/atlas-context.tsx';
import { CheckBox, OptionList } from '../controls/forms/fields.tsx';
import { ModalFrame } from '../controls/modal-frame.tsx';

/** The dialog `Compare with`: an earlier scan, another profile, a file, or two of the accounts that are shown. */
export function CompareWithDialog(): React.ReactNode {
  return (
    <ModalFrame title="Compare with" overlay="compare-with">
      <Content />
    </ModalFrame>
  );
}

interface OldSideChoice {
  key: string;
  label: string;
  choice: ComparedChoice;
}

function Content(): React.ReactNode {
  const isScanning = useData(({ accounts }) => isScanningAccounts(accounts));
  const shown = useData((state) => state.viewing?.accounts);
  const accounts = shown?.filter(({ at }) => at !== undefined) ?? [];
  if (isScanning) return <AccountsProgress />;
  return (
    <>
      {accounts.length < 2 ? null : <TwoAccounts accounts={accounts} />}
      <Choices />
    </>
  );
}

/** What one account has and another has not. */
function TwoAccounts({ accounts }: { accounts: readonly ShownAccount[] }): React.ReactNode {
  const store = useAtlas();
  const [old, setOld] = useState(accounts[0]?.profile ?? '');
  const [newer, setNewer] = useState(accounts[1]?.profile ?? '');
  const options = accounts.map(({ profile }) => ({ id: profile, label: profile }));
  return (
    <section>
      <h3>Two of the accounts</h3>
      <div className="accounts-bar wrap gap-10">
        <OptionList aria-label="From account" options={options} value={old} onChange={setOld} /> to{' '}
        <OptionList aria-label="To account" options={options} value={newer} onChange={setNewer} />
        <Button
          className="button"
          isDisabled={old === newer}
          onPress={() => void compareWith(store, { kind: 'profiles', profile: old, newer })}
        >
          Compare
        </Button>
      </div>
    </section>
  );
}

function Choices(): React.ReactNode {
  const [scan, setScan] = useState(false);
  const scans = useKeptScans() ?? [];
  const profiles = useData((state) => state.connection?.profiles) ?? [];
  const current = useData((state) => state.connection?.source.profile);
  const earlier = scans
    .slice(1)
    .map(({ at, id }) => ({ key: id, label: scanTimeText(at), choice: { kind: 'scan', id } as const }));
  const others = profiles
    .filter((profile) => profile !== current)
    .map((profile) => ({
      key: profile,
      label: profile,
      choice: { kind: 'profile', profile, scan } as const,
    }));
  return (
    <>
      <p className="muted">
        The last kept scan is compared with what you choose.{' '}
        {scan ? 'AWS is asked for the other profile only.' : 'Nothing is asked of AWS.'}
      </p>
      <Group title="An earlier scan" choices={earlier} none="No earlier scan is kept." />
      <Group
        title={scan ? 'A new scan of another profile' : 'The last scan of another profile'}
        choices={others}
        none="There is no other profile."
      >
        {others.length === 0 ? null : <CheckBox label="Scan it now" checked={scan} onChange={setScan} />}
      </Group>
      <Group title="A file" choices={[FILE]} />
    </>
  );
}

const FILE: OldSideChoice = { key: 'file', label: 'Choose an export…', choice: { kind: 'file' } };

function Group(props: {
  title: string;
  choices: readonly OldSideChoice[];
  none?: string;
  children?: React.ReactNode;
}): React.ReactNode {
  const { title, choices, none, children } = props;
  const store = useAtlas();
  return (
    <section>
      <h3>{title}</h3>
      {children}
      {choices.length === 0 ? <p className="muted">{none}</p> : null}
      <ul className="compared-choices" aria-label={title}>
        {choices.map(({ choice, key, label }) => (
          <li key={key}>
            <Button className="link-button" onPress={() => void compareWith(store, choice)}>
              {label}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
