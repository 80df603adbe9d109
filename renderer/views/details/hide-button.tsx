/** Hides a model from the matrix, or shows it again, from its details. */
import { Eye, EyeOff } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { ModelId } from '../../../electron/contract/snapshot/model.ts';
import { showModel } from '../../state/view/layout.ts';
import { useAtlas, useView } from '../controls/atlas-context.tsx';

/** The button `Hide in matrix`; the details stay open, so that the same button shows the model again. */
export function HideButton({ modelId }: { modelId: ModelId }): React.ReactNode {
  const store = useAtlas();
  const isHidden = useView((view) => view.layout.hiddenModels.includes(modelId));
  return (
    <Button
      className="button button-small"
      onPress={() => store.view.changeLayout((layout) => showModel(layout, modelId, isHidden))}
    >
      {isHidden ? <Eye size={14} aria-hidden /> : <EyeOff size={14} aria-hidden />}
      {isHidden ? 'Show in matrix' : 'Hide in matrix'}
    </Button>
  );
}
