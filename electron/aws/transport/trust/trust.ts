/** Which certificate authorities are trusted beyond the built-in ones. */
import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import { MAX_CONFIG_BYTES } from '../../../contract/bounds.ts';
import { checkPlainFile } from '../../../disk/plain-file.ts';
import { homeOf, inHome } from '../../credentials/profile-files.ts';
import { systemAuthorities } from './system-authorities.ts';

/** A file of certificates that the environment names cannot be used. */
export class TrustError extends Error {
  readonly variable: string;

  constructor(variable: string, problem: string) {
    super(`The file that ${variable} names ${problem}`);
    this.name = 'TrustError';
    this.variable = variable;
  }
}

const CERTIFICATE = /-----BEGIN (?:TRUSTED )?CERTIFICATE-----/;

/** Files of other tools, which the AWS CLI (REQUESTS_CA_BUNDLE) and OpenSSL honour; a bad one is left out. */
const FURTHER_FILES = ['NODE_EXTRA_CA_CERTS', 'REQUESTS_CA_BUNDLE', 'SSL_CERT_FILE'] as const;

/** PEM of the trusted authorities; undefined: only the built-in ones. */
export type Authorities = () => Promise<string[] | undefined>;

/**
 * Authorities that are built in, in AWS_CA_BUNDLE (else the profile's `ca_bundle`), in `FURTHER_FILES`, and of the operating
 * system. All are read at the call. Throws TrustError for a bundle that cannot be read or holds no certificate.
 */
export function trustedAuthorities(env: NodeJS.ProcessEnv, caBundle?: string): Authorities {
  const home = homeOf(env);
  const fromFiles = [
    ...(env.AWS_CA_BUNDLE
      ? fromBundle('AWS_CA_BUNDLE', inHome(env.AWS_CA_BUNDLE, home))
      : fromBundle('ca_bundle of the profile', caBundle === undefined ? undefined : inHome(caBundle, home))),
    ...FURTHER_FILES.flatMap((variable) => fromFurther(env[variable], home)),
  ];
  return async () => {
    const added = [...fromFiles, ...(await systemAuthorities())];
    return added.length === 0 ? undefined : [...new Set([...rootCertificates, ...added])];
  };
}

function fromBundle(variable: string, file: string | undefined): string[] {
  if (file === undefined || file === '') return [];
  let text: string;
  try {
    text = textOf(file);
  } catch {
    throw new TrustError(variable, 'cannot be read');
  }
  if (!CERTIFICATE.test(text)) throw new TrustError(variable, 'holds no PEM certificate');
  return [text];
}

function textOf(file: string): string {
  checkPlainFile(file, MAX_CONFIG_BYTES);
  return readFileSync(file, 'utf8');
}

/** Node itself only warns about a bad NODE_EXTRA_CA_CERTS, so a bad one is left out here. */
function fromFurther(file: string | undefined, home: string): string[] {
  if (file === undefined || file === '') return [];
  try {
    const text = textOf(inHome(file, home));
    return CERTIFICATE.test(text) ? [text] : [];
  } catch {
    return [];
  }
}
