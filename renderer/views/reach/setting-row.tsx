/** A setting of the user as a row: its choices, a field where a value can be typed, and whether it was chosen. */
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { EffectiveSetting } from '../../../electron/contract/reach/effective-setting.ts';
import type { NamedSetting, TypedValue } from '../../../electron/contract/settings/setting.ts';
import { settingChange } from '../../../electron/contract/settings/settings.ts';
import { useAtlas } from '../controls/atlas-context.tsx';
import { OptionList, TextInput } from '../controls/forms/fields.tsx';
import { settingOptions } from '../controls/forms/setting-select.tsx';

/** No command has such a name. */
const OTHER = ':other';
const TYPED = ':typed';

interface SettingRowProps {
  setting: NamedSetting;
  /** As it was chosen. */
  value: unknown;
  /** What is in effect; absent: the value itself. */
  inEffect?: EffectiveSetting | undefined;
}

export function SettingRow({ setting, value, inEffect }: SettingRowProps): React.ReactNode {
  const store = useAtlas();
  const { name, label, choices, initial, typed } = setting;
  const [isTyping, setTyping] = useState(false);
  const chosen = Object.entries(choices).find(([, choice]) => isSame(choice.value, value))?.[0];
  const isByHand = typed !== undefined && (isTyping || chosen === undefined);
  const own = isSame(value, initial) ? 'default' : 'chosen';
  const isOther = typed === undefined && chosen === undefined;
  const choose = (choice: string): void => {
    setTyping(choice === TYPED);
    if (choice !== TYPED) void store.calls.saveSettings(settingChange(choice) ?? {});
  };
  return (
    <div className="in-effect-row">
      <label htmlFor={`setting-${name}`}>{label}</label>
      <OptionList
        id={`setting-${name}`}
        className="button button-small"
        value={isByHand ? TYPED : (chosen ?? OTHER)}
        options={[
          ...(isOther ? [{ id: OTHER, label: [value].flat().join(', '), isDisabled: true }] : []),
          ...settingOptions(choices),
          ...(typed === undefined ? [] : [{ id: TYPED, label: typed.label }]),
        ]}
        onChange={choose}
      />
      <span className="muted">{inEffect === undefined ? own : `${inEffect.value} (${inEffect.from})`}</span>
      {isByHand ? (
        <TypedField
          key={String(value)}
          typed={typed}
          label={`${label} by hand`}
          kept={chosen === undefined ? String(value) : ''}
          save={(text) => {
            setTyping(false);
            void store.calls.saveSettings({ [name]: text });
          }}
        />
      ) : null}
    </div>
  );
}

/** Says what is wrong when it is applied, and no sooner. */
function TypedField(props: {
  typed: TypedValue;
  label: string;
  /** What is in effect; empty: nothing that was typed. */
  kept: string;
  save: (text: string) => void;
}): React.ReactNode {
  const { typed, label, kept, save } = props;
  const [text, setText] = useState(kept);
  const [problem, setProblem] = useState<string>();
  return (
    <form
      className="typed-value wrap"
      onSubmit={(event) => {
        event.preventDefault();
        const wrong = typed.problem(text.trim());
        setProblem(wrong);
        if (wrong === undefined) save(text.trim());
      }}
    >
      <TextInput
        aria-label={label}
        aria-invalid={problem !== undefined}
        placeholder={typed.hint}
        value={text}
        onChange={setText}
      />
      <Button className="button" type="submit" isDisabled={text.trim() === '' || text.trim() === kept}>
        Apply
      </Button>
      {problem === undefined ? null : <p role="alert">{problem}</p>}
    </form>
  );
}

/** A value of a setting is a word, a number or a list. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
