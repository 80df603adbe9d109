/** Launch, legacy and end-of-life dates: from the API for the region, and from AWS's documentation. */
import { documentedEndOfLife, documentedLifecycle } from '../../../electron/capabilities/lifecycle-docs.ts';
import { replacementOf } from '../../../electron/capabilities/replacements.ts';
import type { ModelLifecycle, RegionCode } from '../../../electron/contract/snapshot/model.ts';
import { modelShapeIn } from '../../../electron/contract/snapshot/snapshot.ts';
import { dateText } from '../../../electron/contract/text.ts';
import type { FactSource } from '../../state/compare/compared-fact.ts';
import type { ModelRow } from '../../state/rows/model-row.ts';
import { documentDateText } from '../../state/words/age.ts';
import { useData } from '../controls/atlas-context.tsx';
import { type Fact, FactList } from '../facts/fact-list.tsx';

/** The API's dates are those of the region shown: lifecycle is regional. */
export function LifecycleSection({ row, region }: { row: ModelRow; region?: RegionCode }): React.ReactNode {
  const lifecycle = useData((state) =>
    region === undefined ? undefined : modelShapeIn(state.snapshot, region, row.modelId)?.modelLifecycle,
  );
  const facts = [
    ...(lifecycle === undefined || region === undefined ? [] : apiFacts(lifecycle, region)),
    ...documentedFacts(row.modelId, region),
  ];
  return (
    <section className="details-section stack gap-6">
      <h3>Lifecycle</h3>
      {row.legacyState === 'some-regions' && facts.length > 0 ? (
        <p>Legacy in some Regions, active in others.</p>
      ) : null}
      {facts.length > 0 ? (
        <FactList facts={facts} />
      ) : (
        <p className="muted">Unknown: neither the Bedrock API nor a dated page says anything.</p>
      )}
    </section>
  );
}

function apiFacts(lifecycle: ModelLifecycle, region: RegionCode): Fact[] {
  const source = `Bedrock API, ${region}`;
  const dates: [string, string | undefined][] = [
    ['Available since', lifecycle.startOfLifeTime],
    ['Legacy since', lifecycle.legacyTime],
    ['Extended access starts', lifecycle.publicExtendedAccessTime],
    ['End of life', lifecycle.endOfLifeTime],
  ];
  return [
    { name: 'Status', value: lifecycle.status ?? 'not said', source },
    ...dates.flatMap(([name, date]) => (date === undefined ? [] : [{ name, value: dateText(date), source }])),
  ];
}

function documentedFacts(modelId: string, region: RegionCode | undefined): Fact[] {
  const documented = documentedLifecycle(modelId);
  const ending = region === undefined ? undefined : documentedEndOfLife(modelId, region);
  const instead = replacementOf(modelId);
  const facts: Fact[] = [];
  const add = (name: string, page: FactSource | undefined, value: string | undefined): void => {
    if (page !== undefined && value !== undefined)
      facts.push({ name, parts: [{ text: value, sources: [page] }] });
  };
  const addDate = (name: string, stated: (FactSource & { text: string }) | undefined): void =>
    add(name, stated, stated && documentDateText(stated.text));
  addDate('Launch', documented?.launch);
  add('End of life, documented', ending, ending && dateText(ending.endOfLifeDate));
  if (ending === undefined) addDate('End of life, model card', documented?.cardEndOfLife);
  addDate('Ends no sooner than', documented?.endsNoSoonerThan);
  add(
    'Suggested replacement',
    instead,
    instead && `${instead.name} (${instead.modelId}), says ${instead.by}`,
  );
  return facts;
}
