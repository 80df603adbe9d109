/** What is in effect, each with what says so: how AWS is reached, and the settings of the app, which are changed here. */
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { type NamedSetting, SETTING_MENUS } from '../../../electron/contract/bridge/setting.ts';
import { type Settings, settingChange, userSettings } from '../../../electron/contract/bridge/settings.ts';
import type { InEffect } from '../../../electron/contract/reach/in-effect.ts';
import { useAtlas, useData, useOverlay } from '../controls/atlas-context.tsx';
import { ModalFrame } from '../controls/modal-frame.tsx';

/** The dialog `Settings`. */
export function SettingsDialog(): React.ReactNode {
  const overlay = useOverlay('settings');
  return (
    <ModalFrame title="Settings" width="list" {...overlay}>
      <Reach />
      <AppSettings />
    </ModalFrame>
  );
}

function Reach(): React.ReactNode {
  const store = useAtlas();
  const [rows, setRows] = useState<readonly InEffect[]>();
  useEffect(() => {
    let isCurrent = true;
    void store.calls.inEffect().then((found) => {
      if (isCurrent) setRows(found);
    });
    return () => {
      isCurrent = false;
    };
  }, [store]);
  return (
    <section aria-label="How AWS is reached">
      <h3>How AWS is reached</h3>
      <dl className="in-effect">
        {(rows ?? []).map(({ label, value, from }) => (
          <div key={label} className="in-effect-row">
            <dt>{label}</dt>
            <dd>{value}</dd>
            <dd className="muted">{from}</dd>
          </div>
        ))}
      </dl>
      <p className="muted">
        The AWS config file, variables and the system say this; the profile is chosen in the toolbar, and
        endpoints of single Regions here.
      </p>
      <div className="in-effect-acts">
        <Button className="button" onPress={() => store.showOverlay('connection')}>
          Test connection…
        </Button>
        <Button className="button" onPress={() => store.showOverlay('endpoints')}>
          Endpoints of Regions…
        </Button>
      </div>
    </section>
  );
}

const GROUPS = Object.keys(SETTING_MENUS) as (keyof typeof SETTING_MENUS)[];

/** One row for each entry of SETTINGS that is the user's. */
function AppSettings(): React.ReactNode {
  const settings = useData((state) => state.settings);
  if (settings === undefined) return null;
  return GROUPS.map((group) => (
    <section key={group} aria-label={group}>
      <h3>{group}</h3>
      <div className="in-effect">
        {userSettings()
          .filter((setting) => setting.group === group)
          .map((setting) => (
            <SettingRow
              key={setting.name}
              setting={setting}
              value={settings[setting.name as keyof Settings]}
            />
          ))}
      </div>
    </section>
  ));
}

const OTHER = 'other';

function SettingRow({ setting, value }: { setting: NamedSetting; value: unknown }): React.ReactNode {
  const store = useAtlas();
  const { name, label, choices, initial } = setting;
  const chosen = Object.entries(choices).find(([, choice]) => isSame(choice.value, value))?.[0];
  return (
    <div className="in-effect-row">
      <label htmlFor={`setting-${name}`}>{label}</label>
      <select
        id={`setting-${name}`}
        className="button button-small"
        value={chosen ?? OTHER}
        onChange={(event) => void store.calls.saveSettings(settingChange(event.target.value) ?? {})}
      >
        {chosen === undefined ? (
          <option value={OTHER} disabled>
            {Array.isArray(value) ? value.join(', ') : String(value)}
          </option>
        ) : null}
        {Object.entries(choices).map(([command, { short }]) => (
          <option key={command} value={command}>
            {short}
          </option>
        ))}
      </select>
      <span className="muted">{isSame(value, initial) ? 'default' : 'chosen'}</span>
    </div>
  );
}

/** A value of a setting is a word, a number or a list. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
