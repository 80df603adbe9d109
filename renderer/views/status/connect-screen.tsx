/** The first screen without credentials: what was checked, what to do, and the sample data. */
import { Button } from 'react-aria-components';
import type { ConnectionState } from '../../../electron/contract/bridge/api.ts';
import { shellQuoted } from '../../../electron/contract/shell-quoting.ts';
import { useAtlas } from '../controls/atlas-context.tsx';
import { CopyButton } from '../controls/copy-button.tsx';
import { SignInButton, signInHelps } from '../sign-in/sign-in-button.tsx';

interface Way {
  title: string;
  text: string;
  command: string;
}

/** The profiles that the screen offers to choose; the box at the top has all. */
const MAX_PROFILES = 8;

/** What helps the profile in use; without one, what helps anybody. */
function waysOf({ login, source: { profile } }: ConnectionState): Way[] {
  // Without it the AWS CLI asks for a name, or sets up the default profile.
  const named = profile === undefined ? '' : ` --profile ${shellQuoted(profile)}`;
  const sso: Way =
    login === undefined
      ? {
          title: 'IAM Identity Center (SSO)',
          text: 'Set up a profile; this logs in too:',
          command: `aws configure sso${named}`,
        }
      : { title: 'Log in', text: 'The profile rests on a session; open it again:', command: login };
  return [sso, { title: 'Access keys', text: 'Store them in a profile:', command: `aws configure${named}` }];
}

/** Shown while there are neither credentials nor cached data. */
export function ConnectScreen({ connection }: { connection: ConnectionState }): React.ReactNode {
  const store = useAtlas();
  const { failure, source } = connection;
  const isSignInFirst = failure !== undefined && signInHelps(failure, connection);
  return (
    <main className="connect">
      <div className="connect-card stack">
        <h2>Connect to AWS</h2>
        <p className="connect-lead">
          Bedrock Atlas asks Amazon Bedrock, with your own credentials, which models you can call from which
          Region. It only reads, and sends nothing anywhere else.
        </p>
        {failure === undefined ? null : (
          <p className="callout" role="status">
            {failure.message} {failure.nextStep}
          </p>
        )}
        <div className="connect-actions wrap">
          {failure === undefined ? null : <SignInButton failure={failure} isPrimary />}
          <Button
            className={isSignInFirst ? 'button' : 'button button-primary'}
            onPress={() => void store.calls.chooseSource({ kind: 'aws', profile: source.profile ?? null })}
          >
            Try again
          </Button>
          <Button className="button" onPress={() => store.showOverlay('connection')}>
            Test connection…
          </Button>
          <Button className="button" onPress={() => void store.exploreSample()}>
            Explore with sample data
          </Button>
          {isSignInFirst ? null : (
            <Button className="link-button" onPress={() => store.showOverlay('sign-in')}>
              Sign in with IAM Identity Center…
            </Button>
          )}
          <Button className="link-button" onPress={() => store.showOverlay('endpoints')}>
            Endpoints of Regions…
          </Button>
        </div>
        <div className="connect-columns">
          <section className="stack">
            <h3>What to do</h3>
            <ul className="ways stack gap-10">
              {waysOf(connection).map(({ title, text, command }) => (
                <li key={title}>
                  <b>{title}.</b> {text}
                  <span className="command row apart gap-0">
                    <code>{command}</code>
                    <CopyButton text={command} what={command} />
                  </span>
                </li>
              ))}
              <OtherProfiles connection={connection} />
            </ul>
          </section>
          <section className="stack">
            <h3>Credential sources checked</h3>
            <dl className="looked-for">
              {connection.lookedFor.map(({ place, found }) => (
                <div key={place}>
                  <dt>{place}</dt>
                  <dd>{found}</dd>
                </div>
              ))}
            </dl>
          </section>
        </div>
      </div>
    </main>
  );
}

/** The profiles of this computer that are not in use, each with one click. */
function OtherProfiles({ connection }: { connection: ConnectionState }): React.ReactNode {
  const store = useAtlas();
  const others = connection.profiles.filter((profile) => profile !== connection.source.profile);
  if (others.length === 0) return null;
  return (
    <li>
      <b>Another profile.</b> Choose one of this computer:
      <span className="other-profiles wrap gap-6">
        {others.slice(0, MAX_PROFILES).map((profile) => (
          <Button
            key={profile}
            className="button button-small"
            onPress={() => void store.calls.chooseSource({ kind: 'aws', profile })}
          >
            {profile}
          </Button>
        ))}
        {others.length > MAX_PROFILES ? (
          <span className="muted">and {others.length - MAX_PROFILES} more in the box at the top</span>
        ) : null}
      </span>
    </li>
  );
}
