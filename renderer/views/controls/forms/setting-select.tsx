/** The choices of a setting, in the place where they matter. */
import type { NamedSetting } from '../../../../electron/contract/settings/setting.ts';
import { settingChange } from '../../../../electron/contract/settings/settings.ts';
import { useAtlas } from '../atlas-context.tsx';
import { OptionList } from './fields.tsx';

type Choices = NamedSetting['choices'];

/** What is chosen is kept at once. */
export function SettingSelect(props: { label: string; choices: Choices; value: unknown }): React.ReactNode {
  const { label, choices, value } = props;
  const store = useAtlas();
  return (
    <OptionList
      label={label}
      className="button button-small"
      options={settingOptions(choices)}
      value={Object.entries(choices).find(([, choice]) => choice.value === value)?.[0]}
      onChange={(command) => void store.calls.saveSettings(settingChange(command) ?? {})}
    />
  );
}

export function settingOptions(choices: Choices): { id: string; label: string }[] {
  return Object.entries(choices).map(([id, { short }]) => ({ id, label: short }));
}
