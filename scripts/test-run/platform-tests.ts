/** Test files that only some systems can pass, each with the reason: left out elsewhere, and named by `npm test`. */

interface PlatformTests {
  /** Path from the repository's root. */
  file: string;
  platforms: readonly NodeJS.Platform[];
  /** Why the others cannot pass it. */
  because: string;
}

const POSIX: readonly NodeJS.Platform[] = ['linux', 'darwin'];
const LINUX: readonly NodeJS.Platform[] = ['linux'];
const SIGNALS = 'Windows has no signals that a process can handle';
const MODES = 'Windows keeps no file modes';
const IN_PROC = 'it looks for what lives on in /proc';
const PIXELS = 'the pictures are pinned to the fonts that fontconfig is given';

export const PLATFORM_TESTS: readonly PlatformTests[] = [
  { file: 'test/faults/process.test.ts', platforms: POSIX, because: SIGNALS },
  { file: 'test/scripts/machine.test.ts', platforms: POSIX, because: SIGNALS },
  { file: 'test/e2e/process/endings.spec.ts', platforms: POSIX, because: SIGNALS },
  { file: 'test/e2e/process/process.spec.ts', platforms: POSIX, because: SIGNALS },
  { file: 'test/e2e/process/start.spec.ts', platforms: POSIX, because: SIGNALS },
  { file: 'test/faults/disk.test.ts', platforms: POSIX, because: MODES },
  { file: 'test/history/bad-folder.test.ts', platforms: POSIX, because: MODES },
  { file: 'test/history/disk.test.ts', platforms: POSIX, because: MODES },
  { file: 'test/aws/credentials/files/profiles.test.ts', platforms: POSIX, because: MODES },
  {
    file: 'test/aws/credentials/process/process-tree.test.ts',
    platforms: LINUX,
    because: IN_PROC,
  },
  { file: 'test/cli/ending.test.ts', platforms: LINUX, because: IN_PROC },
  {
    file: 'test/renderer/state/words/snippets.test.ts',
    platforms: POSIX,
    because: 'the snippets are for /bin/sh, and are run by it',
  },
  {
    file: 'test/scripts/release/linux-launcher.test.ts',
    platforms: LINUX,
    because: 'only packages of Linux have the launcher',
  },
  { file: 'test/e2e/window/pictures.spec.ts', platforms: LINUX, because: PIXELS },
  {
    file: 'test/e2e/window/window-font.spec.ts',
    platforms: LINUX,
    because: 'other systems have a font of their own',
  },
  {
    file: 'test/e2e/process/updates.spec.ts',
    platforms: LINUX,
    because: 'it takes itself for an AppImage; installers of other systems check signatures',
  },
];

/** Those that this system leaves out. */
export function leftOutTests(platform: NodeJS.Platform = process.platform): readonly PlatformTests[] {
  return PLATFORM_TESTS.filter(({ platforms }) => !platforms.includes(platform));
}
