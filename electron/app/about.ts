/** Which app this is, and what it runs on. */
import packageJson from '../../package.json' with { type: 'json' };
import type { AppInfo } from '../contract/bridge/api.ts';

export const VERSION: string = packageJson.version;
/** `owner/name` on github.com, where releases are published. */
export const REPOSITORY: string = packageJson.repository.url.replace(/^.*github\.com\/|\.git$/g, '');

export function appInfo(): AppInfo {
  const { electron = '', chrome = '', node } = process.versions;
  return {
    version: VERSION,
    electron,
    chrome,
    node,
    platform: `${process.platform} ${process.arch}`,
    fallbackRuntime: Number.parseInt(electron, 10) < 45,
  };
}
