/** The licences of everything in dist/, collected by Vite while it bundles, in one text for people. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** What Vite's `build.license` writes of one bundled package. */
export interface BundledPackage {
  name: string;
  version: string;
  /** SPDX expression, as its package.json says. */
  identifier?: string;
  /** The licence as the package ships it. */
  text?: string;
}

/** Vite's report of one environment, inside its output folder. */
export const LICENSE_REPORT = 'licenses.json';
/** Name of the file in dist/ and in every package. */
const NOTICES = 'THIRD-PARTY-NOTICES.txt';

/** Writes dist/THIRD-PARTY-NOTICES.txt after the build; `assets` are packages of which only files are taken. */
export function thirdPartyNotices(dist: string, assets: readonly string[]): Plugin {
  return {
    name: 'third-party-notices',
    apply: 'build',
    buildApp: {
      order: 'post',
      async handler(builder) {
        const packages = await Promise.all(assets.map(packageOf));
        for (const environment of Object.values(builder.environments)) {
          if (!environment.isBuilt) await builder.build(environment);
          const report = join(environment.config.build.outDir, LICENSE_REPORT);
          packages.push(...(JSON.parse(await readFile(report, 'utf8')) as BundledPackage[]));
          await rm(report);
        }
        await writeFile(join(dist, NOTICES), noticesText(packages));
      },
    },
  };
}

async function packageOf(name: string): Promise<BundledPackage> {
  const folder = join(import.meta.dirname, '..', '..', 'node_modules', name);
  const { version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    version: string;
    license: string;
  };
  return { name, version, identifier: license, text: await readFile(join(folder, 'LICENSE'), 'utf8') };
}

/**
 * One section per licence text, the packages under it sorted by name. For a package that ships no text it says so: the
 * text of another package would name the wrong holder of the copyright.
 */
export function noticesText(packages: readonly BundledPackage[]): string {
  const sections = new Map<string, Set<string>>();
  for (const { name, version, identifier = 'no licence named', text } of packages) {
    const section = (text ?? `The package ships no text of its licence (${identifier}).`).trim();
    const named = sections.get(section) ?? new Set();
    sections.set(section, named.add(`${name} ${version} (${identifier})`));
  }
  const blocks = [...sections].map(([text, named]) => ({ names: [...named].toSorted(), text }));
  blocks.sort((a, b) => ((a.names[0] ?? '') < (b.names[0] ?? '') ? -1 : 1));
  return [
    'Bedrock Atlas contains the following software of others.',
    'Electron and Chromium have files of their own: LICENSE.electron.txt and LICENSES.chromium.html.',
    ...blocks.map(({ names, text }) => `${'-'.repeat(80)}\n${names.join('\n')}\n\n${text}`),
    '',
  ].join('\n\n');
}
