/** Facts with the place and the day that they are from. */

export interface Fact {
  name: string;
  value: string;
  source: string;
  /** Day of the source; absent for what the last scan gave. */
  asOf?: string;
}

/** Sources stand once, below, with a number at each fact. */
export function FactList({ facts }: { facts: readonly Fact[] }): React.ReactNode {
  const sources = [...new Set(facts.map(sourceWords))];
  return (
    <>
      <dl className="facts">
        {facts.map((fact) => (
          <div key={fact.name} className="fact">
            <dt>{fact.name}</dt>
            <dd>
              {fact.value}
              <sup className="source-mark">{sources.indexOf(sourceWords(fact)) + 1}</sup>
            </dd>
          </div>
        ))}
      </dl>
      <ol className="sources">
        {sources.map((source) => (
          <li key={source}>{source}</li>
        ))}
      </ol>
    </>
  );
}

function sourceWords(fact: Fact): string {
  return fact.asOf === undefined ? fact.source : `${fact.source} (as of ${fact.asOf})`;
}
