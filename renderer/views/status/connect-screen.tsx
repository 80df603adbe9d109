/** The first screen without credentials: what was checked, what to do, and the sample data. */
import { Button } from 'react-aria-components';
import type { ConnectionState } from '../../../electron/contract/bridge/api.ts';
import { useAtlas } from '../controls/atlas-context.tsx';
import { CopyButton } from '../controls/copy-button.tsx';

const WAYS: { title: string; text: string; command: string }[] = [
  {
    title: 'IAM Identity Center (SSO)',
    text: 'Set up a profile once with aws configure sso, then log in:',
    command: 'aws sso login --profile NAME',
  },
  { title: 'Access keys', text: 'Store them in a profile:', command: 'aws configure --profile NAME' },
  {
    title: 'An existing profile',
    text: 'Choose it at the top, or start the app with it:',
    command: 'npm start -- --profile NAME',
  },
];

/** Shown while there are neither credentials nor cached data. */
export function ConnectScreen({ connection }: { connection: ConnectionState }): React.ReactNode {
  const store = useAtlas();
  const source = connection.source;
  return (
    <main className="connect">
      <div className="connect-card">
        <h2>Connect to AWS</h2>
        <p className="connect-lead">
          Bedrock Atlas asks Amazon Bedrock, with your own credentials, which models you can call from which
          region. It only reads, and sends nothing anywhere else.
        </p>
        {connection.failure === undefined ? null : (
          <p className="callout" role="status">
            {connection.failure.message} {connection.failure.nextStep}
          </p>
        )}
        <div className="connect-actions">
          <Button
            className="button button-primary"
            onPress={() => void store.calls.chooseSource({ kind: 'aws', profile: source.profile ?? null })}
          >
            Try again
          </Button>
          <Button className="button" onPress={() => void store.calls.chooseSource({ kind: 'sample' })}>
            Explore with sample data
          </Button>
        </div>
        <div className="connect-columns">
          <section>
            <h3>What to do</h3>
            <ul className="ways">
              {WAYS.map(({ title, text, command }) => (
                <li key={title}>
                  <b>{title}.</b> {text}
                  <span className="command">
                    <code>{command}</code>
                    <CopyButton text={command} what={command} />
                  </span>
                </li>
              ))}
            </ul>
          </section>
          <section>
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
