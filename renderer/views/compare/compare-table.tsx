/** The table of the comparison: columns are models, rows are facts; each value has the number of its source. */
import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Agreement, ComparedFact, ComparedValue } from '../../state/compare/compared-fact.ts';
import type { FactGroup } from '../../state/compare/comparison.ts';
import type { ModelRow } from '../../state/rows/model-row.ts';
import { useAtlas } from '../controls/atlas-context.tsx';
import { distinctSources, SourceList, SourceMarks, sourceKey } from '../facts/fact-list.tsx';

/** Renders the facts, and below them the numbered sources. */
export function CompareTable(props: {
  models: readonly ModelRow[];
  groups: readonly FactGroup[];
  onRemove: (modelId: string) => void;
}): React.ReactNode {
  const { models, groups, onRemove } = props;
  const values = groups.flatMap(({ facts }) => facts.flatMap((fact) => fact.values));
  const sources = distinctSources(values.flatMap((value) => value.sources));
  const keys = sources.map(sourceKey);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section className="compare-scroller" aria-label="Attributes by model" tabIndex={0}>
      <table className="compare-table">
        <caption className="visually-hidden">Models side by side</caption>
        <thead>
          <tr>
            <th scope="col" className="compare-corner">
              Attribute
            </th>
            {models.map((row) => (
              <ModelHead key={row.modelId} row={row} onRemove={onRemove} />
            ))}
          </tr>
        </thead>
        {groups.map(({ title, facts }) => (
          <tbody key={title}>
            <tr className="compare-group">
              <th scope="rowgroup" colSpan={models.length + 1}>
                <span>{title}</span>
              </th>
            </tr>
            {facts.map((fact) => (
              <FactRow key={fact.name} fact={fact} models={models} keys={keys} />
            ))}
          </tbody>
        ))}
      </table>
      {groups.length === 0 ? <p className="compare-none muted">No known differences</p> : null}
      {sources.length === 0 ? null : (
        <section className="compare-sources" aria-labelledby="compare-sources">
          <h3 id="compare-sources">Sources and dates</h3>
          <SourceList sources={sources} />
        </section>
      )}
    </section>
  );
}

function ModelHead(props: { row: ModelRow; onRemove: (modelId: string) => void }): React.ReactNode {
  const { row, onRemove } = props;
  const store = useAtlas();
  const name = row.variant === '' ? row.name : `${row.name} ${row.variant}`;
  return (
    <th scope="col">
      <span className="compare-model row apart gap-6">
        <Button className="link-button" onPress={() => store.view.openDetails(row.modelId)}>
          {name}
        </Button>
        <Button className="icon-button" aria-label={`Remove ${name}`} onPress={() => onRemove(row.modelId)}>
          <X size={14} aria-hidden />
        </Button>
      </span>
      <code className="muted">{row.modelId}</code>
    </th>
  );
}

const DIFFERENCE_LABELS: Record<Exclude<Agreement, 'same'>, string> = {
  differs: 'Differs',
  open: 'May differ',
};

function FactRow(props: {
  fact: ComparedFact;
  models: readonly ModelRow[];
  keys: readonly string[];
}): React.ReactNode {
  const { fact, models, keys } = props;
  return (
    <tr data-difference={fact.difference}>
      <th scope="row">
        <span className="row apart baseline">
          {fact.name}
          {fact.difference === 'same' ? null : (
            <span className="compare-mark"> {DIFFERENCE_LABELS[fact.difference]}</span>
          )}
        </span>
      </th>
      {models.map((row, index) => (
        <td key={row.modelId}>
          <Value value={fact.values[index]} keys={keys} />
        </td>
      ))}
    </tr>
  );
}

function Value(props: { value: ComparedValue | undefined; keys: readonly string[] }): React.ReactNode {
  const { value, keys } = props;
  if (value === undefined) return null;
  const mark = <SourceMarks sources={value.sources} keys={keys} />;
  const last = value.isKnown ? value.lines.length - 1 : 0;
  return (
    <>
      {value.isKnown ? (
        value.lines.map((line, index) => (
          <span key={line} className="compare-line">
            {value.areIds === undefined ? line : <code>{line}</code>}
            {index === last ? mark : null}
          </span>
        ))
      ) : (
        <span className="muted">unknown{mark}</span>
      )}
      {value.note === undefined ? null : <span className="compare-note muted">{value.note}</span>}
    </>
  );
}
