/** Secret values that this process has read or sent: they are removed from every text, whatever they look like. */

const known = new Set<string>();
/** Removing a shorter value would remove harmless letters. */
const MIN_LENGTH = 6;
const SECRET_SETTING = /secret|token|password|access_key|external_id|account_id|mfa_serial/i;
const SECRET_VARIABLE = /^AWS_.*(SECRET|TOKEN|PASSWORD|ACCESS_KEY)/i;
const PROXY_VARIABLE = /^(https?|all)_proxy$/i;

/** Remembers the values for as long as the process lives. */
export function learnSecrets(...values: readonly (string | undefined)[]): void {
  for (const value of values) {
    if (value === undefined || value.length < MIN_LENGTH) continue;
    known.add(value);
    // As it stands in the query of a presigned address.
    known.add(encodeURIComponent(value));
  }
}

/** Remembers what sections of the AWS config and credentials files hold: keys, tokens, account numbers. */
export function learnSections(sections: Iterable<Readonly<Record<string, string | undefined>>>): void {
  for (const section of sections) {
    for (const [setting, value] of Object.entries(section))
      if (SECRET_SETTING.test(setting)) learnSecrets(value);
  }
}

/** The text without any of them, nor the secrets of the environment. */
export function withoutKnownSecrets(text: string, env: NodeJS.ProcessEnv): string {
  let clean = text;
  for (const secret of known) clean = clean.replaceAll(secret, '[removed]');
  // Each look at a variable of the process is a call into the system: only those that matter are read.
  for (const name of Object.keys(env)) {
    if (!SECRET_VARIABLE.test(name) && !PROXY_VARIABLE.test(name)) continue;
    for (const secret of secretsOf(name, env[name] ?? '')) {
      if (secret.length >= MIN_LENGTH) clean = clean.replaceAll(secret, '[removed]');
    }
  }
  return clean;
}

function secretsOf(name: string, value: string): string[] {
  if (SECRET_VARIABLE.test(name)) return [value, encodeURIComponent(value)];
  if (!PROXY_VARIABLE.test(name)) return [];
  const url = withEscapedLogin(value.includes('://') ? value : `http://${value}`);
  if (!URL.canParse(url)) return [];
  const { username, password } = new URL(url);
  if (password === '') return [];
  const plain = [username, password].map(decodedPart);
  return [plain.join(':'), plain[1] ?? '', password, Buffer.from(plain.join(':')).toString('base64')];
}

/** The address of a proxy whose user name or password holds what would end a part of it, as people write it and curl takes it. */
export function withEscapedLogin(address: string): string {
  const [, scheme = '', login, rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/)(.*)@([^@]*)$/is.exec(address) ?? [];
  if (login === undefined) return address;
  return `${scheme}${login.replace(/[/\\?#]/g, (sign) => encodeURIComponent(sign))}@${rest}`;
}

/** A part of a URL as its owner wrote it; a `%` that begins no escape stays. */
export function decodedPart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) =>
      Buffer.from(escapes.replaceAll('%', ''), 'hex').toString(),
    );
  }
}
