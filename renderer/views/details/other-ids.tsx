/** The other ids of the model, each leading to its own details, and who says that they are one model. */
import { Button } from 'react-aria-components';
import { pageDayText } from '../../../electron/contract/cells/lifecycle.ts';
import type { RegionCode } from '../../../electron/contract/snapshot/model.ts';
import { modelOf } from '../../state/rows/model-groups.ts';
import type { ModelRow } from '../../state/rows/model-row.ts';
import { useAtlas, useMatrix } from '../controls/atlas-context.tsx';

/** Renders nothing for a model with one id. What is said in the details holds for the id at their head alone. */
export function OtherIds(props: { row: ModelRow; region: RegionCode | undefined }): React.ReactNode {
  const { row, region } = props;
  const store = useAtlas();
  const { rows } = useMatrix();
  if (row.model === undefined) return null;
  const others = rows.filter((each) => modelOf(each) === row.model && each !== row);
  const sources = new Set(
    [row, ...others].flatMap(({ join }) =>
      join === undefined ? [] : `${join.source}, ${pageDayText(join.asOf)}`,
    ),
  );
  return (
    <p className="details-ids wrap baseline" title={`One model by: ${[...sources].join('; ')}`}>
      <span className="muted">Other {others.length === 1 ? 'id' : 'ids'} of this model:</span>{' '}
      {others.map(({ modelId, variant }) => (
        <Button
          key={modelId}
          className="link-button"
          aria-label={modelId}
          onPress={() => store.view.openDetails(modelId, region)}
        >
          {variant === '' ? modelId : variant}
        </Button>
      ))}
    </p>
  );
}
