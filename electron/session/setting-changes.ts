/** Changes of settings that the window asks for. */
import type { Settings } from '../contract/bridge/settings.ts';
import type { AtlasDeps } from './ports.ts';
import { openedWith } from './source-choice.ts';

/** `reopen`: a setting with which the source was opened has changed. */
export async function saveSettings(
  change: Partial<Settings>,
  { settings }: Pick<AtlasDeps, 'settings'>,
  reopen: () => Promise<void>,
): Promise<void> {
  const before = openedWith(settings.settings);
  settings.change(change);
  if (openedWith(settings.settings) !== before) void reopen();
}
