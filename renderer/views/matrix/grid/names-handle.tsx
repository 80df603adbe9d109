/** The edge of the column of names, by which it is made wider. After the grid in the tab order. */
import { NAMES_PX, NAMES_RANGE } from '../../../state/matrix/column-widths.ts';
import { useAtlas, useView } from '../../controls/atlas-context.tsx';
import { WidthHandle } from '../../controls/width-handle.tsx';

/** Kept in the view. */
export function NamesHandle(): React.ReactNode {
  const store = useAtlas();
  const own = useView((view) => view.namesPx);
  return (
    <WidthHandle
      label="Width of the model names"
      pane=".matrix-pane"
      widthPx={own ?? NAMES_PX}
      range={NAMES_RANGE}
      side="end"
      onChange={(namesPx) => store.view.change({ namesPx })}
    />
  );
}
