/** Prompt caching as AWS documents it, with page and date: no API tells it. */
import { type PromptCachingFact, promptCachingOf } from '../../../electron/capabilities/prompt-caching.ts';
import type { ModelId } from '../../../electron/contract/snapshot/model.ts';
import { SourceNote } from '../facts/fact-list.tsx';

const SUPPORT_LABELS: Record<PromptCachingFact['support'], string> = {
  yes: 'Supported',
  no: 'Not supported',
  unknown: 'Unknown: not covered by the source.',
};

const MODE_LABELS: Record<NonNullable<PromptCachingFact['mode']>, string> = {
  explicit: 'explicit caching',
  implicit: 'implicit caching',
  both: 'explicit and implicit caching',
};

/** Support, limits and source. */
export function CachingSection({ modelId }: { modelId: ModelId }): React.ReactNode {
  const fact = promptCachingOf(modelId);
  const details = detailsOf(fact);
  return (
    <section className="details-section stack gap-6">
      <h3>Prompt caching</h3>
      <p>
        {SUPPORT_LABELS[fact.support]}
        {details === '' ? '' : `: ${details}.`}
      </p>
      {fact.statedFor === undefined ? null : <p>Stated for {fact.statedFor}, not for this variant.</p>}
      {fact.notes === undefined ? null : <p className="muted">{fact.notes}</p>}
      <details className="sources-fold">
        <summary>Source and date</summary>
        <p className="hint breaks">
          <SourceNote fact={fact} />
        </p>
      </details>
    </section>
  );
}

function detailsOf(fact: PromptCachingFact): string {
  const parts = [
    fact.mode === undefined ? '' : MODE_LABELS[fact.mode],
    fact.minTokensPerCheckpoint === undefined
      ? ''
      : `min ${fact.minTokensPerCheckpoint} tokens per cache checkpoint`,
    fact.maxCheckpoints === undefined ? '' : `at most ${fact.maxCheckpoints} checkpoints`,
    fact.ttl === undefined ? '' : `TTL ${fact.ttl.join(' or ')}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}
