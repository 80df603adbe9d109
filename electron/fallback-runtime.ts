/**
 * All that the app does otherwise in the fallback runtime, an Electron that is older than the one it is made for. When that
 * runtime goes, so does this file.
 */
import * as tls from 'node:tls';

/** The Electron that the app is made for, as in package.json. */
const MADE_FOR_MAJOR = 45;

/** Whether `electron`, such as `33.2.1`, is the fallback runtime. */
export function isFallbackRuntime(electron: string): boolean {
  return Number.parseInt(electron, 10) < MADE_FOR_MAJOR;
}

/** Node lists the system's authorities since 22.15. */
export const CAN_LIST_AUTHORITIES = 'getCACertificates' in tls;
