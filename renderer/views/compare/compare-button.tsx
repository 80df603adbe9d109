/** Adds a model to the comparison, or removes it, from its details. */
import { Columns3 } from 'lucide-react';
import { Button, ToggleButton } from 'react-aria-components';
import type { ModelId } from '../../../electron/contract/snapshot/model.ts';
import { MAX_COMPARED, withChosen, withoutChosen } from '../../state/compare/chosen-models.ts';
import { useAtlas, useView } from '../controls/atlas-context.tsx';

/** The toggle button `Compare`, with the number of compared models. */
export function CompareButton({ modelId }: { modelId: ModelId }): React.ReactNode {
  const store = useAtlas();
  const chosen = useView((view) => view.compared);
  const isChosen = chosen.includes(modelId);
  const isFull = !isChosen && chosen.length >= MAX_COMPARED;
  return (
    <div className="compare-choice wrap">
      <ToggleButton
        className="button button-small compare-toggle"
        isSelected={isChosen}
        isDisabled={isFull}
        onChange={(isOn) =>
          store.view.change({ compared: (isOn ? withChosen : withoutChosen)(chosen, modelId) })
        }
      >
        <Columns3 size={14} aria-hidden /> Compare
      </ToggleButton>
      <span role="status" className="hint">
        {chosen.length} of {MAX_COMPARED} chosen{isFull ? ': remove one first' : ''}
      </span>
      {chosen.length === 0 ? null : (
        <Button className="link-button" onPress={() => store.view.change({ page: 'compare' })}>
          Show comparison
        </Button>
      )}
    </div>
  );
}
