/** Prompt caching: what AWS documents, with the page and its day in sight, because the API does not tell. */
import { type PromptCachingFact, promptCachingOf } from '../../../electron/capabilities/prompt-caching.ts';
import type { ModelId } from '../../../electron/contract/model.ts';
import { SourceWords } from './fact-list.tsx';

const SUPPORT_WORDS: Record<PromptCachingFact['support'], string> = {
  yes: 'Supported',
  no: 'Not supported',
  unknown: 'Not known: the source below says nothing about this model.',
};

/** Support, limits and source. */
export function CachingSection({ modelId }: { modelId: ModelId }): React.ReactNode {
  const fact = promptCachingOf(modelId);
  const details = detailsOf(fact);
  return (
    <section className="details-section">
      <h3>Prompt caching</h3>
      <p>
        {SUPPORT_WORDS[fact.support]}
        {details === '' ? '' : `: ${details}.`}
      </p>
      {fact.statedFor === undefined ? null : (
        <p>The source speaks of {fact.statedFor}, not of this variant.</p>
      )}
      {fact.notes === undefined ? null : <p className="muted">{fact.notes}</p>}
      <p className="hint source-words">
        <SourceWords fact={fact} />
      </p>
    </section>
  );
}

function detailsOf(fact: PromptCachingFact): string {
  const parts = [
    fact.mode === undefined ? '' : `${fact.mode} caching`,
    fact.minTokensPerCheckpoint === undefined
      ? ''
      : `from ${fact.minTokensPerCheckpoint} tokens a checkpoint`,
    fact.maxCheckpoints === undefined ? '' : `at most ${fact.maxCheckpoints} checkpoints`,
    fact.ttl === undefined ? '' : `kept ${fact.ttl.join(' or ')}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}
