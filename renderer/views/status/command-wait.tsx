/** What the app waits for when the command of a profile takes its time, and the way out. */
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { CommandWait } from '../../../electron/contract/bridge/api.ts';
import { useAtlas, useData } from '../controls/atlas-context.tsx';

/** Nothing is shown while nothing is waited for. */
export function CommandWaitLine(): React.ReactNode {
  const wait = useData((state) => state.connection?.waitsFor);
  return wait === undefined ? null : <Waiting wait={wait} />;
}

function Waiting({ wait }: { wait: CommandWait }): React.ReactNode {
  const store = useAtlas();
  return (
    <span className="strip-wait">
      <WaitWords wait={wait} /> ·{' '}
      <Button
        className="link-button"
        aria-label="Cancel the command"
        onPress={() => void store.calls.cancelScan()}
      >
        Cancel
      </Button>
      {wait.said === undefined ? null : <span className="muted strip-said cut"> It says: “{wait.said}”</span>}
    </span>
  );
}

/** Said once; the seconds would be read out each second. */
export function WaitWords({ wait }: { wait: CommandWait }): React.ReactNode {
  const seconds = useSecondsSince(wait.sinceEpochMs);
  return (
    <span>
      <span role="status">Waiting for the command of profile {wait.profile}</span>
      <span aria-hidden>, {seconds} s</span>
    </span>
  );
}

const SECOND_MS = 1_000;

function useSecondsSince(epochMs: number): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.round((nowMs - epochMs) / SECOND_MS));
}
