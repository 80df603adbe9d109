/** What access checks look like from outside, told beside the first scan of an account, with the setting. */
import { Button, DialogTrigger } from 'react-aria-components';
import type { ScanProgress } from '../../../electron/contract/scan/scan-progress.ts';
import { SETTINGS } from '../../../electron/contract/settings/settings.ts';
import { useData } from '../controls/atlas-context.tsx';
import { SettingSelect } from '../controls/forms/setting-select.tsx';
import { PopoverDialog } from '../controls/popover-dialog.tsx';

const { label, choices } = SETTINGS.accessChecks;

/** Nothing in a later scan, in one that asks for no access, or where nothing or something else runs. */
export function AccessNotice(): React.ReactNode {
  const chosen = useData((state) => state.settings?.accessChecks);
  const isTold = useData(({ scan }) => isFirstOfAccount(scan));
  if (!isTold || chosen === undefined) return null;
  return (
    <DialogTrigger>
      <Button className="link-button">{label}</Button>
      <PopoverDialog className="popover-wide" placement="bottom end" title={label}>
        <p>
          The first scan asks what the account may use, one call for each model and Region. In CloudTrail so
          many GetFoundationModelAvailability events can look like reconnaissance.
        </p>
        <SettingSelect label="From the next scan on:" choices={choices} value={chosen} />
        <p className="hint">Later: File › {label}.</p>
      </PopoverDialog>
    </DialogTrigger>
  );
}

function isFirstOfAccount({ isFirstCheck, phase }: ScanProgress): boolean {
  return isFirstCheck === true && (phase === 'listing' || phase === 'access');
}
