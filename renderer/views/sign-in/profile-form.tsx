/** The name under which an account and a role are written into the AWS config file. */
import { useState } from 'react';
import {
  isProfileName,
  profileNameOf,
  type SsoAccount,
} from '../../../electron/contract/reach/sign-in-state.ts';
import { useAtlas, useData } from '../controls/atlas-context.tsx';
import { DialogForm } from '../controls/forms/dialog-form.tsx';
import { TextField } from '../controls/forms/fields.tsx';

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
    <DialogForm
      className="sign-in stack gap-6"
      submit="Save and use it"
      isReady={problem === null && !isSaving}
      onSubmit={() => void save()}
      close={back}
      leave="Back"
    >
      <p>
        The role <b>{role}</b> in <b>{account.name}</b> <span className="muted">{account.accountId}</span>
      </p>
      <TextField
        label="Name of the profile"
        // The dialog asks for its name first.
        autoFocus
        maxLength={200}
        value={name}
        problem={problem}
        onChange={(text) => {
          setRefusal(undefined);
          setName(text);
        }}
      />
      <TextField
        label="Region for the AWS CLI and other tools (may be empty)"
        value={region}
        onChange={(text) => {
          setRefusal(undefined);
          setRegion(text);
        }}
      />
      <p className="muted">It is added to the end of the AWS config file; nothing else in it changes.</p>
    </DialogForm>
  );
}

function problemOf(name: string, taken: ReadonlySet<string>): string | null {
  if (taken.has(name)) return `There is a profile ${name} already.`;
  return isProfileName(name) ? null : 'Use letters, digits, blanks and . _ @ + - / alone.';
}
