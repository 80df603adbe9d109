/** Check boxes with counts, for the filter rail. */
import { useId } from 'react';

export interface Choice<Id extends string> {
  id: Id;
  label: string;
  count: number;
}

/** One check box; its name is the label alone, the count describes it. */
export function CheckItem(props: {
  label: string;
  count: number;
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
}): React.ReactNode {
  const { label, count, isChecked, onChange } = props;
  const countId = useId();
  return (
    <label className={count === 0 && !isChecked ? 'check check-empty' : 'check'}>
      <input
        type="checkbox"
        checked={isChecked}
        aria-describedby={countId}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className="check-label">{label}</span>
      <span className="check-count" id={countId} aria-hidden>
        {count}
      </span>
    </label>
  );
}

/** A named group of check boxes of which any will do. */
export function CheckList<Id extends string>(props: {
  title: string;
  choices: readonly Choice<Id>[];
  chosen: readonly Id[];
  onChange: (chosen: Id[]) => void;
}): React.ReactNode {
  const { title, choices, chosen, onChange } = props;
  if (choices.length === 0) return null;
  return (
    <fieldset className="check-group">
      <legend>{title}</legend>
      {choices.map(({ id, label, count }) => (
        <CheckItem
          key={id}
          label={label}
          count={count}
          isChecked={chosen.includes(id)}
          onChange={(isChecked) =>
            onChange(isChecked ? [...chosen, id] : chosen.filter((each) => each !== id))
          }
        />
      ))}
    </fieldset>
  );
}
