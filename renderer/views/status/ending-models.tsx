/** The models that the account can call today and that end soon: a link in the strip with the list behind it. */

import { useMemo } from 'react';
import { Button, DialogTrigger } from 'react-aria-components';
import type { EndingModel } from '../../../electron/contract/cells/lifecycle.ts';
import { DAY_MS } from '../../../electron/contract/snapshot/age.ts';
import { dateText } from '../../state/words/age.ts';
import { useAtlas, useData, useMatrix, useNow } from '../controls/atlas-context.tsx';
import { PopoverDialog } from '../controls/popover-dialog.tsx';
import { nextEnds, WITHIN_DAYS } from './ending-ids.ts';

/** A link such as `5 models end within 180 days`; nothing if none do, or while a scan is running. */
export function EndingModels(): React.ReactNode {
  const isIdle = useData((state) => state.scan.phase === 'idle');
  return isIdle ? <Ending /> : null;
}

function Ending(): React.ReactNode {
  const store = useAtlas();
  const { rows } = useMatrix();
  const today = Math.floor(useNow() / DAY_MS) * DAY_MS;
  // Rows are stable while only latencies change.
  const ending = useMemo(() => nextEnds(rows, store.data.getState().snapshot, today), [rows, store, today]);
  const models = new Set(ending.map((each) => each.modelId)).size;
  if (models === 0) return null;
  return (
    <DialogTrigger>
      <Button className="link-button">
        {models === 1 ? '1 model ends' : `${models} models end`} within {WITHIN_DAYS} days
      </Button>
      <PopoverDialog className="popover-wide" placement="bottom start" title="Models that end soon">
        {(close) => (
          <>
            <p className="muted">Callable today in the regions listed; soonest first.</p>
            <ul className="problem-list">
              {ending.map((each) => (
                <EndingLine
                  key={`${each.modelId} ${each.endOfLife.date} ${each.endOfLife.from.kind}`}
                  model={each}
                  onOpen={close}
                />
              ))}
            </ul>
          </>
        )}
      </PopoverDialog>
    </DialogTrigger>
  );
}

function EndingLine({ model, onOpen }: { model: EndingModel; onOpen: () => void }): React.ReactNode {
  const store = useAtlas();
  const { modelId, modelName, endOfLife, daysLeft, regions } = model;
  return (
    <li className="problem">
      <p className="problem-head">
        <Button
          className="link-button"
          onPress={() => {
            onOpen();
            store.view.change({ page: 'matrix', details: { modelId } });
          }}
        >
          {modelName ?? modelId}
        </Button>
        <span className="state-chip">{daysText(daysLeft)}</span>
      </p>
      <p>
        {dateText(endOfLife.date)}
        <span className="muted">
          {' '}
          {endOfLife.from.kind === 'api'
            ? 'as the Bedrock API says'
            : `as AWS’s pages say (as of ${endOfLife.from.asOf})`}
        </span>
      </p>
      <p className="muted">{regions.join(', ')}</p>
    </li>
  );
}

function daysText(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${days} days`;
}
