/** The button `Sign in` beside a failure that a new session of IAM Identity Center would settle. */
import { Button } from 'react-aria-components';
import type { ConnectionState } from '../../../electron/contract/bridge/api.ts';
import type { Failure } from '../../../electron/contract/snapshot/model.ts';
import { useAtlas, useData } from '../controls/atlas-context.tsx';

/** Whether the session is over and the app itself can open it again. */
export function signInHelps(failure: Failure, connection: ConnectionState | undefined): boolean {
  return failure.kind === 'expired-credentials' && connection?.canSignIn === true;
}

/** Nothing where that does not help. */
export function SignInButton(props: { failure: Failure; isPrimary?: boolean }): React.ReactNode {
  const { failure, isPrimary = false } = props;
  const store = useAtlas();
  const helps = useData((state) => signInHelps(failure, state.connection));
  if (!helps) return null;
  return (
    <Button
      className={isPrimary ? 'button button-primary' : 'button button-primary button-small'}
      onPress={() => void store.calls.signIn()}
    >
      Sign in
    </Button>
  );
}
