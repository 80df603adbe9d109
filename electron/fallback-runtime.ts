/**
 * All that the app does differently in the fallback runtime, an Electron that is older than the one it is made for. When that
 * runtime goes, so does this file.
 */
import * as tls from 'node:tls';
import packageJson from '../package.json' with { type: 'json' };

/** Whether `electron`, such as `33.2.1`, is the fallback runtime. */
export function isFallbackRuntime(electron: string): boolean {
  return Number.parseInt(electron, 10) < Number.parseInt(packageJson.devDependencies.electron, 10);
}

/** Node lists the system's authorities since 22.15. */
export const CAN_LIST_AUTHORITIES = 'getCACertificates' in tls;
