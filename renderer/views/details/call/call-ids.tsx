/** The ids that can be called from a region, each with its destination regions. */
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { KIND_LABELS } from '../../../../electron/contract/cells/availability.ts';
import type { CallRoute } from '../../../../electron/contract/cells/residency.ts';
import { CopyButton } from '../../controls/copy-button.tsx';

/** A radio button for each id; the snippets use the chosen one. */
export function CallIds(props: {
  routes: readonly CallRoute[];
  chosen: string;
  onChoose: (id: string) => void;
}): React.ReactNode {
  const { routes, chosen, onChoose } = props;
  return (
    <RadioGroup className="ids" value={chosen} onChange={onChoose}>
      <Label className="visually-hidden">Model ID to pass as modelId</Label>
      {routes.map(({ id, kind, destinations }) => (
        <div key={id} className="id-choice">
          <div className="id-line">
            <Radio value={id} className="radio">
              <code>{id}</code>
            </Radio>
            <CopyButton text={id} what={id} />
          </div>
          <p className="hint">
            {KIND_LABELS[kind]}; answered in {destinationText(destinations)}
          </p>
        </div>
      ))}
    </RadioGroup>
  );
}

function destinationText({ regions, unlisted }: CallRoute['destinations']): string {
  return unlisted ? 'regions that AWS does not list' : regions.join(', ');
}
