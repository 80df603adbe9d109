/** The details of one model: best regions, how to call it, and its facts with sources. */
import { Eye, EyeOff, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import { ownIdOf } from '../../../electron/capabilities/model-joins.ts';
import { type Cell, isGlobalProfile } from '../../../electron/contract/cells/availability.ts';
import type { WantedWays } from '../../../electron/contract/filter/placement.ts';
import { hidesAccount } from '../../../electron/contract/snapshot/account-numbers.ts';
import type { ModelId, RegionCode } from '../../../electron/contract/snapshot/model.ts';
import { idsOfModels } from '../../state/rows/model-groups.ts';
import type { ModelRow } from '../../state/rows/model-row.ts';
import { wantedRoutes } from '../../state/rows/wanted-routes.ts';
import { showModels } from '../../state/view/layout.ts';
import { CallersList } from '../accounts/callers-list.tsx';
import { CompareButton } from '../compare/compare-button.tsx';
import { useAtlas, useData, useMatrix, useView, useVisible } from '../controls/atlas-context.tsx';
import { CopyButton } from '../controls/copy-button.tsx';
import { WatchToggle } from '../controls/watch-toggle.tsx';
import { WidthHandle } from '../controls/width-handle.tsx';
import { focusCursor } from '../controls/window-focus.ts';
import { useRanking } from '../facts/use-ranking.ts';
import { AccessSection } from './access-section.tsx';
import { AnswerSection, NoAnswerSection } from './answer.tsx';
import { BestRegions } from './best-regions.tsx';
import { CachingSection } from './caching-section.tsx';
import { CallSection } from './call/call-section.tsx';
import { FactsSection } from './facts-section.tsx';
import { FeaturesSection } from './features-section.tsx';
import { LifecycleSection } from './lifecycle-section.tsx';
import { OtherIds } from './other-ids.tsx';
import { PricesSection } from './pricing/prices-section.tsx';
import { QuotasSection } from './pricing/quotas-section.tsx';
import { ProfilesSection } from './profiles-section.tsx';
import { ProofSection } from './proof-section.tsx';

/** How the chosen id is called, or the first of the cell; undefined: in no way that the price list knows. */
function wayOf(
  cell: Cell | undefined,
  chosen: string | undefined,
  wanted: WantedWays,
): 'on-demand' | 'geo' | 'global' | 'mantle' | undefined {
  if (cell === undefined) return undefined;
  const routes = wantedRoutes(cell, wanted);
  const route = routes.find((each) => each.id === chosen) ?? routes[0];
  if (route === undefined) return cell.availability.kinds.includes('mantle') ? 'mantle' : undefined;
  const { id, kind, destinations } = route;
  if (kind !== 'application') return kind;
  // Billed as what it was made from: a global profile, a geo profile or the model itself.
  const own = cell.availability.profiles.find((each) => each.inferenceProfileArn === id);
  if (own !== undefined && isGlobalProfile(own)) return 'global';
  if (destinations.unlisted) return undefined;
  return destinations.regions.length > 1 ? 'geo' : 'on-demand';
}

const TITLE_ID = 'details-title';

/** The panel on the right, named by the model. `region` is the one that was clicked; by default the best one. */
export function DetailsPanel({ row, region }: { row: ModelRow; region?: RegionCode }): React.ReactNode {
  const store = useAtlas();
  const panel = useRef<HTMLElement>(null);
  const matrix = useMatrix();
  const weights = useView((view) => view.weights);
  const widthPx = useView((view) => view.detailsPx);
  const { ranked, leftOut } = useRanking(row, weights);
  const { wanted } = useVisible();
  const shown = region ?? ranked[0]?.cell.region;
  const [chosen, setChosen] = useState<string>();
  const isSample = useData((state) => state.snapshot.source.kind === 'sample');
  const cell = row.cells[matrix.columns.findIndex((column) => column.region === shown)];
  // An ARN without its account number cannot be called; the sample's placeholder account is its own.
  const all = cell === undefined ? [] : wantedRoutes(cell, wanted);
  const routes = isSample ? all : all.filter(({ id }) => !hidesAccount(id));

  useEffect(() => {
    // The panel takes the focus if it was opened from the matrix, not if it was restored at the start.
    const isInMatrix = document.activeElement?.closest('.matrix-scroller') != null;
    if (store.view.areDetailsEntered && isInMatrix) panel.current?.focus();
  }, [store]);

  const isSought = useStore(store.view.answerTarget) === row.modelId;
  useEffect(() => {
    if (!isSought) return;
    store.view.answerTarget.setState(undefined, true);
    (panel.current?.querySelector<HTMLElement>('.answer') ?? panel.current)?.focus();
  }, [isSought, store]);

  const close = (): void => {
    store.view.change({ details: null });
    focusCursor();
  };
  return (
    <aside
      className="details"
      aria-labelledby={TITLE_ID}
      ref={panel}
      tabIndex={-1}
      style={{ inlineSize: widthPx }}
    >
      <WidthHandle of="details" />
      <header className="details-head row apart">
        <div>
          <h2 id={TITLE_ID}>{row.name}</h2>
          <p className="muted">{row.provider}</p>
        </div>
        <Button className="icon-button" aria-label="Close details" onPress={close}>
          <X size={16} aria-hidden />
        </Button>
      </header>
      <p className="details-id row gap-6">
        <code>{row.modelId}</code>
        <CopyButton text={row.modelId} what="model id" />
      </p>
      <OtherIds row={row} region={region} />
      {shown === undefined ? (
        <NoAnswerSection row={row} leftOut={leftOut} />
      ) : (
        <>
          <AnswerSection
            row={row}
            region={shown}
            isChosen={region !== undefined}
            cell={cell}
            route={routes.find((each) => each.id === chosen) ?? routes[0]}
          />
          <CallSection
            row={row}
            region={shown}
            cell={cell}
            routes={routes}
            chosen={chosen}
            onChoose={setChosen}
          />
        </>
      )}
      <div className="details-acts wrap details-own-acts">
        <CompareButton modelId={row.modelId} />
        <HideButton modelId={row.modelId} />
        <WatchToggle watched={{ kind: 'model', modelId: ownIdOf(row.modelId) }} words="Watch" />
        <WatchToggle watched={{ kind: 'provider', provider: row.provider }} words={`Watch ${row.provider}`} />
      </div>
      <BestRegions
        ranked={ranked}
        leftOut={leftOut.length}
        hasEndedEverywhere={row.end?.ended === 'everywhere'}
        weights={weights}
        onWeigh={(to) => store.view.change({ weights: to })}
        {...(shown === undefined ? {} : { shown })}
        onChoose={(code) => store.view.openDetails(row.modelId, code)}
      />
      {shown === undefined || cell?.callers === undefined ? null : (
        <section className="details-section stack gap-6">
          <h3>
            Accounts in <code>{shown}</code>
          </h3>
          <CallersList callers={cell.callers} />
        </section>
      )}
      {shown === undefined ? null : <ProofSection row={row} region={shown} cell={cell} chosen={chosen} />}
      {shown === undefined ? null : (
        <>
          <PricesSection
            modelId={row.modelId}
            region={shown}
            way={wayOf(cell, chosen, wanted)}
            kinds={cell?.availability.kinds ?? []}
          />
          <QuotasSection modelId={row.modelId} region={shown} />
          {cell?.callers === undefined ? <AccessSection region={shown} cell={cell} /> : null}
        </>
      )}
      <ProfilesSection row={row} />
      <CachingSection modelId={row.modelId} />
      <LifecycleSection row={row} {...(shown === undefined ? {} : { region: shown })} />
      <FactsSection row={row} />
      <FeaturesSection modelId={row.modelId} />
    </aside>
  );
}

/** The button `Hide in matrix`; the details stay open, so that the same button shows the model again. */
function HideButton({ modelId }: { modelId: ModelId }): React.ReactNode {
  const store = useAtlas();
  const { rows } = useMatrix();
  const ids = idsOfModels(rows, [modelId]);
  const isHidden = useView(({ layout }) => ids.every((id) => layout.hiddenModels.includes(id)));
  return (
    <Button
      className="button button-small"
      onPress={() => store.view.changeLayout((layout) => showModels(layout, ids, isHidden))}
    >
      {isHidden ? <Eye size={14} aria-hidden /> : <EyeOff size={14} aria-hidden />}
      {isHidden ? 'Show in matrix' : 'Hide in matrix'}
    </Button>
  );
}
