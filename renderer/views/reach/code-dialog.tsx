/** Asks for the code of an MFA device. */
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { CodeQuestion } from '../../../electron/contract/bridge/api.ts';
import { useAtlas, useData } from '../controls/atlas-context.tsx';
import { ModalFrame } from '../controls/modal-frame.tsx';

/** The dialog `Code of your MFA device`, open while a role wants it. */
export function CodeDialog(): React.ReactNode {
  const store = useAtlas();
  const question = useData((state) => state.connection?.asksCode);
  return (
    <ModalFrame
      title="Code of your MFA device"
      isOpen={question !== undefined}
      onOpenChange={(isOpen) => {
        if (!isOpen) void store.calls.answerCode(null);
      }}
    >
      {(close) => (question === undefined ? null : <CodeForm question={question} close={close} />)}
    </ModalFrame>
  );
}

const CODE = /^\d{6,8}$/;

function CodeForm({ question, close }: { question: CodeQuestion; close: () => void }): React.ReactNode {
  const store = useAtlas();
  const [code, setCode] = useState('');
  const isCode = CODE.test(code);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isCode) void store.calls.answerCode(code);
      }}
    >
      <p>
        The role of the profile {question.profile} wants the code that the device {question.device} shows. One
        code serves until the session of the role ends.
      </p>
      <input
        className="text-input"
        aria-label="Code"
        inputMode="numeric"
        autoComplete="one-time-code"
        // biome-ignore lint/a11y/noAutofocus: the dialog asks for nothing else.
        autoFocus
        maxLength={8}
        value={code}
        onChange={(event) => setCode(event.target.value.replace(/\D/g, ''))}
      />
      <div className="dialog-acts">
        <Button className="button" onPress={close}>
          Cancel
        </Button>
        <Button className="button button-primary" type="submit" isDisabled={!isCode}>
          Continue
        </Button>
      </div>
    </form>
  );
}
