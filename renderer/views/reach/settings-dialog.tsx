/** What is in effect, each with what says so: how AWS is reached, and the settings of the app, which are changed here. */
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { EffectiveSetting } from '../../../electron/contract/reach/effective-setting.ts';
import { type NamedSetting, SETTING_MENUS } from '../../../electron/contract/settings/setting.ts';
import { type Settings, userSettings } from '../../../electron/contract/settings/settings.ts';
import { useAtlas, useData } from '../controls/atlas-context.tsx';
import { ModalFrame } from '../controls/modal-frame.tsx';
import { useAnswer } from '../controls/use-answer.ts';
import { SettingRow } from './setting-row.tsx';

/** The dialog `Settings`. */
export function SettingsDialog(): React.ReactNode {
  return (
    <ModalFrame title="Settings" width="list" overlay="settings">
      <Reach />
      <AppSettings />
    </ModalFrame>
  );
}

function Reach(): React.ReactNode {
  const store = useAtlas();
  const [asked, askAgain] = useState(0);
  // Another source is opened when a setting changes it.
  const connection = useData((state) => state.connection);
  const told = useAnswer(
    () => Promise.all([store.calls.effectiveSettings(), store.calls.certificateFile('name')]),
    asked,
    connection,
  );
  const change = async (act: 'choose' | 'remove'): Promise<void> => {
    const changed = await store.calls.certificateFile(act);
    if (!changed.ok) store.report(changed.failure);
    askAgain((count) => count + 1);
  };
  const [rows = [], named] = told ?? [];
  const file = named?.ok === true ? named.value : '';
  return (
    <section aria-label="How AWS is reached">
      <h3>How AWS is reached</h3>
      <dl className="in-effect stack gap-6">
        {rows
          .filter(({ label }) => !REACH_SETTINGS.some(({ inEffect }) => inEffect === label))
          .map(({ label, value, from }) => (
            <div key={label} className="in-effect-row">
              <dt>{label}</dt>
              <dd>{value}</dd>
              <dd className="muted">{from}</dd>
            </div>
          ))}
      </dl>
      <SettingRows settings={REACH_SETTINGS} rows={rows} />
      <p className="muted">
        At the right stands what is in effect, and the file, variable or system that says so. What is chosen
        here counts before them, at once or after the scan that runs.
      </p>
      <div className="in-effect-acts wrap">
        <Button className="button" onPress={() => store.showOverlay('connection')}>
          Test connection…
        </Button>
        <Button className="button" onPress={() => store.showOverlay('endpoints')}>
          Endpoints of Regions…
        </Button>
        <Button className="button" onPress={() => void change('choose')}>
          Certificate file…
        </Button>
        {file === '' ? null : (
          <Button className="button" onPress={() => void change('remove')}>
            {`Remove ${file}`}
          </Button>
        )}
      </div>
    </section>
  );
}

const REACH_SETTINGS = userSettings().filter(({ group }) => group === 'AWS');

const GROUPS = (Object.keys(SETTING_MENUS) as (keyof typeof SETTING_MENUS)[]).filter(
  (group) => group !== 'AWS',
);

function AppSettings(): React.ReactNode {
  return GROUPS.map((group) => (
    <section key={group} aria-label={group}>
      <h3>{group}</h3>
      <SettingRows settings={userSettings().filter((setting) => setting.group === group)} />
    </section>
  ));
}

/** One row for each entry of SETTINGS. `rows`: what is in effect. */
function SettingRows({ settings, rows = [] }: SettingRowsProps): React.ReactNode {
  const values = useData((state) => state.settings);
  if (values === undefined) return null;
  return (
    <div className="in-effect stack gap-6">
      {settings.map((setting) => (
        <SettingRow
          key={setting.name}
          setting={setting}
          value={values[setting.name as keyof Settings]}
          inEffect={rows.find(({ label }) => label === setting.inEffect)}
        />
      ))}
    </div>
  );
}

interface SettingRowsProps {
  settings: readonly NamedSetting[];
  rows?: readonly EffectiveSetting[];
}
