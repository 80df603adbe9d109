/** Who brings a newer version to this installation. */

/**
 * `app`: it downloads and installs one when the user asks. `page`: it says that there is one, and the user gets it from the
 * release page. `none`: sources, or an installation of the system's package manager.
 */
export type UpdateOwner = 'app' | 'page' | 'none';

/** What is known of the installation. */
export interface Installation {
  platform: NodeJS.Platform;
  isPackaged: boolean;
  /** Absolute path of the executable. */
  executable: string;
  env: Readonly<Record<string, string | undefined>>;
}

/** The rule, by platform. Packages of deb and rpm live in /opt; nothing that a user unpacks does. */
export function updateOwner({ platform, isPackaged, executable, env }: Installation): UpdateOwner {
  if (!isPackaged) return 'none';
  if (platform !== 'linux') return 'app';
  if (env.SNAP !== undefined || env.FLATPAK_ID !== undefined) return 'none';
  if (env.APPIMAGE !== undefined) return 'app';
  return /^\/(opt|usr)\//.test(executable) ? 'none' : 'page';
}
