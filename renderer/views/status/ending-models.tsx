/** The models that the account can call today and that end soon: a link in the strip with the list behind it. */

import { useMemo } from 'react';
import { Button, DialogTrigger, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { ownIdOf } from '../../../electron/capabilities/model-joins.ts';
import type { EndingModel } from '../../../electron/contract/cells/ending.ts';
import { lifecycleSince, perDocs } from '../../../electron/contract/cells/lifecycle.ts';
import type { ScanProgress } from '../../../electron/contract/scan/scan-progress.ts';
import { SETTINGS, settingChange } from '../../../electron/contract/settings/settings.ts';
import { counted, dateText } from '../../../electron/contract/text.ts';
import { endsIn, endsUntil } from '../../state/scan/ending-soon.ts';
import { countDown } from '../../state/words/cell-text.ts';
import { useAtlas, useData, useMatrix, useNow } from '../controls/atlas-context.tsx';
import { PopoverDialog } from '../controls/popover-dialog.tsx';

/** A link such as `10 models ended, 5 within 180 days`; nothing if none do. While a scan runs it says what was known before. */
export function EndingModels(): React.ReactNode {
  const store = useAtlas();
  const { rows: now } = useMatrix();
  const before = useData(({ scan, before: earlier }) => (SCANNING.has(scan.phase) ? earlier : undefined));
  // A scan changes rows all the time.
  const rows = before === undefined ? now : undefined;
  const since = lifecycleSince(before ?? store.data.getState().snapshot, useNow());
  const days = useData((state) => state.settings?.endingDays ?? SETTINGS.endingDays.initial);
  const ends = useMemo(
    () =>
      rows === undefined
        ? endsIn(before ?? store.data.getState().snapshot, since, days)
        : endsUntil(rows, store.data.getState().snapshot, since, days),
    [rows, before, store, since, days],
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

const SCANNING: ReadonlySet<ScanProgress['phase']> = new Set(['listing', 'access', 'latency']);

function modelsOf(ends: readonly EndingModel[]): number {
  return new Set(ends.map(({ modelId }) => ownIdOf(modelId))).size;
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
      <ul className="scroller stack gap-10">
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
      className="snippet-kinds wrap gap-2"
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
  const { modelId, modelName, endOfLife, daysLeft, hasEnded, regions, replacement } = model;
  // Models of one name, and ids of one model, may end on different days.
  const { rows } = useMatrix();
  const variant = rows.find((row) => row.modelId === modelId)?.variant ?? '';
  const open = (of: string): void => {
    onOpen();
    store.view.change({ page: 'matrix', details: { modelId: of } });
  };
  return (
    <li className="problem">
      <p className="row gap-6 baseline">
        <Button className="link-button" onPress={() => open(modelId)}>
          {modelName === undefined ? modelId : `${modelName} ${variant}`.trim()}
        </Button>
        <span className="state-chip">{hasEnded ? 'ended' : countDown(daysLeft)}</span>
      </p>
      <p>
        {dateText(endOfLife.date)}
        <span className="muted">
          {' '}
          {endOfLife.from.kind === 'api'
            ? 'Source: Bedrock API'
            : `Source: ${perDocs(endOfLife.from.asOf).replace('per ', '')}`}
        </span>
      </p>
      {replacement === undefined ? null : (
        <p>
          Suggested replacement:{' '}
          <Button className="link-button" onPress={() => open(replacement.modelId)}>
            {replacement.name}
          </Button>
          <span className="muted">
            {' '}
            Source: {replacement.by} (as of {dateText(replacement.asOf)})
          </span>
        </p>
      )}
      <p className="muted">{regions.join(', ')}</p>
    </li>
  );
}
