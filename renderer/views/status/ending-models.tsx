/** The models that the account can call today and that end soon: a link in the strip with the list behind it. */

import { useMemo } from 'react';
import { Button, DialogTrigger, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { SETTINGS, settingChange } from '../../../electron/contract/bridge/settings.ts';
import type { EndingModel } from '../../../electron/contract/cells/ending.ts';
import { DAY_MS } from '../../../electron/contract/snapshot/age.ts';
import { counted } from '../../../electron/contract/text.ts';
import { endsUntil } from '../../state/scan/ending-soon.ts';
import { dateText } from '../../state/words/age.ts';
import { countDown } from '../../state/words/cell-text.ts';
import { useAtlas, useData, useMatrix, useNow } from '../controls/atlas-context.tsx';
import { PopoverDialog } from '../controls/popover-dialog.tsx';

/** A link such as `10 models ended, 5 within 180 days`; nothing if none do, or while a scan is running. */
export function EndingModels(): React.ReactNode {
  const isIdle = useData((state) => state.scan.phase === 'idle');
  return isIdle ? <Ending /> : null;
}

function Ending(): React.ReactNode {
  const store = useAtlas();
  const { rows } = useMatrix();
  const today = Math.floor(useNow() / DAY_MS) * DAY_MS;
  // Rows are stable while only latencies change.
  const days = useData((state) => state.settings?.endingDays ?? SETTINGS.endingDays.initial);
  // Rows are stable while only latencies change.
  const ends = useMemo(
    () => endsUntil(rows, store.data.getState().snapshot, today, days),
    [rows, store, today, days],
  );
  if (ends.length === 0) return null;
  const ended = ends.filter((each) => each.hasEnded);
  const ending = ends.filter((each) => !each.hasEnded);
  return (
    <DialogTrigger>
      <Button className="link-button">{linkText(modelsOf(ended), modelsOf(ending), days)}</Button>
      <PopoverDialog className="popover-wide" placement="bottom start" title="End of life">
        {(close) => (
          <>
            <EndingGroup title="Ended" models={ended.toReversed()} onOpen={close}>
              Past their end of life and still listed; the last ones first. They are in no ranking.
            </EndingGroup>
            <EndingGroup title={`Reaching end of life within ${days} days`} models={ending} onOpen={close}>
              Callable today in the Regions listed; soonest first.
            </EndingGroup>
            <DaysChoice days={days} />
          </>
        )}
      </PopoverDialog>
    </DialogTrigger>
  );
}

function modelsOf(ends: readonly EndingModel[]): number {
  return new Set(ends.map(({ modelId }) => modelId)).size;
}

function linkText(ended: number, ending: number, days: number): string {
  const past = `${counted(ended, 'model')} ended`;
  if (ending === 0) return past;
  if (ended > 0) return `${past}, ${ending} within ${days} days`;
  return `${ending === 1 ? '1 model reaches' : `${ending} models reach`} EOL within ${days} days`;
}

function EndingGroup(props: {
  title: string;
  models: readonly EndingModel[];
  onOpen: () => void;
  children: string;
}): React.ReactNode {
  const { title, models, onOpen, children } = props;
  if (models.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className="ending-title">{title}</h3>
      <p className="muted">{children}</p>
      <ul className="problem-list">
        {models.map((each) => (
          <EndingLine
            key={`${each.modelId} ${each.endOfLife.date} ${each.endOfLife.from.kind}`}
            model={each}
            onOpen={onOpen}
          />
        ))}
      </ul>
    </section>
  );
}

/** The days that the list looks ahead; a setting. */
function DaysChoice({ days }: { days: number }): React.ReactNode {
  const store = useAtlas();
  const { label, choices } = SETTINGS.endingDays;
  return (
    <ToggleButtonGroup
      className="snippet-kinds"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={Object.entries(choices).flatMap(([name, { value }]) => (value === days ? [name] : []))}
      onSelectionChange={(keys) => {
        for (const name of keys) void store.calls.saveSettings(settingChange(String(name)) ?? {});
      }}
    >
      {Object.entries(choices).map(([name, { short }]) => (
        <ToggleButton key={name} id={name} className="snippet-kind">
          {short}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

function EndingLine({ model, onOpen }: { model: EndingModel; onOpen: () => void }): React.ReactNode {
  const store = useAtlas();
  const { modelId, modelName, endOfLife, daysLeft, hasEnded, regions } = model;
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
        <span className="state-chip">{hasEnded ? 'ended' : countDown(daysLeft)}</span>
      </p>
      <p>
        {dateText(endOfLife.date)}
        <span className="muted">
          {' '}
          {endOfLife.from.kind === 'api'
            ? 'Source: Bedrock API'
            : `Source: AWS documentation (as of ${endOfLife.from.asOf})`}
        </span>
      </p>
      <p className="muted">{regions.join(', ')}</p>
    </li>
  );
}
