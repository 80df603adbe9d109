/** Launch, legacy and end-of-life dates: from the API for the region, and from AWS's documentation. */
import { documentedEndOfLife, documentedLifecycle } from '../../../electron/capabilities/lifecycle-docs.ts';
import { replacementOf } from '../../../electron/capabilities/replacements.ts';
import type { ModelLifecycle, RegionCode } from '../../../electron/contract/snapshot/model.ts';
import { modelShapeIn } from '../../../electron/contract/snapshot/snapshot.ts';
import type { ModelRow } from '../../state/rows/model-row.ts';
import { dateText, documentDateText } from '../../state/words/age.ts';
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
  if (facts.length === 0) {
    return (
      <section className="details-section stack gap-6">
        <h3>Lifecycle</h3>
        <p className="muted">Unknown: neither the Bedrock API nor a dated page says anything.</p>
      </section>
    );
  }
  return (
    <section className="details-section stack gap-6">
      <h3>Lifecycle</h3>
      {row.legacyState === 'some-regions' ? <p>Legacy in some Regions, active in others.</p> : null}
      <FactList facts={facts} />
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
  const replacement = replacementOf(modelId);
  const facts: Fact[] = [];
  if (documented?.launch !== undefined)
    facts.push({ name: 'Launch', value: documentDateText(documented.launch.text), ...documented.launch });
  if (ending !== undefined) {
    facts.push({ name: 'End of life, documented', value: dateText(ending.endOfLifeDate), ...ending });
  } else if (documented?.cardEndOfLife !== undefined) {
    facts.push({
      name: 'End of life, model card',
      value: documentDateText(documented.cardEndOfLife.text),
      ...documented.cardEndOfLife,
    });
  }
  if (documented?.endsNoSoonerThan !== undefined) {
    facts.push({
      name: 'Ends no sooner than',
      value: documentDateText(documented.endsNoSoonerThan.text),
      ...documented.endsNoSoonerThan,
    });
  }
  if (replacement !== undefined) {
    const { name, modelId: instead, by, source, asOf } = replacement;
    facts.push({ name: 'Suggested replacement', value: `${name} (${instead}), says ${by}`, source, asOf });
  }
  return facts;
}
