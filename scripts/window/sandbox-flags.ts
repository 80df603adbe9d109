/** Whether Chromium's own sandbox can work for the user who runs the tools; the app itself never switches it off. */
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SETUID_ROOT = 0o4755;

/** What the rule looks at. */
export interface SandboxFacts {
  platform: NodeJS.Platform;
  isRoot: boolean;
  /** Whether an ordinary user may make user namespaces. */
  userNamespaces: boolean;
  /** Whether the distribution's chrome-sandbox belongs to root with mode 4755. */
  setuidHelper: boolean;
}

/** `['--no-sandbox']` where Electron would not start with its sandbox, else nothing. */
export function sandboxFlags(facts: SandboxFacts): string[] {
  if (facts.platform !== 'linux') return [];
  if (facts.isRoot) return ['--no-sandbox'];
  return facts.userNamespaces || facts.setuidHelper ? [] : ['--no-sandbox'];
}

/** The reason in words for a person, where {@link sandboxFlags} switches it off. */
export function whyNoSandbox({ isRoot }: SandboxFacts): string {
  return isRoot
    ? 'Chromium has none for root; start it as another user'
    : 'this system lets ordinary users make no user namespaces';
}

/** The facts of this machine for the Electron in `dist`. */
export function sandboxFacts(dist: string): SandboxFacts {
  return {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    userNamespaces:
      kernelSwitch('unprivileged_userns_clone') !== '0' &&
      kernelSwitch('apparmor_restrict_unprivileged_userns') !== '1' &&
      canMakeUserNamespace(),
    setuidHelper: isSetuidRoot(join(dist, 'chrome-sandbox')),
  };
}

/** Creates a namespace: a chroot, container or security module may refuse what the kernel settings allow. */
function canMakeUserNamespace(): boolean {
  if (process.platform !== 'linux') return false;
  const probe = spawnSync('unshare', ['--user', '--map-root-user', 'true'], { stdio: 'ignore' });
  // Without the tool there is only what the switches say.
  return probe.error !== undefined || probe.status === 0;
}

/** Undefined where the kernel does not have the switch. */
function kernelSwitch(name: string): string | undefined {
  try {
    return readFileSync(`/proc/sys/kernel/${name}`, 'utf8').trim();
  } catch {
    return undefined;
  }
}

function isSetuidRoot(file: string): boolean {
  try {
    const found = statSync(file);
    return found.uid === 0 && (found.mode & 0o7777) === SETUID_ROOT;
  } catch {
    return false;
  }
}
