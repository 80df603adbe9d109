/** Which certificate authorities are trusted beyond the built-in ones. */
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { homeOf, inHome } from '../../credentials/files/profile-files.ts';
import { CHOSEN_FILE, fromBundle } from './certificate-files.ts';
import { furtherCertificates } from './further-certificates.ts';
import { systemAuthorities } from './system-authorities.ts';

export interface TrustSources {
  env: NodeJS.ProcessEnv;
  /** `ca_bundle` of the profile. */
  caBundle?: string;
  /** The file that the user chose in the app. */
  chosenFile?: string;
  /** PEM, one certificate each; absent: as the system lists them. */
  system?: () => Promise<readonly string[]>;
}

/** What is trusted now. `version` grows when it becomes more. */
export interface Trusted {
  version: number;
  /** Absent: the built-in authorities alone. */
  secureContext?: SecureContext;
}

/** The authorities of one source. Those of the system are read when a certificate is met that the others do not vouch for. */
export class Trust {
  private readonly fromFiles: readonly string[];
  private readonly system: () => Promise<readonly string[]>;
  private now: Trusted | undefined;
  private widening: Promise<void> | undefined;

  /** Reads the files. Throws TrustError for one that cannot be read or holds no certificate. */
  constructor({ env, caBundle, chosenFile, system = systemAuthorities }: TrustSources) {
    const home = homeOf(env);
    const inHomeOf = (file: string | undefined): string | undefined => file && inHome(file, home);
    this.system = system;
    this.fromFiles = [
      ...fromBundle(CHOSEN_FILE, chosenFile),
      ...(env.AWS_CA_BUNDLE
        ? fromBundle('AWS_CA_BUNDLE', inHomeOf(env.AWS_CA_BUNDLE))
        : fromBundle('ca_bundle of the profile', inHomeOf(caBundle))),
      ...furtherCertificates(env),
    ];
  }

  /** Whether files name certificates, which Chromium does not read. */
  get isOfFiles(): boolean {
    return this.fromFiles.length > 0;
  }

  /** Made once, and only for https: reading some hundred certificates takes a tenth of a second. */
  current(): Trusted {
    this.now ??= { version: 0, ...contextOf(this.fromFiles) };
    return this.now;
  }

  /** Trusts the system's authorities too. Whether more is trusted than in the version that was not enough. */
  async widen(version: number): Promise<boolean> {
    this.widening ??= this.addSystem();
    await this.widening;
    return this.current().version > version;
  }

  private async addSystem(): Promise<void> {
    const before = this.current();
    const known = new Set(rootCertificates.map(plain));
    const added = (await this.system()).filter((each) => !known.has(plain(each)));
    if (added.length === 0) return;
    this.now = { version: before.version + 1, ...contextOf([...this.fromFiles, ...added]) };
  }
}

/** Only the built-in authorities: the sample. */
export const BUILT_IN: Pick<Trust, 'current' | 'widen' | 'isOfFiles'> = {
  isOfFiles: false,
  current: () => ({ version: 0 }),
  widen: async () => false,
};

function contextOf(added: readonly string[]): Pick<Trusted, 'secureContext'> {
  if (added.length === 0) return {};
  return { secureContext: createSecureContext({ ca: [...new Set([...rootCertificates, ...added])] }) };
}

/** A certificate without the line breaks that tools write differently. */
function plain(pem: string): string {
  return pem.replace(/\s+/g, '');
}
