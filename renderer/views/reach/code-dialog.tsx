/** Asks for the code of an MFA device. */
import { useState } from 'react';
import type { CodeQuestion } from '../../../electron/contract/bridge/api.ts';
import { useAtlas, useData } from '../controls/atlas-context.tsx';
import { DialogForm } from '../controls/forms/dialog-form.tsx';
import { TextInput } from '../controls/forms/fields.tsx';
import { ModalFrame } from '../controls/modal-frame.tsx';

/** The dialog `Code of your MFA device`, open while a role wants it: that of the source in use, or of one of several accounts. */
export function CodeDialog(): React.ReactNode {
  const store = useAtlas();
  const own = useData((state) => state.connection?.asksCode);
  const account = useData(({ accounts }) => accounts.find(({ asksCode }) => asksCode !== undefined));
  const question = own ?? account?.asksCode;
  const answer = (code: string | null): void => {
    if (own !== undefined) void store.calls.answerCode(code);
    else if (account !== undefined) void store.calls.answerAccountCode(account.profile, code);
  };
  return (
    <ModalFrame
      title="Code of your MFA device"
      isOpen={question !== undefined}
      onOpenChange={(isOpen) => {
        if (!isOpen) answer(null);
      }}
    >
      {(close) =>
        question === undefined ? null : (
          // Another role's code is another answer.
          <CodeForm key={question.profile} question={question} answer={answer} close={close} />
        )
      }
    </ModalFrame>
  );
}

const CODE = /^\d{6,8}$/;

function CodeForm(props: {
  question: CodeQuestion;
  answer: (code: string) => void;
  close: () => void;
}): React.ReactNode {
  const { question, answer, close } = props;
  const [code, setCode] = useState('');
  const isCode = CODE.test(code);
  return (
    <DialogForm
      className="code-form stack gap-12"
      submit="Continue"
      isReady={isCode}
      onSubmit={() => answer(code)}
      close={close}
    >
      <p>
        The role of the profile <b>{question.profile}</b> wants the code that the device{' '}
        <b>{question.device}</b> shows. One code serves until the session of the role ends.
      </p>
      <TextInput
        aria-label="Code"
        inputMode="numeric"
        autoComplete="one-time-code"
        // The dialog asks for nothing else.
        autoFocus
        maxLength={8}
        value={code}
        onChange={(text) => setCode(text.replace(/\D/g, ''))}
      />
    </DialogForm>
  );
}
