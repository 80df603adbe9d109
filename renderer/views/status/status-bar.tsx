/** The status bar: how much is shown, and the cell under the cursor. */

import { useDeferredValue } from 'react';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import { counted } from '../../../electron/contract/text.ts';
import { useAtlas, useData, useView, useVisible } from '../controls/atlas-context.tsx';

/** Result count, what is hidden, the last change, and the cell under the cursor as text. */
export function StatusBar(): React.ReactNode {
  const store = useAtlas();
  const visible = useVisible();
  const isListing = useData((state) => state.scan.phase === 'listing');
  const sentence = useStore(store.cursorText);
  const { hiddenByHand, matrix } = visible;
  const hidden = visible.models.total - visible.models.shown - hiddenByHand;
  const layout = useView((view) => view.layout);
  const hiddenByLayout = matrix.columns.filter(({ region }) => layout.hiddenRegions.includes(region)).length;
  const hiddenRegions = matrix.columns.length - visible.columns.length - hiddenByLayout;
  return (
    <footer className="status-bar wrap">
      {/* During a scan the count changes with every region: only the scan's milestones are announced. */}
      <span role="status" aria-live={isListing ? 'off' : 'polite'}>
        {matrix.columns.length === 0
          ? ''
          : `${visible.models.shown} of ${visible.models.total} models, ${counted(visible.columns.length, 'region')}`}
      </span>
      {hidden + hiddenRegions === 0 ? null : (
        <Hidden does="Clear" undo={() => store.view.clearFilters()}>
          {hiddenText(hidden, hiddenRegions)} hidden by filters
          <UnknownCount />
        </Hidden>
      )}
      {hiddenByHand === 0 ? null : (
        <Hidden does="Show" name="Show hidden models" undo={() => store.view.showHiddenModels()}>
          {hiddenText(hiddenByHand, 0)} hidden by you
        </Hidden>
      )}
      <UndoLine />
      {hiddenByLayout === 0 ? null : (
        <Hidden does="Choose" undo={() => store.showOverlay('regions')}>
          {hiddenText(0, hiddenByLayout)} hidden by you
        </Hidden>
      )}
      <span className="status-sentence cut" aria-hidden>
        {sentence}
      </span>
    </footer>
  );
}

/** What is not shown, with the way back. */
function Hidden(props: {
  does: string;
  name?: string;
  undo: () => void;
  children: React.ReactNode;
}): React.ReactNode {
  return (
    <span>
      {props.children} ·{' '}
      <Button className="link-button" aria-label={props.name ?? props.does} onPress={props.undo}>
        {props.does}
      </Button>
    </span>
  );
}

/** After a change that hid something: what was done, with Undo. */
function UndoLine(): React.ReactNode {
  const store = useAtlas();
  const last = useStore(store.view.history, ({ done }) => done.at(-1));
  return (
    <span role="status" aria-label="Last change">
      {last?.doneLabel === undefined ? null : (
        <>
          {last.doneLabel} ·{' '}
          <Button className="link-button" onPress={() => store.view.undo()}>
            Undo
          </Button>
        </>
      )}
    </span>
  );
}

/** Rendered after the matrix. */
function UnknownCount(): string {
  const models = useDeferredValue(useVisible()).facets().unknownHidden;
  return models === 0 ? '' : `, ${counted(models, 'model')} unknown`;
}

function hiddenText(models: number, regions: number): string {
  const parts = [
    models === 0 ? '' : counted(models, 'model'),
    regions === 0 ? '' : counted(regions, 'Region'),
  ];
  return parts.filter((part) => part !== '').join(' and ');
}
