/** Check boxes with counts, for the filter rail. */

import { memo, useId } from 'react';
import { counted } from '../../../electron/contract/text.ts';
import { CheckBox } from '../controls/forms/fields.tsx';

interface CheckProps {
  /** The first argument of `onChange`. */
  id: string;
  label: string;
  /** Undefined: there is nothing to count yet. */
  count: number | undefined;
  /** Models that the choice hides because no source says. */
  unknown?: number | undefined;
  isChecked: boolean;
  /** The same function each time: a letter typed then renders only the boxes whose count changes. */
  onChange: (id: string, isChecked: boolean) => void;
}

function Check(props: CheckProps): React.ReactNode {
  const { id, label, count, unknown, isChecked, onChange } = props;
  const countId = useId();
  const unknownId = useId();
  const box = (
    <CheckBox
      className={count === 0 && !isChecked ? 'check row check-empty' : 'check row'}
      label={label}
      checked={isChecked}
      aria-describedby={(unknown ?? 0) === 0 ? countId : `${countId} ${unknownId}`}
      onChange={(isOn) => onChange(id, isOn)}
    >
      <span className="check-count" id={countId} aria-hidden>
        {count}
      </span>
    </CheckBox>
  );
  if (unknown === undefined) return box;
  return (
    <>
      {box}
      <UnknownNote id={unknownId} count={unknown} isHiding={isChecked} />
    </>
  );
}

/** A check box named by its label; its counts are its description. */
export const CheckItem = memo(Check);

/** Takes the same space when there is nothing to say: what is below must not move while a search is typed. */
function UnknownNote(props: { id: string; count: number; isHiding: boolean }): React.ReactNode {
  const { id, count, isHiding } = props;
  return (
    <p className="hint check-unknown" id={id} hidden={count === 0}>
      {counted(count, 'model')} unknown{isHiding ? ', not shown' : ''}
    </p>
  );
}

/** A group of check boxes; any of the checked ones will do. */
export function CheckList(props: {
  title: string;
  boxes: readonly Pick<CheckProps, 'id' | 'label' | 'count' | 'isChecked'>[];
  /** Models that any choice hides because no source says. */
  unknown: number | undefined;
  onChange: CheckProps['onChange'];
}): React.ReactNode {
  const { title, boxes, unknown, onChange } = props;
  const unknownId = useId();
  return (
    <fieldset className="check-group" aria-describedby={(unknown ?? 0) === 0 ? undefined : unknownId}>
      <legend>{title}</legend>
      {boxes.map((box) => (
        <CheckItem key={box.id} {...box} onChange={onChange} />
      ))}
      {unknown === undefined ? null : (
        <UnknownNote id={unknownId} count={unknown} isHiding={boxes.some(({ isChecked }) => isChecked)} />
      )}
    </fieldset>
  );
}
