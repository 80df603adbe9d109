/** Accounts and roles of a session of IAM Identity Center, of which one becomes a profile. */
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { SsoAccount, SsoAccounts } from '../../../electron/contract/reach/sign-in-state.ts';
import type { Failure } from '../../../electron/contract/snapshot/model.ts';
import { counted } from '../../../electron/contract/text.ts';
import { useAtlas } from '../controls/atlas-context.tsx';
import { FailureCallout } from '../controls/forms/dialog-form.tsx';
import { SearchInput } from '../controls/forms/fields.tsx';
import { useAnswer } from '../controls/use-answer.ts';
import { ProfileForm } from './profile-form.tsx';

/** Accounts that are drawn at a time; the search finds the others. */
const MAX_SHOWN = 100;

export function RoleChooser(props: { session: string; region: string; close: () => void }): React.ReactNode {
  const { session, region, close } = props;
  const store = useAtlas();
  const [chosen, setChosen] = useState<{ account: SsoAccount; role: string }>();
  const [asked, askAgain] = useState(0);
  const answer = useAnswer(async () => ({ asked, outcome: await store.calls.ssoAccounts() }), asked);
  const outcome = answer?.asked === asked ? answer.outcome : undefined;
  if (chosen !== undefined) {
    return (
      <ProfileForm
        account={chosen.account}
        role={chosen.role}
        region={region}
        back={() => setChosen(undefined)}
      />
    );
  }
  return (
    <>
      <p className="muted">
        Signed in to {session}. A new profile stands in the AWS config file, for this app, the AWS CLI and
        other tools. A role that is used once is written nowhere, and is there until the app closes.
      </p>
      {outcome === undefined ? <p role="status">Asking for the accounts…</p> : null}
      {outcome?.ok === false ? <FailureCallout failure={outcome.failure} /> : null}
      {outcome?.ok === true ? <Accounts listed={outcome.value} choose={setChosen} /> : null}
      <div className="dialog-acts wrap">
        {outcome?.ok === false ? (
          <Button className="button" onPress={() => askAgain((count) => count + 1)}>
            Try again
          </Button>
        ) : null}
        <Button className="button" onPress={close}>
          Close
        </Button>
      </div>
    </>
  );
}

function Accounts(props: {
  listed: SsoAccounts;
  choose: (chosen: { account: SsoAccount; role: string }) => void;
}): React.ReactNode {
  const { listed, choose } = props;
  const [search, setSearch] = useState('');
  const [openId, setOpenId] = useState<string>();
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = listed.accounts.filter(({ accountId, name }) =>
    words.every((word) => name.toLowerCase().includes(word) || accountId.includes(word)),
  );
  const more = found.length - MAX_SHOWN;
  return (
    <>
      <SearchInput
        label="Search accounts"
        placeholder="Search by name or number"
        value={search}
        onChange={setSearch}
      />
      <p role="status" className="muted">
        {counted(found.length, 'account')}
        {more > 0 ? `, of which ${MAX_SHOWN} are shown: search for the others` : ''}
        {listed.isWhole ? '' : '. There are more, which could not be read.'}
      </p>
      <ul className="sso-accounts" aria-label="Accounts">
        {found.slice(0, MAX_SHOWN).map((account) => (
          <li key={account.accountId}>
            <Button
              className="sso-account row apart baseline"
              aria-expanded={openId === account.accountId}
              onPress={() => setOpenId(openId === account.accountId ? undefined : account.accountId)}
            >
              <b>{account.name === '' ? 'Without a name' : account.name}</b>{' '}
              <span className="muted">{account.accountId}</span>
            </Button>
            {openId === account.accountId ? (
              <Roles account={account} choose={(role) => choose({ account, role })} />
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function Roles(props: { account: SsoAccount; choose: (role: string) => void }): React.ReactNode {
  const { account, choose } = props;
  const store = useAtlas();
  const listed = useAnswer(() => store.calls.ssoRoles(account.accountId), account.accountId);
  const [refusal, setRefusal] = useState<Failure>();
  const failure = refusal ?? (listed?.ok === false ? listed.failure : undefined);
  const takeOnce = async (roleName: string): Promise<void> => {
    const { accountId, name: accountName } = account;
    const used = await store.calls.takeRoleOnce({ accountId, accountName, roleName });
    if (!used.ok) setRefusal(used.failure);
  };
  if (failure !== undefined) {
    return (
      <p role="alert" className="warn">
        {failure.message} {failure.nextStep}
      </p>
    );
  }
  if (listed?.ok !== true) return <p role="status">Asking for the roles…</p>;
  const roles = listed.value;
  if (roles.length === 0) return <p className="muted">You have no role in this account.</p>;
  return (
    <ul className="sso-roles" aria-label={`Roles in ${account.name}`}>
      {roles.map(({ name, profile }) => (
        <li key={name} className="sso-role row apart">
          <span>{name}</span>
          {profile === undefined ? (
            <span className="row">
              <Button
                className="button button-small"
                aria-label={`Use once: ${name}`}
                onPress={() => void takeOnce(name)}
              >
                Use once
              </Button>
              <Button
                className="button button-small"
                aria-label={`New profile… for ${name}`}
                onPress={() => choose(name)}
              >
                New profile…
              </Button>
            </span>
          ) : (
            <Button
              className="button button-small"
              onPress={() => {
                void store.calls.cancelSignIn();
                void store.calls.chooseSource({ kind: 'aws', profile });
              }}
            >
              Use profile {profile}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
