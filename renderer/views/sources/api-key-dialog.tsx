/** Takes an Amazon Bedrock API key, and forgets those that were given. */
import { useState } from 'react';
import { Button } from 'react-aria-components';
import {
  MAX_API_KEY_NAME_LENGTH,
  type ReadApiKey,
  readApiKey,
} from '../../../electron/contract/bridge/api-key.ts';
import { isRegionCode } from '../../../electron/contract/cells/regions.ts';
import { apiKeyWords } from '../../state/sources/source-words.ts';
import { useAtlas, useData, useNow } from '../controls/atlas-context.tsx';
import { DialogForm } from '../controls/forms/dialog-form.tsx';
import { TextField } from '../controls/forms/fields.tsx';
import { ModalFrame } from '../controls/modal-frame.tsx';
import { useAnswer } from '../controls/use-answer.ts';

/** The dialog `Add an API key`. */
export function ApiKeyDialog(): React.ReactNode {
  return (
    <ModalFrame title="Add an API key" overlay="api-key">
      {(close) => (
        <>
          <Keeping />
          <KeyForm close={close} />
          <GivenKeys />
        </>
      )}
    </ModalFrame>
  );
}

/** Where the key goes. Said before it is given. */
function Keeping(): React.ReactNode {
  const store = useAtlas();
  const isKept = useAnswer(() => store.calls.keepsApiKeys());
  if (isKept === undefined) return <p className="muted">Asking for the keychain of this system…</p>;
  return (
    <p className="muted">
      {isKept
        ? 'The key is kept on this computer, encrypted by the keychain of your system, until you forget it here.'
        : 'This system has no keychain that the app can use: the key is held until the app closes, and written nowhere.'}
    </p>
  );
}

function KeyForm({ close }: { close: () => void }): React.ReactNode {
  const store = useAtlas();
  const given = useData(({ sources }) => sources.apiKeys);
  const now = useNow();
  const [pasted, setPasted] = useState('');
  const [typedName, setName] = useState<string>();
  const [region, setRegion] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const read = pasted.trim() === '' ? undefined : readApiKey(pasted, now);
  const isRead = read !== undefined && read.problem === undefined;
  const name = (typedName ?? suggestedName(read)).trim();
  const needsRegion = isRead && read.region === undefined;
  const place = needsRegion ? region.trim() : '';
  const isReady = isRead && name !== '' && (place === '' || isRegionCode(place));
  const add = async (key: string): Promise<void> => {
    const added = await store.calls.addApiKey({
      ...{ key, name },
      ...(place === '' ? {} : { region: place }),
    });
    if (!added.ok) {
      setRefusal(`${added.failure.message} ${added.failure.nextStep}`);
      return;
    }
    close();
    await store.calls.chooseSource({ kind: 'aws', profile: null, apiKey: added.value.id });
  };
  return (
    <DialogForm
      className="key-form stack gap-3"
      submit="Add and use"
      isReady={isReady}
      onSubmit={() => {
        if (isReady) void add(read.key);
      }}
      close={close}
    >
      <TextField
        label="API key"
        type="password"
        autoComplete="off"
        // The dialog is there for it.
        autoFocus
        problem={read?.problem ?? null}
        hint={isRead ? apiKeyWords(read, now) : 'From the Bedrock console: API keys.'}
        hintName="What the key says"
        value={pasted}
        onChange={(text) => {
          setRefusal(undefined);
          setPasted(text);
        }}
      />
      <TextField
        label="Name"
        maxLength={MAX_API_KEY_NAME_LENGTH}
        hint={
          given.some((each) => each.name === name)
            ? 'It takes the place of the key of that name.'
            : 'As it is called in the list of sources.'
        }
        value={typedName ?? suggestedName(read)}
        onChange={setName}
      />
      {needsRegion ? (
        <TextField
          label="Region"
          placeholder="us-east-1"
          hint="This key names none. One is needed only for GovCloud and other partitions than aws."
          aria-invalid={place !== '' && !isRegionCode(place)}
          value={region}
          onChange={setRegion}
        />
      ) : null}
      <p role="alert" className="warn">
        {refusal}
      </p>
    </DialogForm>
  );
}

function suggestedName(read: ReadApiKey | undefined): string {
  if (read === undefined || read.problem !== undefined) return '';
  return read.region === undefined ? 'Bedrock' : `Bedrock ${read.region}`;
}

/** The keys that can be forgotten. */
function GivenKeys(): React.ReactNode {
  const store = useAtlas();
  const given = useData(({ sources }) => sources.apiKeys);
  const now = useNow();
  if (given.length === 0) return null;
  return (
    <section aria-label="Keys that were added">
      <h3>Keys that were added</h3>
      <ul className="given-keys stack gap-6">
        {given.map((each) => (
          <li key={each.id} className="row apart gap-12">
            <span>
              <b>{each.name}</b> <span className="muted">{apiKeyWords(each, now)}</span>
            </span>
            <Button
              className="button button-small"
              aria-label={`Forget this key: ${each.name}`}
              onPress={() => void store.calls.forgetApiKey(each.id)}
            >
              Forget this key
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
