/** The regions without a complete answer, by reason, with what to do. */
import { Button, DialogTrigger } from 'react-aria-components';
import { regionInfo } from '../../../electron/contract/cells/regions.ts';
import { counted } from '../../../electron/contract/text.ts';
import {
  groupedProblems,
  type ProblemGroup,
  type RegionProblem,
  retryable,
} from '../../state/scan/scan-summary.ts';
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
      <PopoverDialog className="popover-wide" placement="bottom start" title="Regions with errors">
        {(close) => (
          <>
            <ul className="scroller stack gap-10">
              {groupedProblems(problems).map((group) => (
                <Problem key={group.problems[0]?.region} group={group} />
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
                Retry failed Regions
              </Button>
            )}
          </>
        )}
      </PopoverDialog>
    </DialogTrigger>
  );
}

/** One cause with the regions that share it. */
function Problem({ group: { failure, problems, state } }: { group: ProblemGroup }): React.ReactNode {
  return (
    <li className="problem">
      <p className="row gap-6 baseline">
        {problems.length > 1 ? <b>{counted(problems.length, 'Region')}</b> : <Where problem={problems[0]} />}
        <span className={`state-chip state-${state}`}>{REGION_STATE_LABELS[state]}</span>
      </p>
      <p>{failure.message}</p>
      <p className="muted">{failure.nextStep}</p>
      {problems.length > 1 ? (
        <ul className="problem-regions">
          {problems.map((problem) => (
            <li key={problem.region}>
              <Where problem={problem} /> <Age problem={problem} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="muted">
          <Age problem={problems[0]} />
        </p>
      )}
    </li>
  );
}

function Where({ problem }: { problem: RegionProblem | undefined }): React.ReactNode {
  if (problem === undefined) return null;
  const { name } = regionInfo(problem.region);
  return (
    <>
      <code>{problem.region}</code> <span className="muted">{name === problem.region ? '' : name}</span>
    </>
  );
}

function Age({ problem }: { problem: RegionProblem | undefined }): React.ReactNode {
  const now = useNow();
  if (problem?.scannedAt === undefined) return null;
  return (
    <span className="muted">The last good answer is shown, from {ageText(problem.scannedAt, now)}.</span>
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
