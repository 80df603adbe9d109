/** Files of certificates that the user, the profile or the environment names. */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { MAX_CONFIG_BYTES } from '../../../contract/bounds.ts';
import { checkRegularFile } from '../../../disk/regular-file.ts';

/** A file of certificates that the user or the environment names cannot be used. */
export class TrustError extends Error {
  readonly variable: string;
  /** Such as `cannot be read`. */
  readonly problem: string;

  constructor(variable: string, problem: string) {
    super(`The file that ${variable} names ${problem}`);
    this.name = 'TrustError';
    this.variable = variable;
    this.problem = problem;
  }
}

/** What names the file that the user chose in the app. */
export const CHOSEN_FILE = 'File › Settings';

const CERTIFICATE = /-----BEGIN (?:TRUSTED )?CERTIFICATE-----/;
const CERTIFICATES = /-----BEGIN (TRUSTED )?CERTIFICATE-----[^-]*-----END \1?CERTIFICATE-----/g;

/** The certificates of a text, each as PEM. */
export function certificatesIn(text: string): string[] {
  return text.match(CERTIFICATES) ?? [];
}

/** Why the app cannot use the file, such as `holds no certificate`; undefined: it can. */
export function certificateProblem(file: string): string | undefined {
  try {
    fromBundle(CHOSEN_FILE, file);
    return undefined;
  } catch (error) {
    return error instanceof TrustError ? error.problem : String(error);
  }
}

/** The text as PEM. Throws TrustError, which names the variable, for a file that cannot be used. */
export function fromBundle(variable: string, file: string | undefined): string[] {
  if (file === undefined || file === '') return [];
  let bytes: Buffer;
  try {
    bytes = bytesOf(file);
  } catch {
    throw new TrustError(variable, 'cannot be read');
  }
  const text = pemOf(bytes);
  if (text === undefined) throw new TrustError(variable, 'holds no certificate');
  return [text];
}

/** Windows exports certificates in DER as well. */
function pemOf(bytes: Buffer): string | undefined {
  const text = bytes.toString('utf8');
  // OpenSSL would stop at the first that it cannot read.
  const good = text.match(CERTIFICATES)?.filter(isCertificate);
  if (good !== undefined) return good.length > 0 ? good.join('\n') : undefined;
  try {
    return new X509Certificate(bytes).toString();
  } catch {
    return undefined;
  }
}

function isCertificate(pem: string): boolean {
  try {
    new X509Certificate(pem);
    return true;
  } catch {
    // OpenSSL's own form, which Node's class does not read.
    return pem.startsWith('-----BEGIN TRUSTED');
  }
}

function bytesOf(file: string): Buffer {
  checkRegularFile(file, MAX_CONFIG_BYTES);
  return readFileSync(file);
}

/** Node itself only warns about a bad NODE_EXTRA_CA_CERTS, so a bad one is left out here. */
export function fromFurther(file: string | undefined): string[] {
  if (file === undefined || file === '') return [];
  try {
    const text = bytesOf(file).toString('utf8');
    return CERTIFICATE.test(text) ? [text] : [];
  } catch {
    return [];
  }
}
