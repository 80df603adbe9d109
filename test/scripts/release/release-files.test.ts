import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { notesOf } from '../../../scripts/release/changelog.ts';
import { checksums } from '../../../scripts/release/checksums.ts';
import { withElectron } from '../../../scripts/release/sbom.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

describe('release notes', () => {
  const changelog =
    '# Changelog\n\n## [Unreleased]\n\n- next\n\n## [0.2.0] - 2026-12-01\n\n### Added\n- b\n\n## 0.1.0\n\n- a\n';

  it('are the section of the version, with or without brackets', () => {
    expect(notesOf(changelog, '0.2.0')).toBe('### Added\n- b');
    expect(notesOf(changelog, '0.1.0')).toBe('- a');
  });

  it('are refused for a version that nobody wrote of', () => {
    expect(() => notesOf(changelog, '0.3.0')).toThrow('CHANGELOG.md says nothing of 0.3.0.');
    expect(() => notesOf('## 0.3.0\n\n## 0.2.0\n', '0.3.0')).toThrow();
  });
});

it('the bill of materials counts Electron among what ships', () => {
  const sbom = withElectron({ bomFormat: 'CycloneDX', components: [] }, '45.4.1');
  expect(sbom.components).toMatchObject([{ name: 'electron', purl: 'pkg:npm/electron@45.4.1' }]);
});

describe('checksums', () => {
  const inFolder = async (files: string[], test: (folder: string) => Promise<void>): Promise<void> => {
    const folder = tempFolder();
    for (const file of files) writeFileSync(join(folder, file), file);
    await test(folder);
  };

  it('cover the packages and the lists of the updater, and nothing else', () =>
    inFolder(
      ['bedrock-atlas-0.1.0-linux-x64.tar.gz', 'latest-linux.yml', 'builder-debug.yml'],
      async (folder) => {
        mkdirSync(join(folder, 'bedrock-atlas-unpacked'));
        const lines = (await checksums(folder)).trim().split('\n');
        expect(lines.map((line) => line.slice(66))).toEqual([
          'bedrock-atlas-0.1.0-linux-x64.tar.gz',
          'latest-linux.yml',
        ]);
      },
    ));

  it('are those of sha256', () =>
    inFolder(['bedrock-atlas-x'], async (folder) => {
      expect(await checksums(folder)).toBe(
        '1047ff0d089cb46ddd31ad8e422f5e63a0c4afbd065165eeca1ddea4043a631c  bedrock-atlas-x\n',
      );
    }));

  it('are refused where nothing was built', () =>
    inFolder([], async (folder) => {
      await expect(checksums(folder)).rejects.toThrow('run npm run dist -- all first');
    }));
});
