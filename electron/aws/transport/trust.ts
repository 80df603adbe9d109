/** Which certificate authorities are trusted beyond the built-in ones. */
import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';

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

/**
 * PEM of the built-in authorities, those of the operating system where Node can list them, and those in AWS_CA_BUNDLE and
 * NODE_EXTRA_CA_CERTS; undefined: only the built-in ones. Throws TrustError for an AWS_CA_BUNDLE that cannot be read or holds
 * no certificate.
 */
export function trustedAuthorities(env: NodeJS.ProcessEnv): string[] | undefined {
  const added = [
    ...fromBundle(env.AWS_CA_BUNDLE),
    ...fromExtraCerts(env.NODE_EXTRA_CA_CERTS),
    ...fromSystem(),
  ];
  return added.length === 0 ? undefined : [...new Set([...tls.rootCertificates, ...added])];
}

function fromBundle(file: string | undefined): string[] {
  if (file === undefined || file === '') return [];
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new TrustError('AWS_CA_BUNDLE', 'cannot be read');
  }
  if (!CERTIFICATE.test(text)) throw new TrustError('AWS_CA_BUNDLE', 'holds no PEM certificate');
  return [text];
}

/** Node itself only warns about a bad NODE_EXTRA_CA_CERTS, so a bad one is left out here. */
function fromExtraCerts(file: string | undefined): string[] {
  if (file === undefined || file === '') return [];
  try {
    const text = readFileSync(file, 'utf8');
    return CERTIFICATE.test(text) ? [text] : [];
  } catch {
    return [];
  }
}

/** Node lists the system's authorities since 22.15, so newer Electrons do and older ones do not. */
function fromSystem(): string[] {
  const { getCACertificates } = tls as { getCACertificates?: (type: 'system') => string[] };
  try {
    return getCACertificates?.('system') ?? [];
  } catch {
    return [];
  }
}
