/** The edge of the details, by which they are made wider. */
import { useAtlas, useView } from '../controls/atlas-context.tsx';
import { WidthHandle } from '../controls/width-handle.tsx';

/** As details.css has it. */
const DETAILS_PX = 400;
const RANGE = { least: 300, most: 900 } as const;

/** Kept in the view. */
export function DetailsHandle(): React.ReactNode {
  const store = useAtlas();
  const own = useView((view) => view.detailsPx);
  return (
    <WidthHandle
      label="Width of the details"
      pane=".details"
      widthPx={own ?? DETAILS_PX}
      range={RANGE}
      side="start"
      onChange={(detailsPx) => store.view.change({ detailsPx })}
    />
  );
}
