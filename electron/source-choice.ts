/** Which source the user chose and under which name its data is kept. */
import { createHash } from 'node:crypto';
import type { Source } from './contract/model.ts';

export type SourceChoice = { kind: 'sample' } | { kind: 'aws'; profile: string | null };

/**
 * Who the data belongs to, as far as it is known without asking AWS: the profile's name, else a short hash of
 * the access key id in the environment. The same identity behind another endpoint is the same.
 */
export function identityOf(choice: SourceChoice, env: NodeJS.ProcessEnv): string {
  if (choice.kind === 'sample') return 'sample';
  const profile = choice.profile ?? env.AWS_PROFILE;
  if (profile !== undefined && profile !== '') return `profile-${fileSafe(profile)}`;
  const keyId = env.AWS_ACCESS_KEY_ID;
  if (keyId !== undefined && keyId !== '') return `key-${shortHash(keyId)}`;
  return 'default-chain';
}

/** The source as the snapshot and the export name it. */
export function sourceOf(choice: SourceChoice, partition: string, env: NodeJS.ProcessEnv): Source {
  if (choice.kind === 'sample') return { kind: 'sample', partition: 'aws' };
  const profile = choice.profile ?? env.AWS_PROFILE;
  return {
    kind: 'aws',
    partition,
    ...(profile === undefined || profile === '' ? {} : { profile }),
  };
}

/** Two names that differ only in unsafe characters still get different files. */
function fileSafe(name: string): string {
  const safe = name.replaceAll(/[^\w.-]/g, '_').slice(0, 60);
  return safe === name && !name.startsWith('.') ? safe : `${safe.replace(/^\.+/, '')}-${shortHash(name)}`;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
