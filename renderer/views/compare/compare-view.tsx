/** The page that compares two to five models. */
import { useMemo, useRef } from 'react';
import { Button, Switch } from 'react-aria-components';
import { lifecycleSince } from '../../../electron/contract/cells/lifecycle.ts';
import { counted } from '../../../electron/contract/text.ts';
import { MAX_COMPARED, withoutChosen } from '../../state/compare/chosen-models.ts';
import { DOCUMENTS } from '../../state/compare/compared-documents.ts';
import type { BestRegionOf } from '../../state/compare/compared-regions.ts';
import { compareModels, differingOnly, type FactGroup } from '../../state/compare/comparison.ts';
import { countModels } from '../../state/rows/model-groups.ts';
import type { ModelRow } from '../../state/rows/model-row.ts';
import { useAtlas, useData, useMatrix, useNow, useView, useVisible } from '../controls/atlas-context.tsx';
import { rankingOf, usePreferred, withinFilter } from '../facts/use-ranking.ts';
import { ProveButton } from '../proofs/prove-button.tsx';
import { CompareTable } from './compare-table.tsx';
import { ModelPicker } from './model-picker.tsx';

/** The table, or a hint how to fill it. */
export function CompareView(): React.ReactNode {
  const store = useAtlas();
  const { rows } = useMatrix();
  const chosen = useView((view) => view.compared);
  const onlyDifferences = useView((view) => view.onlyDifferences);
  const page = useRef<HTMLElement>(null);
  const byId = useMemo(() => new Map(rows.map((row) => [row.modelId, row])), [rows]);
  const models = useMemo(() => chosen.flatMap((modelId) => byId.get(modelId) ?? []), [chosen, byId]);
  const missing = chosen.filter((modelId) => !byId.has(modelId));
  const groups = useGroups(models);
  const remove = (modelId: string): void => {
    store.view.change({ compared: withoutChosen(chosen, modelId) });
    // The focused button has been removed.
    page.current?.focus();
  };
  return (
    <section className="compare" aria-label="Comparison" ref={page} tabIndex={-1}>
      <header className="compare-head wrap">
        <h2>Compare models</h2>
        <ModelPicker />
        {models.length === 0 ? null : (
          <>
            <p role="status" className="muted">
              {statusText(models, groups)}
            </p>
            <Switch
              className="switch"
              isSelected={onlyDifferences}
              onChange={(isOn) => store.view.change({ onlyDifferences: isOn })}
            >
              <span className="switch-track" aria-hidden />
              Only differences
            </Switch>
            <ProveButton first="compared" />
          </>
        )}
      </header>
      {models.length === 0 ? (
        <NothingChosen />
      ) : (
        <CompareTable
          models={models}
          groups={onlyDifferences ? differingOnly(groups) : groups}
          onRemove={remove}
        />
      )}
      {missing.length === 0 ? null : (
        <ul className="compare-missing" aria-label="Selected models that no Region here lists">
          {missing.map((modelId) => (
            <li key={modelId} className="wrap">
              <span>
                <code>{modelId}</code> is selected, but no Region in this data lists it.
              </span>
              <Button className="link-button" onPress={() => remove(modelId)}>
                Remove {modelId}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Recomputed when the models, their data or a lifecycle changes. */
function useGroups(models: readonly ModelRow[]): FactGroup[] {
  const snapshot = useData((state) => state.snapshot);
  const pricing = useData((state) => state.pricing);
  const weights = useView((view) => view.weights);
  const preferred = usePreferred();
  const { columns, wanted } = useVisible();
  const since = lifecycleSince(snapshot, useNow());
  return useMemo(() => {
    const bestOf: BestRegionOf = (row) => {
      // As the details rank: the filters, home and pinned Regions hold here too.
      const all = rankingOf(row, weights, snapshot, pricing, since, preferred);
      const best = withinFilter(all, row, { columns, wanted })[0];
      if (best === undefined) return undefined;
      const { cell, latencyMs } = best;
      return { region: cell.region, ...(latencyMs === undefined ? {} : { latencyMs }) };
    };
    return compareModels(models, { snapshot, documents: DOCUMENTS, nowEpochMs: since, bestOf, pricing });
  }, [models, snapshot, pricing, weights, since, preferred, columns, wanted]);
}

/** Ids of one model are no models of their own. */
function whatIsCompared(rows: readonly ModelRow[]): string {
  const models = countModels(rows);
  if (models === rows.length) return `${models} models`;
  return `${rows.length} ids of ${counted(models, 'model')}`;
}

function statusText(rows: readonly ModelRow[], groups: readonly FactGroup[]): string {
  if (rows.length < 2) return 'One model: choose another to compare';
  const facts = groups.flatMap((group) => group.facts);
  const count = (difference: string): number => facts.filter((fact) => fact.difference === difference).length;
  return `${whatIsCompared(rows)}, ${count('differs')} of ${facts.length} facts differ, ${count('open')} may differ`;
}

function NothingChosen(): React.ReactNode {
  const store = useAtlas();
  return (
    <div className="empty">
      <h2>No models to compare yet</h2>
      <p>
        Add them above, or open a model in the matrix (click its name or a cell, or press Enter there) and
        press Compare in its details.
      </p>
      <p className="muted">Compare up to {MAX_COMPARED} models; differences are marked.</p>
      <Button className="button button-primary" onPress={() => store.view.change({ page: 'matrix' })}>
        Choose in the matrix
      </Button>
    </div>
  );
}
