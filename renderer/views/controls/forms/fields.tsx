/** Fields of the browser that forms and lists share. */
import { useId } from 'react';

type InputProps = Omit<React.ComponentProps<'input'>, 'onChange'> & { onChange: (text: string) => void };

/** A line of text: a name, an address or a code, no prose. */
export function TextInput({ onChange, ...others }: InputProps): React.ReactNode {
  return (
    <input
      className="text-input"
      type="text"
      spellCheck={false}
      {...others}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** A search, named by `label` and, unless something else helps more, by what stands in it at first. */
export function SearchInput(props: {
  label: string;
  placeholder?: string;
  value: string;
  onChange: (text: string) => void;
}): React.ReactNode {
  const { label, placeholder = label, ...others } = props;
  return <TextInput type="search" aria-label={label} placeholder={placeholder} {...others} />;
}

/** A line of text under its label, with what is said of it below. */
export function TextField(
  props: InputProps & {
    label: string;
    /** What is wrong with it; null: nothing. */
    problem?: string | null;
    hint?: string;
    /** Names the hint where it is news. */
    hintName?: string;
  },
): React.ReactNode {
  const { label, problem, hint, hintName, ...others } = props;
  const id = useId();
  const belowId = useId();
  const isWrong = typeof problem === 'string';
  const hasBelow = problem !== undefined || hint !== undefined;
  const says = hint === undefined ? { role: 'alert' } : {};
  return (
    <>
      <label className="field stack gap-3" htmlFor={id}>
        <span>{label}</span>
        <TextInput
          id={id}
          aria-invalid={isWrong}
          aria-describedby={hasBelow ? belowId : undefined}
          {...others}
        />
      </label>
      {hasBelow ? (
        <p
          id={belowId}
          className={isWrong || hint === undefined ? 'warn' : 'muted'}
          {...(hintName === undefined ? says : { role: 'status', 'aria-label': hintName })}
        >
          {problem ?? hint}
        </p>
      ) : null}
    </>
  );
}

/** A choice from the browser's own list, after its label where it has one in sight. */
export function OptionList(
  props: Omit<React.ComponentProps<'select'>, 'onChange' | 'children'> & {
    label?: string;
    options: readonly { id: string; label: string; isDisabled?: boolean }[];
    onChange: (id: string) => void;
  },
): React.ReactNode {
  const { label, options, onChange, ...others } = props;
  const listId = useId();
  const list = (
    <select id={listId} className="button" {...others} onChange={(event) => onChange(event.target.value)}>
      {options.map((each) => (
        <option key={each.id} value={each.id} disabled={each.isDisabled}>
          {each.label}
        </option>
      ))}
    </select>
  );
  if (label === undefined) return list;
  return (
    <label htmlFor={listId}>
      {label} {list}
    </label>
  );
}

/** A check box with its label; `children` stand behind the label. */
export function CheckBox(
  props: Omit<React.ComponentProps<'input'>, 'onChange'> & {
    label: React.ReactNode;
    onChange: (isChecked: boolean) => void;
  },
): React.ReactNode {
  const { label, className = 'check row', onChange, children, ...others } = props;
  return (
    <label className={className}>
      <input type="checkbox" {...others} onChange={(event) => onChange(event.target.checked)} />
      <span className="check-label">{label}</span>
      {children}
    </label>
  );
}
