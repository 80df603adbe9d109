/** Messages that need the user's eye; each says what happened and what to do, and can be sent away. */
import { CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Notice } from '../state/atlas-state.ts';
import { useAtlas, useData } from './atlas-context.tsx';
import { CopyButton } from './copy-button.tsx';

/** The messages under the status strip: problems are announced at once, the rest politely. */
export function Notices(): React.ReactNode {
  const notices = useData((state) => state.notices);
  const problems = notices.filter((notice) => notice.level === 'problem');
  const infos = notices.filter((notice) => notice.level === 'info');
  return (
    <div className="notices">
      <div role="alert">
        <ScanStopped />
        {problems.map((notice) => (
          <Message key={notice.id} notice={notice} />
        ))}
      </div>
      <div role="status" aria-label="Messages">
        {infos.map((notice) => (
          <Message key={notice.id} notice={notice} />
        ))}
      </div>
    </div>
  );
}

function Message({ notice }: { notice: Notice }): React.ReactNode {
  const store = useAtlas();
  const saved = notice.level === 'info' && notice.failure.nextStep === '';
  return (
    <div className={`notice notice-${notice.level}`}>
      <NoticeIcon level={notice.level} saved={saved} />
      <p>
        {notice.failure.message} <span className="muted">{notice.failure.nextStep}</span>
      </p>
      <Button className="icon-button" aria-label="Dismiss" onPress={() => store.dismiss(notice.id)}>
        <X size={14} aria-hidden />
      </Button>
    </div>
  );
}

function NoticeIcon({ level, saved }: { level: Notice['level']; saved: boolean }): React.ReactNode {
  if (level === 'problem') return <TriangleAlert size={16} aria-hidden />;
  return saved ? <CircleCheck size={16} aria-hidden /> : <Info size={16} aria-hidden />;
}

/** Why the last scan could not go on; goes away with the next scan. */
function ScanStopped(): React.ReactNode {
  const failure = useData((state) => (state.scan.phase === 'idle' ? state.scan.failure : undefined));
  if (failure === undefined) return null;
  return (
    <div className="notice notice-problem">
      <TriangleAlert size={16} aria-hidden />
      <p>
        {failure.message} <span className="muted">{failure.nextStep}</span>
      </p>
      {failure.command === undefined ? null : (
        <CopyButton text={failure.command} what={failure.command} label="Copy command" />
      )}
    </div>
  );
}
