/** The ids that can be called from a region, each with its destination regions. */
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { KIND_LABELS } from '../../../../electron/contract/cells/availability.ts';
import type { WantedRoute } from '../../../state/rows/wanted-routes.ts';
import { closedDestinations } from '../../../state/words/answer-text.ts';
import { useData } from '../../controls/atlas-context.tsx';
import { CopyButton } from '../../controls/copy-button.tsx';

/** A radio button for each id; the snippets use the chosen one. */
export function CallIds(props: {
  routes: readonly WantedRoute[];
  chosen: string;
  onChoose: (id: string) => void;
}): React.ReactNode {
  const { routes, chosen, onChoose } = props;
  const snapshot = useData((state) => state.snapshot);
  return (
    <RadioGroup value={chosen} onChange={onChoose}>
      <Label className="visually-hidden">Model ID to pass as modelId</Label>
      {routes.map(({ id, kind, destinations, leaves }) => (
        <div key={id} className="id-choice">
          <div className="id-line row gap-6">
            <Radio value={id} className="radio row">
              <code>{id}</code>
            </Radio>
            <CopyButton text={id} what={id} />
          </div>
          <p className="hint">
            {KIND_LABELS[kind]}; routes to {destinationText(destinations)}
            {closedDestinations(snapshot, { destinations }).map((words) => (
              <b key={words} className="warn">
                ; {words}
              </b>
            ))}
            {leaves ? <b className="warn">; leaves the selected geography</b> : null}
          </p>
        </div>
      ))}
    </RadioGroup>
  );
}

function destinationText({ regions, unlisted }: WantedRoute['destinations']): string {
  return unlisted ? 'Regions that AWS does not list' : regions.join(', ');
}
