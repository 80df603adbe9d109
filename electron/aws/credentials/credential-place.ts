/** Where credentials are looked for, as far as the files and the environment say. Pure. */
import { profileInEnvironment } from '../../contract/snapshot/account-numbers.ts';
import { hasKeys } from './environment.ts';
import { namesCredentials, type ProfileFiles } from './files/profile-files.ts';
import { type MetadataService, metadataService, namesRemote } from './metadata.ts';
import { type ChainLink, chainOf } from './profile-chain.ts';

export interface CredentialPlace {
  /** `default` where none is chosen. */
  profile: string;
  /** The profile was named by the user. */
  isChosen: boolean;
  chain: readonly ChainLink[];
  /** `elsewhere`: a container, a web identity or EC2. */
  kind: 'environment' | 'profile' | 'elsewhere';
  /** The service of a container or an instance that the credentials rest on. */
  metadata: MetadataService | undefined;
  /** No keys, no profile with credentials and no container: there was nowhere to look but EC2. */
  isNothingSetUp: boolean;
  /** AWS_PROFILE names the profile, and keys stand beside it: `assume` of Granted and the like leave both, and the AWS CLI takes the keys. */
  hasKeysBeside: boolean;
}

/** `profile`: the one that is chosen in the app, which counts before any variable. */
export function credentialPlace(
  profile: string | undefined,
  env: NodeJS.ProcessEnv,
  files: ProfileFiles,
): CredentialPlace {
  const chosen = profile || profileInEnvironment(env);
  const name = chosen || 'default';
  const chain = chainOf(name, files);
  const own = namesCredentials(chain[0]?.section) ? 'profile' : 'elsewhere';
  const kind = !chosen && hasKeys(env) ? 'environment' : own;
  return {
    ...{ profile: name, isChosen: Boolean(chosen), chain, kind },
    metadata: metadataService(chain, env, kind === 'elsewhere'),
    isNothingSetUp: kind === 'elsewhere' && !namesRemote(env),
    hasKeysBeside: !profile && Boolean(chosen) && hasKeys(env),
  };
}
