/** The matrix against an earlier scan: which one, and what the marks in the corners mean. */
import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import { ownIdOf } from '../../../electron/capabilities/model-joins.ts';
import { type ScanPair, scanTimeText } from '../../../electron/contract/snapshot/kept/kept-scan.ts';
import { firstPair } from '../../state/changes/scan-pair.ts';
import { cellMarks, MARK_LABELS } from '../../state/rows/cell-marks.ts';
import { useDifference, useKeptScans } from '../changes/use-kept-scans.ts';
import { useAtlas, useData, useMatrix } from '../controls/atlas-context.tsx';
import { OptionList } from '../controls/forms/fields.tsx';
import { LegendLine } from '../controls/legend.tsx';

/** The select `Changes since` with the kept scans, and the legend. What is marked is kept in the store, for the cells. */
export function ChangesLegend(): React.ReactNode {
  const store = useAtlas();
  const scans = useKeptScans() ?? [];
  const comparing = useData((state) => state.comparing);
  const isLive = useData((state) => state.viewing === undefined);
  const chosen = useData((state) => state.since);
  const marks = useData((state) => state.marks);
  const { rows } = useMatrix();
  const [last, ...earlier] = scans;
  const sides = [
    ...(comparing === undefined ? [] : [{ id: comparing.id, label: comparing.title }]),
    ...earlier.map(({ at, id }) => ({ id, label: scanTimeText(at) })),
  ];
  const first = comparing?.id ?? firstPair(scans)?.old;
  const old = sides.find(({ id }) => id === chosen)?.id ?? first;
  const pair: ScanPair | undefined =
    isLive && last !== undefined && old !== undefined ? { old, new: last.id } : undefined;
  const difference = useDifference(pair);
  useEffect(() => {
    store.data.setState({ marks: difference === undefined ? undefined : cellMarks(difference) });
    return () => store.data.setState({ marks: undefined });
  }, [store, difference]);
  if (!isLive) return <Hint>An opened export is shown: Compare with live says what changed since.</Hint>;
  if (old === undefined) return <Hint>One more scan has to be kept before changes can be marked.</Hint>;
  const listed = new Set(rows.map(({ modelId }) => ownIdOf(modelId)));
  const gone = new Set([...(marks?.modelIds ?? [])].map(ownIdOf).filter((model) => !listed.has(model))).size;
  return (
    <>
      <OptionList
        label="Changes since"
        className="button button-small"
        value={old}
        options={sides}
        onChange={(id) => store.data.setState({ since: id })}
      />
      <LegendLine>
        {marks?.signs.map((sign) => (
          <li key={sign} className="legend-item">
            <span className="glyph" data-change={sign} aria-hidden /> {MARK_LABELS[sign]}
          </li>
        ))}
        {marks?.signs.length === 0 ? <li className="legend-item">No cell changed</li> : null}
        {gone === 0 ? null : (
          <li className="legend-item">
            <Button className="link-button" onPress={() => store.view.change({ page: 'changes' })}>
              {gone === 1 ? '1 model is' : `${gone} models are`} no longer listed
            </Button>
          </li>
        )}
      </LegendLine>
    </>
  );
}

function Hint({ children }: { children: string }): React.ReactNode {
  return <p className="hint toolbar-space">{children}</p>;
}
