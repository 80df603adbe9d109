/** Stops early, with one clear line, on a Node that cannot run the tools. */
const LEAST = [20, 19] as const;

/** Why `version` (as in process.versions.node) is too old, or undefined when it will do. */
export function nodeTooOld(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const enough = major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1]);
  return enough ? undefined : `Node ${LEAST.join('.')} or newer is needed; this is Node ${version}.`;
}
