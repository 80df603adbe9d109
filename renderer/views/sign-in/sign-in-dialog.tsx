/** How a sign-in to IAM Identity Center goes, in the browser or with a code, and what comes after it. */
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { SignInState } from '../../../electron/contract/reach/sign-in-state.ts';
import type { AtlasStore } from '../../state/store/atlas-store.ts';
import { useAtlas, useData } from '../controls/atlas-context.tsx';
import { CopyButton } from '../controls/copy-button.tsx';
import { DialogActs, FailureCallout } from '../controls/forms/dialog-form.tsx';
import { ModalFrame } from '../controls/modal-frame.tsx';
import { RoleChooser } from './role-chooser.tsx';
import { StartUrlForm } from './start-url-form.tsx';

type Step<Name extends SignInState['step']> = Extract<SignInState, { step: Name }>;

/** Open while the main process has a sign-in to tell of. */
export function SignInDialog(): React.ReactNode {
  const store = useAtlas();
  const signIn = useData((state) => state.signIn);
  const isChoosing = signIn?.step === 'accounts';
  return (
    <ModalFrame
      title={isChoosing ? 'Choose account and role' : 'Sign in to IAM Identity Center'}
      {...(isChoosing ? { width: 'list' as const } : {})}
      // Who comes back from the browser clicks somewhere into the window.
      isHeld
      isOpen={signIn !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) void store.calls.cancelSignIn();
      }}
    >
      {(close) => (signIn === null ? null : <Content signIn={signIn} store={store} close={close} />)}
    </ModalFrame>
  );
}

function Content(props: { signIn: SignInState; store: AtlasStore; close: () => void }): React.ReactNode {
  const { signIn, store, close } = props;
  switch (signIn.step) {
    case 'starting':
      return (
        <>
          <p role="status">Asking IAM Identity Center…</p>
          <DialogActs close={close} />
        </>
      );
    case 'browser':
      return <InBrowser state={signIn} store={store} close={close} />;
    case 'code':
      return <WithCode state={signIn} close={close} />;
    case 'failed':
      return <Failed state={signIn} store={store} close={close} />;
    case 'accounts':
      return <RoleChooser session={signIn.session} region={signIn.region} close={close} />;
  }
}

function InBrowser(props: { state: Step<'browser'>; store: AtlasStore; close: () => void }): React.ReactNode {
  const { state, store, close } = props;
  return (
    <>
      <p role="status">
        {state.isOpened
          ? 'Sign in on the page that your browser has opened. The app goes on by itself.'
          : 'No browser could be opened. Copy the address of the sign-in page and open it on this computer.'}
      </p>
      <p className="sign-in-page wrap">
        <OpenPage label="Open the page again" />
        <CopyButton text={state.address} what="the address" label="Copy the address" />
      </p>
      <DialogActs close={close}>
        <Button className="button" onPress={() => void store.calls.signInByCode()}>
          Use a code instead
        </Button>
      </DialogActs>
    </>
  );
}

function WithCode({ state, close }: { state: Step<'code'>; close: () => void }): React.ReactNode {
  return (
    <>
      {state.reason === undefined ? null : <p className="muted">{state.reason}</p>}
      <p>Open this page, here or on another device, and confirm that it shows the code below.</p>
      <p className="command row apart gap-0">
        <code>{state.verificationUri}</code>
        <CopyButton text={state.address} what="the address" />
      </p>
      <p className="sign-in-code row">
        <output aria-label="Code">{state.userCode}</output>
        <CopyButton text={state.userCode} what="the code" />
      </p>
      <p className="muted" role="status">
        Waiting until you have confirmed it.
      </p>
      <DialogActs close={close}>
        <OpenPage label="Open the page" isPrimary />
      </DialogActs>
    </>
  );
}

/** Says so where no browser opens: the address can be copied. */
function OpenPage({ label, isPrimary = false }: { label: string; isPrimary?: boolean }): React.ReactNode {
  const store = useAtlas();
  const [isRefused, setRefused] = useState(false);
  return (
    <>
      <Button
        className={isPrimary ? 'button button-primary' : 'button'}
        onPress={() => void store.calls.openSignInPage().then((isOpened) => setRefused(!isOpened))}
      >
        {label}
      </Button>
      <span role="status" className={isRefused ? 'warn' : 'visually-hidden'}>
        {isRefused ? 'No browser could be opened.' : ''}
      </span>
    </>
  );
}

function Failed(props: { state: Step<'failed'>; store: AtlasStore; close: () => void }): React.ReactNode {
  const { state, store, close } = props;
  const { failure, target } = state;
  if (!('profile' in target)) {
    const before = { place: target, failure };
    return <StartUrlForm close={close} before={before} signIn={(place) => void store.calls.signIn(place)} />;
  }
  return (
    <>
      <FailureCallout failure={failure} />
      <DialogActs close={close}>
        <Button className="button button-primary" onPress={() => void store.calls.signIn(target)}>
          Try again
        </Button>
      </DialogActs>
    </>
  );
}
