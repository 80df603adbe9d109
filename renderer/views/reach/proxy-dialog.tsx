/** Asks for the user name and password of a proxy. */
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { ProxyQuestion } from '../../../electron/contract/bridge/api.ts';
import { useAtlas, useData } from '../controls/atlas-context.tsx';
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
  const isWhole = user !== '';
  return (
    <form
      className="login-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWhole) return;
        // After a wrong answer the same form asks again.
        setPassword('');
        void store.calls.answerProxy({ user, password });
      }}
    >
      <p>
        The proxy {proxy}
        {realm === undefined ? '' : ` (“${realm}”)`} asks for a user name and password before it lets requests
        to AWS through.
      </p>
      {isRefused ? <p role="alert">It did not accept what was sent last.</p> : null}
      <label>
        User name
        <input
          className="text-input"
          autoComplete="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the dialog asks for nothing else.
          autoFocus
          value={user}
          onChange={(event) => setUser(event.target.value)}
        />
      </label>
      <label>
        Password
        <input
          className="text-input"
          type="password"
          autoComplete="off"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </label>
      <p className="muted">
        Kept in memory until the app ends, and written nowhere. A domain stands before the name: DOMAIN\name.
      </p>
      <div className="dialog-acts">
        <Button className="button" onPress={close}>
          Cancel
        </Button>
        <Button className="button button-primary" type="submit" isDisabled={!isWhole}>
          Sign in
        </Button>
      </div>
    </form>
  );
}
