/** Facts with their sources and dates. */
import { pageDayText } from '../../../electron/contract/cells/lifecycle.ts';
import type { FactSource } from '../../state/compare/compared-fact.ts';

/** A part of a fact with its own sources; without one it is unknown. */
export interface FactPart {
  text: string;
  sources: readonly FactSource[];
  /** Rendered muted: unknown. */
  isMuted?: boolean;
}

/** A fact from one source, or in parts with a source each. */
export type Fact =
  | {
      name: string;
      value: string;
      source: string;
      /** Date of the source; absent for the last scan. */
      asOf?: string;
    }
  | { name: string; parts: readonly FactPart[] };

/** Names and values. */
export function FactRows(props: {
  rows: readonly { name: string; value: React.ReactNode; title?: string }[];
}): React.ReactNode {
  return (
    <dl className="stack gap-2">
      {props.rows.map(({ name, value, title }) => (
        <div key={name} className="fact" title={title}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Facts with source numbers; the sources are in a disclosure below. */
export function FactList({ facts }: { facts: readonly Fact[] }): React.ReactNode {
  const sources = distinctSources(facts.flatMap((fact) => partsOf(fact).flatMap((part) => part.sources)));
  const keys = sources.map(sourceKey);
  const rows = facts.map((fact) => ({
    name: fact.name,
    value: partsOf(fact).map((part, index) => (
      <span key={part.text} className={part.isMuted === true ? 'muted' : ''}>
        {index === 0 ? '' : ', '}
        {part.text}
        <SourceMarks sources={part.sources} keys={keys} />
      </span>
    )),
  }));
  return (
    <>
      <FactRows rows={rows} />
      {sources.length === 0 ? null : (
        <details className="sources-fold">
          <summary>
            {sources.length === 1 ? 'Source and date' : `Sources and dates (${sources.length})`}
          </summary>
          <SourceList sources={sources} />
        </details>
      )}
    </>
  );
}

/** Each source once, in the order in which they are named. */
export function distinctSources(sources: readonly FactSource[]): FactSource[] {
  return [...new Map(sources.map((source) => [sourceKey(source), source])).values()];
}

/** The sources by number. */
export function SourceList({ sources }: { sources: readonly FactSource[] }): React.ReactNode {
  return (
    <ol className="sources">
      {sources.map((source) => (
        <li key={sourceKey(source)}>
          <SourceNote fact={source} />
        </li>
      ))}
    </ol>
  );
}

function partsOf(fact: Fact): readonly FactPart[] {
  if ('parts' in fact) return fact.parts;
  const { value, source, asOf } = fact;
  return [{ text: value, sources: [{ source, ...(asOf === undefined ? {} : { asOf }) }] }];
}

/** Numbers that refer to a list of sources; `keys` are the keys of that list in order. */
export function SourceMarks(props: {
  sources: readonly FactSource[];
  keys: readonly string[];
}): React.ReactNode {
  const marks = [...new Set(props.sources.map((source) => props.keys.indexOf(sourceKey(source)) + 1))];
  return marks.length === 0 ? null : <sup className="source-mark">{marks.join(', ')}</sup>;
}

/** Equal for the same source with the same date. */
export function sourceKey({ source, asOf }: FactSource): string {
  return `${source}\n${asOf ?? ''}`;
}

/** The source as a link, with its date. */
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
      {asOf === undefined ? '' : `; as of ${pageDayText(asOf)}`}
    </>
  );
}
