/** Messages for the user, over the page so that nothing moves: problems stay until they are dismissed, the rest goes by itself. */
import { CircleCheck, FileClock, Info, TriangleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { ConnectionState } from '../../../electron/contract/bridge/api.ts';
import type { Failure } from '../../../electron/contract/snapshot/model.ts';
import { hasScannedRegion } from '../../state/scan/scan-summary.ts';
import type { ShownNotice } from '../../state/store/atlas-state.ts';
import { timeText } from '../../state/words/age.ts';
import { AccountsBanner } from '../accounts/accounts-banner.tsx';
import { useAtlas, useData } from '../controls/atlas-context.tsx';
import { CopyButton } from '../controls/copy-button.tsx';
import { SignInButton } from '../sign-in/sign-in-button.tsx';

/** How long what is no problem stays, in milliseconds: long enough to be read twice. It waits while it is pointed at. */
const SHOWN_MS = 8_000;

/** The messages over the foot of the page: problems are announced at once, the rest politely. */
export function Notices(): React.ReactNode {
  const notices = useData((state) => state.notices);
  const problems = notices.filter((notice) => notice.kind === 'problem');
  const others = notices.filter((notice) => notice.kind !== 'problem');
  const savedLast = others.findLast((notice) => notice.isFile === true);
  return (
    <div className="notices">
      <div role="alert">
        <Disconnected />
        <ScanStopped />
        {problems.map((notice) => (
          <Message key={notice.id} notice={notice} />
        ))}
      </div>
      <div role="status" aria-label="Messages">
        {others.map((notice) => (
          <Message key={notice.id} notice={notice} isSavedLast={notice === savedLast} />
        ))}
      </div>
    </div>
  );
}

function Message(props: { notice: ShownNotice; isSavedLast?: boolean }): React.ReactNode {
  const { notice, isSavedLast = false } = props;
  const store = useAtlas();
  const [isHeld, setHeld] = useState(false);
  const { id, kind } = notice;
  useEffect(() => {
    if (kind === 'problem' || isHeld) return undefined;
    const timer = setTimeout(() => store.dismiss(id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id, kind, isHeld, store]);
  return (
    <Frame
      kind={kind}
      dismiss={() => store.dismiss(id)}
      hold={setHeld}
      action={actionOf(notice, isSavedLast)}
    >
      {notice.kind === 'problem' ? (
        <>
          {notice.failure.message} <NextStep failure={notice.failure} />
        </>
      ) : (
        <>
          {notice.message} <span className="muted">{notice.nextStep}</span>
        </>
      )}
    </Frame>
  );
}

function actionOf(notice: ShownNotice, isSavedLast: boolean): React.ReactNode {
  if (notice.kind === 'problem') return <SignInButton failure={notice.failure} />;
  return isSavedLast ? <ShowInFolder /> : undefined;
}

function ShowInFolder(): React.ReactNode {
  const store = useAtlas();
  const show = async (): Promise<void> => {
    const outcome = await store.calls.showSaved();
    if (!outcome.ok) store.report(outcome.failure);
  };
  return (
    <Button className="button button-small" onPress={() => void show()}>
      Show in folder
    </Button>
  );
}

const ICONS = { problem: TriangleAlert, saved: CircleCheck, info: Info };

/** A line with an icon, the words, and its buttons. */
function Frame(props: {
  kind: ShownNotice['kind'];
  children: React.ReactNode;
  action?: React.ReactNode;
  dismiss?: () => void;
  /** Hears whether it is pointed at or has the focus. */
  hold?: (isHeld: boolean) => void;
}): React.ReactNode {
  const { kind, children, action, dismiss, hold } = props;
  const Icon = ICONS[kind];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only waits while somebody reads it.
    <div
      className={`notice row gap-10 notice-${kind}`}
      onPointerEnter={() => hold?.(true)}
      onPointerLeave={() => hold?.(false)}
      onFocus={() => hold?.(true)}
      onBlur={() => hold?.(false)}
    >
      <Icon size={16} aria-hidden />
      <p>{children}</p>
      {action}
      {dismiss === undefined ? null : (
        <Button className="icon-button" aria-label="Dismiss" onPress={dismiss}>
          <X size={14} aria-hidden />
        </Button>
      )}
    </div>
  );
}

/** Why the last scan could not go on; goes away with the next scan or when it is dismissed. */
function ScanStopped(): React.ReactNode {
  const failure = useData((state) => (state.scan.phase === 'idle' ? state.scan.failure : undefined));
  const [dismissed, setDismissed] = useState<Failure>();
  if (failure === undefined || failure === dismissed) return null;
  return (
    <Frame kind="problem" action={<SignInButton failure={failure} />} dismiss={() => setDismissed(failure)}>
      {failure.message} <NextStep failure={failure} />
    </Frame>
  );
}

/** Shown while there is cached data but no credentials to refresh it, until it is dismissed. */
function Disconnected(): React.ReactNode {
  const store = useAtlas();
  const [dismissed, setDismissed] = useState<ConnectionState>();
  const connection = useData((state) => state.connection);
  const hasData = useData((state) => hasScannedRegion(state.snapshot));
  if (connection?.status !== 'no-credentials' || !hasData || connection === dismissed) return null;
  const failure = connection.failure ?? NO_CREDENTIALS;
  const profile = connection.source.profile ?? null;
  const tryAgain = (
    <Button
      className="button button-small"
      onPress={() => void store.calls.chooseSource({ kind: 'aws', profile })}
    >
      Try again
    </Button>
  );
  return (
    <Frame
      kind="problem"
      action={
        <>
          <SignInButton failure={failure} />
          {tryAgain}
        </>
      }
      dismiss={() => setDismissed(connection)}
    >
      {failure.message} What is shown was saved by an earlier scan. <NextStep failure={failure} />
    </Frame>
  );
}

const NO_CREDENTIALS: Failure = {
  kind: 'no-credentials',
  message: 'No AWS credentials were found.',
  nextStep: 'Log in, then try again.',
};

/** What to do, with the command to copy. */
function NextStep({ failure: { nextStep, command } }: { failure: Failure }): React.ReactNode {
  return (
    <>
      <span className="muted">{nextStep}</span>
      {command === undefined ? null : <CopyButton text={command} what={command} />}
    </>
  );
}

/** The banner `Viewing FILE, exported DATE` with its Close button; or that of several accounts. */
export function DocumentBanner(): React.ReactNode {
  const store = useAtlas();
  const viewing = useData((state) => state.viewing);
  return (
    <div role="status" aria-label={viewing?.accounts === undefined ? 'Opened file' : 'Several accounts'}>
      {viewing?.accounts === undefined ? null : <AccountsBanner accounts={viewing.accounts} />}
      {viewing?.file === undefined ? null : (
        <div className="notice row gap-10 document-banner">
          <FileClock size={16} aria-hidden />
          <p>
            Viewing <b>{viewing.file}</b>, exported {timeText(viewing.exportedAt)}.{' '}
            <span className="muted">Read-only: no requests to AWS.</span>
          </p>
          <Button className="button button-small" onPress={() => store.showOverlay('live')}>
            Compare with live
          </Button>
          <Button className="button button-small" onPress={() => store.closeDocument()}>
            Close file
          </Button>
        </div>
      )}
    </div>
  );
}
