/** Check boxes with counts, for the filter rail. */
import { memo, useId } from 'react';

export interface Choice<Id extends string> {
  id: Id;
  label: string;
  count: number;
}

interface CheckProps<Id extends string> {
  id: Id;
  label: string;
  count: number;
  /** Models that the choice hides because no source says. */
  unknown?: number;
  isChecked: boolean;
  /** The same function each time: a letter typed then draws the boxes again whose count changes, and no other. */
  onChange: (id: Id, isChecked: boolean) => void;
}

function Check<Id extends string>(props: CheckProps<Id>): React.ReactNode {
  const { id, label, count, unknown, isChecked, onChange } = props;
  const countId = useId();
  const unknownId = useId();
  const box = (
    <label className={count === 0 && !isChecked ? 'check check-empty' : 'check'}>
      <input
        type="checkbox"
        checked={isChecked}
        aria-describedby={(unknown ?? 0) === 0 ? countId : `${countId} ${unknownId}`}
        onChange={(event) => onChange(id, event.target.checked)}
      />
      <span className="check-label">{label}</span>
      <span className="check-count" id={countId} aria-hidden>
        {count}
      </span>
    </label>
  );
  if (unknown === undefined) return box;
  return (
    <>
      {box}
      <UnknownNote id={unknownId} count={unknown} isHiding={isChecked} />
    </>
  );
}

/** One check box; its name is the label alone, the count and how many models are unknown describe it. */
export const CheckItem = memo(Check) as typeof Check;

/** Keeps its place when there is nothing to say: what stands below must not move while a search is typed. */
function UnknownNote(props: { id: string; count: number; isHiding: boolean }): React.ReactNode {
  const { id, count, isHiding } = props;
  return (
    <p className="hint check-unknown" id={id} hidden={count === 0}>
      {count === 1 ? '1 model' : `${count} models`} unknown{isHiding ? ', not shown' : ''}
    </p>
  );
}

/** A named group of check boxes of which any will do. */
export function CheckList<Id extends string>(props: {
  title: string;
  choices: readonly Choice<Id>[];
  chosen: readonly Id[];
  /** Models that any choice hides because no source says. */
  unknown?: number;
  onChange: (id: Id, isChecked: boolean) => void;
}): React.ReactNode {
  const { title, choices, chosen, unknown, onChange } = props;
  const unknownId = useId();
  if (choices.length === 0) return null;
  return (
    <fieldset className="check-group" aria-describedby={(unknown ?? 0) === 0 ? undefined : unknownId}>
      <legend>{title}</legend>
      {choices.map(({ id, label, count }) => (
        <CheckItem
          key={id}
          id={id}
          label={label}
          count={count}
          isChecked={chosen.includes(id)}
          onChange={onChange}
        />
      ))}
      {unknown === undefined ? null : (
        <UnknownNote id={unknownId} count={unknown} isHiding={chosen.length > 0} />
      )}
    </fieldset>
  );
}
