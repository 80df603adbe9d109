/** A shortcut as this platform writes it. */
import { keyLabel } from '../../../electron/contract/bridge/keys.ts';

/** Whether the keys of macOS hold. */
export const IS_MAC = navigator.userAgent.includes('Mac');

/** The keys, set as keys. */
export function Shortcut({ keys }: { keys: string }): React.ReactNode {
  return <kbd className="keys">{keyLabel(keys, IS_MAC)}</kbd>;
}
