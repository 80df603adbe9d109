/** The name under which an account and a role are written into the AWS config file. */
import { useId, useState } from 'react';
import { Button } from 'react-aria-components';
import {
  isProfileName,
  profileNameOf,
  type SsoAccount,
} from '../../../electron/contract/reach/sign-in-state.ts';
import { useAtlas, useData } from '../controls/atlas-context.tsx';

export function ProfileForm(props: {
  account: SsoAccount;
  role: string;
  region: string;
  back: () => void;
}): React.ReactNode {
  const { account, role, back } = props;
  const store = useAtlas();
  const profiles = useData((state) => state.connection?.profiles);
  const taken = new Set(profiles ?? []);
  const [name, setName] = useState(() => profileNameOf(account.name, role, taken));
  const [region, setRegion] = useState(props.region);
  const [refusal, setRefusal] = useState<string>();
  const [isSaving, setSaving] = useState(false);
  const problemId = useId();
  const problem = refusal ?? problemOf(name, taken);
  const save = async (): Promise<void> => {
    setSaving(true);
    const { accountId } = account;
    const code = region.trim();
    const saved = await store.calls.addSsoProfile({
      ...{ name, accountId, roleName: role },
      ...(code === '' ? {} : { region: code }),
    });
    setSaving(false);
    if (saved.ok) store.notify({ kind: 'info', message: `The profile ${name} is in the AWS config file.` });
    else setRefusal(`${saved.failure.message} ${saved.failure.nextStep}`);
  };
  return (
    <form
      className="sign-in"
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === undefined && !isSaving) void save();
      }}
    >
      <p>
        The role <b>{role}</b> in <b>{account.name}</b> <span className="muted">{account.accountId}</span>
      </p>
      <label className="sign-in-field">
        <span>Name of the profile</span>
        <input
          className="text-input"
          type="text"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the dialog asks for its name first.
          autoFocus
          maxLength={200}
          value={name}
          onChange={(event) => {
            setRefusal(undefined);
            setName(event.target.value);
          }}
          aria-invalid={problem !== undefined}
          aria-describedby={problemId}
        />
      </label>
      <p id={problemId} role="alert" className="warn">
        {problem}
      </p>
      <label className="sign-in-field">
        <span>Region for the AWS CLI and other tools (may be empty)</span>
        <input
          className="text-input"
          type="text"
          spellCheck={false}
          value={region}
          onChange={(event) => {
            setRefusal(undefined);
            setRegion(event.target.value);
          }}
        />
      </label>
      <p className="muted">It is added to the end of the AWS config file; nothing else in it changes.</p>
      <div className="dialog-acts">
        <Button className="button" onPress={back}>
          Back
        </Button>
        <Button
          className="button button-primary"
          type="submit"
          isDisabled={problem !== undefined || isSaving}
        >
          Save and use it
        </Button>
      </div>
    </form>
  );
}

function problemOf(name: string, taken: ReadonlySet<string>): string | undefined {
  if (taken.has(name)) return `There is a profile ${name} already.`;
  return isProfileName(name) ? undefined : 'Use letters, digits, blanks and . _ @ + - / alone.';
}
