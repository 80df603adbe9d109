/** Changes of settings that the window asks for. */
import { strangeEndpoint } from '../contract/settings/reach-settings.ts';
import type { Settings } from '../contract/settings/settings.ts';
import type { AtlasDeps } from './ports.ts';
import { openedWith } from './source/source-choice.ts';

/** An address that is not AWS's is taken only if the user says so outside the window. `reopen`: a setting with which the source was opened has changed. */
export async function saveSettings(
  change: Partial<Settings>,
  { settings, confirmHosts }: Pick<AtlasDeps, 'settings' | 'confirmHosts'>,
  reopen: () => Promise<void>,
): Promise<void> {
  const strange = strangeEndpoint(change, settings.settings.endpoint);
  if (strange.length > 0 && !(await confirmHosts(strange))) return;
  const before = openedWith(settings.settings);
  settings.change(change);
  if (openedWith(settings.settings) !== before) void reopen();
}
