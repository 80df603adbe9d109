/** The section of CHANGELOG.md (Keep a Changelog) that tells of one version. */

/** The text under the heading of `version`, without the heading; throws where there is none or it is empty. */
export function notesOf(changelog: string, version: string): string {
  const sections = changelog.split(/^## /m).slice(1);
  const found = sections.find((section) => /^\[?([^\]\s]+)/.exec(section)?.[1] === version);
  const notes = found?.slice(found.indexOf('\n') + 1).trim() ?? '';
  if (notes === '') throw new Error(`CHANGELOG.md says nothing of ${version}.`);
  return notes;
}
