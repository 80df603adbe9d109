/** Converse features as AWS documents them: yes, no, disputed or unknown. */
import {
  CONVERSE_FEATURES,
  converseFeaturesOf,
  type FeatureFact,
} from '../../../electron/capabilities/converse-features.ts';
import type { ModelId } from '../../../electron/contract/snapshot/model.ts';
import { type Fact, FactList, type FactPart } from '../facts/fact-list.tsx';

/** All features with their sources, undocumented ones included. */
export function FeaturesSection({ modelId }: { modelId: ModelId }): React.ReactNode {
  const features = converseFeaturesOf(modelId);
  const statedFor = features.find((fact) => fact.statedFor !== undefined)?.statedFor;
  return (
    <section className="details-section stack gap-6">
      <h3>Converse features</h3>
      {statedFor === undefined ? null : <p>The sources speak of {statedFor}, not of this variant.</p>}
      <FactList facts={featureFacts(features)} />
    </section>
  );
}

function featureFacts(features: readonly FeatureFact[]): Fact[] {
  const answers: [name: string, holds: (fact: FeatureFact) => boolean][] = [
    ['Supported', (fact) => fact.support === 'yes'],
    ['Not supported', (fact) => fact.support === 'no'],
    ['Sources disagree', (fact) => fact.support === 'unknown' && fact.sources.length > 0],
    ['Unknown', (fact) => fact.support === 'unknown' && fact.sources.length === 0],
  ];
  return answers.flatMap(([name, holds]): Fact[] => {
    const parts = features.filter(holds).map(partOf);
    return parts.length === 0 ? [] : [{ name, parts }];
  });
}

function partOf({ feature, note, sources }: FeatureFact): FactPart {
  const name = CONVERSE_FEATURES[feature];
  const text = note === undefined ? name : `${name} (${withoutStop(note)})`;
  return { text, sources, isMuted: sources.length === 0 };
}

/** Fits a note into a sentence. */
function withoutStop(note: string): string {
  return note.replace(/\.$/, '');
}
