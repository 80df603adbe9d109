/** The format of the AWS config and credentials files, as the AWS CLI reads it (Python's RawConfigParser). Pure. */

/** The settings of one profile or section, as text; names in lower case, those of nested settings as `bedrock.endpoint_url`. */
export type Section = Readonly<Record<string, string | undefined>>;

export interface IniSection {
  /** As between the brackets. */
  header: string;
  settings: Section;
}

/** A comment behind a value. The AWS CLI knows none, and the SDKs' shared rules do. */
const COMMENT = /(?:^|\s)[;#].*$/;

/** All sections in their order, those of one name as one. Nothing in the text makes it fail: what is no setting is passed over. */
export function parseIni(text: string): IniSection[] {
  const sections = new Map<string, Record<string, string>>();
  let settings: Record<string, string> | undefined;
  let name: string | undefined;
  let indent = 0;
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)) {
    const trimmed = line.trim();
    if (trimmed === '' || /^[;#]/.test(trimmed)) continue;
    const ownIndent = line.length - line.trimStart().length;
    const isBelow = settings !== undefined && name !== undefined && ownIndent > indent;
    if (isBelow && settings !== undefined && name !== undefined) {
      goOn(settings, name, trimmed);
      continue;
    }
    indent = ownIndent;
    const header = headerOf(trimmed);
    if (header !== undefined) {
      settings = sections.get(header) ?? Object.create(null);
      sections.set(header, settings as Record<string, string>);
      name = undefined;
      continue;
    }
    const setting = settingOf(trimmed);
    if (settings === undefined || setting === undefined) continue;
    [name] = setting;
    settings[name] = setting[1];
  }
  return [...sections].map(([header, found]) => ({ header, settings: found }));
}

/** An indented line: a nested setting below a name without a value, a setting of its own, or more of the value. */
function goOn(settings: Record<string, string>, name: string, line: string): void {
  const setting = /^[\w.-]+\s*[=:]/.test(line) ? settingOf(line) : undefined;
  if (setting === undefined) settings[name] = `${settings[name] ?? ''} ${line}`.trim();
  else settings[settings[name] === '' ? `${name}.${setting[0]}` : setting[0]] = setting[1];
}

function headerOf(line: string): string | undefined {
  if (!line.startsWith('[')) return undefined;
  const bare = line.replace(COMMENT, '');
  return /^\[(.+)\]/.exec(bare.endsWith(']') ? bare : line)?.[1];
}

function settingOf(line: string): [name: string, value: string] | undefined {
  const [, name = '', value = ''] = /^(.*?)\s*[=:]\s*(.*)$/.exec(line) ?? [];
  if (name === '') return undefined;
  const key = name.toLowerCase();
  // A command line may hold the sign of a comment, in quotes.
  return [key, key === 'credential_process' ? value : value.replace(COMMENT, '')];
}
