/** The bill of materials of a release: what npm knows of the run-time packages, and the Electron around them. */

/** The members of a CycloneDX document that are read or changed here. */
export interface CycloneDx {
  bomFormat: string;
  components: { type: string; name: string; version: string; purl: string; 'bom-ref': string }[];
}

/** Adds Electron: for npm it is a tool of development, in a package it is most of what ships. */
export function withElectron<T extends CycloneDx>(sbom: T, version: string): T {
  const purl = `pkg:npm/electron@${version}`;
  const electron = { type: 'framework', name: 'electron', version, purl, 'bom-ref': `electron@${version}` };
  return { ...sbom, components: [...sbom.components, electron] };
}
