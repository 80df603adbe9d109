/**
 * `npm run release-files -- [TAG]`: adds to release/ what a release page needs beside the packages: NOTES.md from
 * CHANGELOG.md, the bill of materials (CycloneDX) and SHA256SUMS.txt. With a tag, it has to be that of the version.
 */
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { notesOf } from './release/changelog.ts';
import { checksums } from './release/checksums.ts';
import { type CycloneDx, withElectron } from './release/sbom.ts';
import { REPO } from './repo.ts';
import { runScript } from './run-script.ts';

await runScript(async () => {
  const tag = process.argv[2];
  const folder = join(REPO, 'release');
  const { name, version, devDependencies } = JSON.parse(
    await readFile(join(REPO, 'package.json'), 'utf8'),
  ) as { name: string; version: string; devDependencies: { electron: string } };
  if (tag !== undefined && tag !== `v${version}`) {
    throw new Error(`The tag is ${tag}, the version in package.json is ${version}.`);
  }
  const changelog = await readFile(join(REPO, 'CHANGELOG.md'), 'utf8');
  await writeFile(join(folder, 'NOTES.md'), `${notesOf(changelog, version)}\n`);
  const sbom = withElectron(npmSbom(), devDependencies.electron);
  await writeFile(join(folder, `${name}-${version}.cdx.json`), `${JSON.stringify(sbom, null, 2)}\n`);
  await writeFile(join(folder, 'SHA256SUMS.txt'), await checksums(folder));
  process.stderr.write(`Wrote NOTES.md, the bill of materials and SHA256SUMS.txt into ${folder}.\n`);
  return 0;
});

function npmSbom(): CycloneDx {
  // The path of npm itself: `npm` alone is a shell script on Windows.
  const npm = process.env.npm_execpath;
  if (npm === undefined) throw new Error('Start it by npm run release-files.');
  const args = ['sbom', '--sbom-format=cyclonedx', '--omit=dev', '--package-lock-only'];
  const text = execFileSync(process.execPath, [npm, ...args], {
    cwd: REPO,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  return JSON.parse(text) as CycloneDx;
}
