/** The same letters on every Linux machine: fonts from npm, drawn without hinting, whatever is installed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folders of the pinned fonts: one for texts, one for ids. */
const FONT_FOLDERS = [
  import.meta.resolve('@expo-google-fonts/inter/package.json'),
  import.meta.resolve('@expo-google-fonts/ibm-plex-mono/package.json'),
].map((file) => dirname(fileURLToPath(file)));

/** The environment in which fontconfig knows these fonts alone; its file and its cache go into `folder`. */
export function pinnedFonts(folder: string): Record<string, string> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'fonts.conf');
  writeFileSync(file, configuration(join(folder, 'font-cache')));
  return { FONTCONFIG_FILE: file };
}

function configuration(cache: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${FONT_FOLDERS.map((each) => `  <dir>${each}</dir>`).join('\n')}
  <cachedir>${cache}</cachedir>
  <alias><family>monospace</family><prefer><family>IBM Plex Mono</family></prefer></alias>
  <match target="pattern">
    <edit name="family" mode="append" binding="weak"><string>Inter</string></edit>
  </match>
  <match target="font">
    <edit name="antialias" mode="assign"><bool>true</bool></edit>
    <edit name="hinting" mode="assign"><bool>false</bool></edit>
    <edit name="hintstyle" mode="assign"><const>hintnone</const></edit>
    <edit name="autohint" mode="assign"><bool>false</bool></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
  </match>
</fontconfig>
`;
}
