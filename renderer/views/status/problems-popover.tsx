/** The regions without a complete answer, each with its reason and what to do. */
import { Button, DialogTrigger } from 'react-aria-components';
import { regionInfo } from '../../../electron/contract/cells/regions.ts';
import { type RegionProblem, retryable } from '../../state/scan/scan-summary.ts';
import { ageText } from '../../state/words/age.ts';
import { REGION_STATE_LABELS } from '../../state/words/cell-text.ts';
import { useAtlas, useNow } from '../controls/atlas-context.tsx';
import { PopoverDialog } from '../controls/popover-dialog.tsx';

/** A link such as `2 failed, 1 denied` that opens the list; nothing if there are none. */
export function ProblemsPopover({ problems }: { problems: readonly RegionProblem[] }): React.ReactNode {
  const store = useAtlas();
  if (problems.length === 0) return null;
  const retry = retryable(problems);
  return (
    <DialogTrigger>
      <Button className="link-button">{linkText(problems)}</Button>
      <PopoverDialog className="popover-wide" placement="bottom start" title="Incomplete regions">
        {(close) => (
          <>
            <ul className="problem-list">
              {problems.map((problem) => (
                <Problem key={problem.region} problem={problem} />
              ))}
            </ul>
            {retry.length === 0 ? null : (
              <Button
                className="button button-primary"
                onPress={() => {
                  close();
                  void store.rescan(retry);
                }}
              >
                Retry failed regions
              </Button>
            )}
          </>
        )}
      </PopoverDialog>
    </DialogTrigger>
  );
}

function Problem({ problem }: { problem: RegionProblem }): React.ReactNode {
  const now = useNow();
  const { name } = regionInfo(problem.region);
  return (
    <li className="problem">
      <p className="problem-head">
        <code>{problem.region}</code> <span className="muted">{name === problem.region ? '' : name}</span>
        <span className={`state-chip state-${problem.state}`}>{REGION_STATE_LABELS[problem.state]}</span>
      </p>
      <p>{problem.failure.message}</p>
      <p className="muted">{problem.failure.nextStep}</p>
      {problem.scannedAt === undefined ? null : (
        <p className="muted">The last good answer is shown, from {ageText(problem.scannedAt, now)}.</p>
      )}
    </li>
  );
}

function linkText(problems: readonly RegionProblem[]): string {
  const count = (states: RegionProblem['state'][]): number =>
    problems.filter((problem) => states.includes(problem.state)).length;
  const parts: [number, string][] = [
    [count(['failed']), 'failed'],
    [count(['denied']), 'denied'],
    [count(['partial']), 'partial'],
    [count(['not-enabled']), 'not enabled'],
    [count(['no-endpoint']), 'without Bedrock endpoint'],
  ];
  return parts.flatMap(([amount, words]) => (amount === 0 ? [] : [`${amount} ${words}`])).join(', ');
}
