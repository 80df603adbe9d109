import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const builder = readFileSync('electron-builder.yml', 'utf8');
const installer = readFileSync('packaging/windows/installer.nsh', 'utf8');
const shim = readFileSync('packaging/windows/bedrock-atlas.cmd', 'utf8');

it('the package declares one scheme of links for all systems, whose text is never read as a switch', () => {
  expect(builder).toContain('schemes: [bedrock-atlas]');
  expect(installer).toContain(String.raw`Software\Classes\bedrock-atlas\shell\open\command`);
  expect(installer).toContain('"--" "%1"');
});

it('the package removes on Windows each registry key that it wrote, and only that of this installation', () => {
  const written = [...installer.matchAll(/WriteRegStr SHELL_CONTEXT "(Software\\Classes\\[^"\\]+)/g)].map(
    ([, key]) => key,
  );
  const removed = [...installer.matchAll(/DeleteRegKey SHELL_CONTEXT "([^"]+)"/g)].map(([, key]) => key);
  expect(written.length).toBeGreaterThan(0);
  expect([...new Set(written)]).toEqual(removed);
  expect(installer).toMatch(/\$\{If\} \$3 == \$1\s+DeleteRegKey/);
});

it('the package takes .json over from no editor', () => {
  expect(builder.match(/fileAssociations:/g)).toHaveLength(1);
  expect(builder).toMatch(/ext: json[\s\S]*?rank: Alternate/);
});

it('the package hands arguments and the exit code through the command line of Windows', () => {
  expect(shim).toContain(String.raw`"%~dp0..\..\Bedrock Atlas.exe" %*`);
  expect(shim).toContain('exit /b %ERRORLEVEL%');
});

it('the package asks macOS for no entitlement beyond compiled code', () => {
  const entitlements = readFileSync('packaging/macos/entitlements.plist', 'utf8');
  expect([...entitlements.matchAll(/<key>([^<]+)<\/key>/g)].map(([, key]) => key)).toEqual([
    'com.apple.security.cs.allow-jit',
  ]);
});
