/** Asks for the user name and password of a proxy. */
import { useState } from 'react';
import type { ProxyQuestion } from '../../../electron/contract/bridge/api.ts';
import { useAtlas, useData } from '../controls/atlas-context.tsx';
import { DialogForm } from '../controls/forms/dialog-form.tsx';
import { TextField } from '../controls/forms/fields.tsx';
import { ModalFrame } from '../controls/modal-frame.tsx';

/** The dialog `Sign in to the proxy`, open while one asks. */
export function ProxyDialog(): React.ReactNode {
  const store = useAtlas();
  const question = useData((state) => state.proxyQuestion);
  return (
    <ModalFrame
      title="Sign in to the proxy"
      isOpen={question !== undefined}
      onOpenChange={(isOpen) => {
        if (!isOpen) void store.calls.answerProxy(null);
      }}
    >
      {(close) => (question === undefined ? null : <LoginForm question={question} close={close} />)}
    </ModalFrame>
  );
}

function LoginForm({ question, close }: { question: ProxyQuestion; close: () => void }): React.ReactNode {
  const store = useAtlas();
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const { proxy, realm, isRefused } = question;
  return (
    <DialogForm
      className="login-form stack"
      submit="Sign in"
      isReady={user !== ''}
      onSubmit={() => {
        // After a wrong answer the same form asks again.
        setPassword('');
        void store.calls.answerProxy({ user, password });
      }}
      close={close}
    >
      <p>
        The proxy {proxy}
        {realm === undefined ? '' : ` (“${realm}”)`} asks for a user name and password before it lets requests
        to AWS through.
      </p>
      {isRefused ? (
        <p role="alert" className="warn">
          It did not accept what was sent last.
        </p>
      ) : null}
      <TextField
        label="User name"
        autoComplete="off"
        // The dialog asks for nothing else.
        autoFocus
        value={user}
        onChange={setUser}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="off"
        value={password}
        onChange={setPassword}
      />
      <p className="muted">
        Kept in memory until the app ends, and written nowhere. A domain stands before the name: DOMAIN\name.
      </p>
    </DialogForm>
  );
}
