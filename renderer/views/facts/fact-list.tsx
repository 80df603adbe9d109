/** Facts with the place and the day that they are from. */
import type { FactSource } from '../../state/compare/compared-fact.ts';

/** A part of a fact with sources of its own; none: nobody says. */
export interface FactPart {
  text: string;
  sources: readonly FactSource[];
  /** Stands back, for what is not known. */
  isMuted?: boolean;
}

/** A fact from one source, or one in parts. */
export type Fact =
  | {
      name: string;
      value: string;
      source: string;
      /** Day of the source; absent for what the last scan gave. */
      asOf?: string;
    }
  | { name: string; parts: readonly FactPart[] };

/** Sources stand once, in a fold below, with their numbers at each fact. */
export function FactList({ facts }: { facts: readonly Fact[] }): React.ReactNode {
  const all = facts.flatMap((fact) => partsOf(fact).flatMap((part) => part.sources));
  const sources = [...new Map(all.map((source) => [sourceKey(source), source])).values()];
  const keys = sources.map(sourceKey);
  return (
    <>
      <dl className="facts">
        {facts.map((fact) => (
          <div key={fact.name} className="fact">
            <dt>{fact.name}</dt>
            <dd>
              {partsOf(fact).map((part, place) => (
                <span key={part.text} className={part.isMuted === true ? 'muted' : ''}>
                  {place === 0 ? '' : ', '}
                  {part.text}
                  <SourceMarks sources={part.sources} keys={keys} />
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      {sources.length === 0 ? null : (
        <details className="sources-fold">
          <summary>
            {sources.length === 1 ? 'Source and date' : `Sources and dates (${sources.length})`}
          </summary>
          <ol className="sources">
            {sources.map((source) => (
              <li key={sourceKey(source)}>
                <SourceNote fact={source} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

function partsOf(fact: Fact): readonly FactPart[] {
  if ('parts' in fact) return fact.parts;
  const { value, source, asOf } = fact;
  return [{ text: value, sources: [{ source, ...(asOf === undefined ? {} : { asOf }) }] }];
}

/** The numbers of the sources in a list of them; `keys` are those of the list, in its order. */
export function SourceMarks(props: {
  sources: readonly FactSource[];
  keys: readonly string[];
}): React.ReactNode {
  const marks = [...new Set(props.sources.map((source) => props.keys.indexOf(sourceKey(source)) + 1))];
  return marks.length === 0 ? null : <sup className="source-mark">{marks.join(', ')}</sup>;
}

/** Equal for the same source of the same day. */
export function sourceKey({ source, asOf }: FactSource): string {
  return `${source}\n${asOf ?? ''}`;
}

/** The source with its address as a link, and its day. */
export function SourceNote({ fact }: { fact: FactSource }): React.ReactNode {
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
