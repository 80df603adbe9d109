/** Facts with the place and the day that they are from. */

export interface Fact {
  name: string;
  value: string;
  source: string;
  /** Day of the source; absent for what the last scan gave. */
  asOf?: string;
}

/** Sources stand once, in a fold below, with a number at each fact. */
export function FactList({ facts }: { facts: readonly Fact[] }): React.ReactNode {
  const sources = [...new Map(facts.map((fact) => [sourceKey(fact), fact])).values()];
  const keys = sources.map(sourceKey);
  return (
    <>
      <dl className="facts">
        {facts.map((fact) => (
          <div key={fact.name} className="fact">
            <dt>{fact.name}</dt>
            <dd>
              {fact.value}
              <sup className="source-mark">{keys.indexOf(sourceKey(fact)) + 1}</sup>
            </dd>
          </div>
        ))}
      </dl>
      <details className="sources-fold">
        <summary>
          {sources.length === 1 ? 'Source and date' : `Sources and dates (${sources.length})`}
        </summary>
        <ol className="sources">
          {sources.map((fact) => (
            <li key={sourceKey(fact)}>
              <SourceWords fact={fact} />
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}

function sourceKey({ source, asOf }: Fact): string {
  return `${source}\n${asOf ?? ''}`;
}

/** The source with its address as a link, and its day. */
export function SourceWords({ fact }: { fact: Pick<Fact, 'source' | 'asOf'> }): React.ReactNode {
  const { source, asOf } = fact;
  const url = /https:\/\/docs\.aws\.amazon\.com\/[^\s,)]+/.exec(source)?.[0];
  const rest = url === undefined ? source : source.replace(url, '').replace(/^[,\s]+/, '');
  return (
    <>
      {url === undefined ? null : (
        <>
          <a href={url} target="_blank" rel="noreferrer">
            {url.slice(url.lastIndexOf('/') + 1)}
          </a>{' '}
          in the AWS documentation{rest === '' ? '' : '; '}
        </>
      )}
      {rest}
      {asOf === undefined ? '' : `; as of ${asOf}`}
    </>
  );
}
