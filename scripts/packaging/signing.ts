/** How a package is signed on this machine, from the environment alone: without secrets it is not, and that is said. */
import type { Configuration } from 'electron-builder';

/** What electron-builder is told, and one line for people. */
export interface Signing {
  config: Configuration;
  said: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Names of variables that have to be there together. docs/releasing.md says where each comes from. */
const AZURE = [
  'AZURE_TENANT_ID',
  'AZURE_CLIENT_ID',
  'AZURE_CLIENT_SECRET',
  'AZURE_SIGNING_ENDPOINT',
  'AZURE_SIGNING_ACCOUNT',
  'AZURE_SIGNING_PROFILE',
  'AZURE_SIGNING_PUBLISHER',
] as const;
const NOTARY = ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'] as const;

/** The signing of `platform` that the variables of `env` allow. */
export function signingFor(platform: NodeJS.Platform, env: Env): Signing {
  switch (platform) {
    case 'darwin':
      return macSigning(env);
    case 'win32':
      return windowsSigning(env);
    default:
      return { config: {}, said: 'Signing: Linux packages are not signed; their checksums are attested.' };
  }
}

function macSigning(env: Env): Signing {
  if (!isSet(env, 'CSC_LINK') && !isSet(env, 'CSC_NAME')) {
    return {
      // Apple silicon starts no program without a signature, and the fuses have broken Electron's own.
      config: { mac: { identity: '-', hardenedRuntime: false, notarize: false } },
      said: 'Signing: ad hoc, for this machine alone (CSC_LINK is not set).',
    };
  }
  const notarize = NOTARY.every((name) => isSet(env, name));
  return {
    config: { mac: { notarize } },
    said: notarize
      ? 'Signing: with the Developer ID, then notarized.'
      : `Signing: with the Developer ID, not notarized (${missing(env, NOTARY)} not set).`,
  };
}

function windowsSigning(env: Env): Signing {
  if (AZURE.every((name) => isSet(env, name))) {
    return {
      config: {
        win: {
          azureSignOptions: {
            endpoint: env.AZURE_SIGNING_ENDPOINT ?? '',
            codeSigningAccountName: env.AZURE_SIGNING_ACCOUNT ?? '',
            certificateProfileName: env.AZURE_SIGNING_PROFILE ?? '',
            publisherName: env.AZURE_SIGNING_PUBLISHER ?? '',
          },
        },
      },
      said: 'Signing: with Azure Trusted Signing.',
    };
  }
  if (isSet(env, 'WIN_CSC_LINK') || isSet(env, 'CSC_LINK')) {
    return { config: {}, said: 'Signing: with the certificate of WIN_CSC_LINK or CSC_LINK.' };
  }
  return {
    config: {},
    said: `Signing: skipped (${missing(env, AZURE)} and WIN_CSC_LINK not set). Windows will warn about the installer.`,
  };
}

/** An unset secret of a workflow arrives as an empty text. */
function isSet(env: Env, name: string): boolean {
  return (env[name] ?? '') !== '';
}

function missing(env: Env, names: readonly string[]): string {
  return names.filter((name) => !isSet(env, name)).join(', ');
}
