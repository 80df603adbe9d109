/** The name of a profile's export. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what no file name may hold.
const UNFIT = /[/\\:*?"<>|%\u0000-\u001f\u007f]/g;

/** The profile's name with what no file system takes percent-encoded; without the ending. */
export function profileFileName(profile: string): string {
  return profile.replace(
    UNFIT,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
