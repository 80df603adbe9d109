/** Which source the user chose, and how the snapshot names it. */
import type { SourceChoice } from '../contract/bridge/settings.ts';
import { partitionOf } from '../contract/cells/regions.ts';
import type { Failure, RegionCode, Source } from '../contract/snapshot/model.ts';
import { cacheIdentity } from './cache-identity.ts';

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

/** The command line decides; else the source that was used last. */
export function firstChoice(
  args: { sampleData: boolean; profile?: readonly string[] | undefined },
  last: SourceChoice,
): SourceChoice {
  if (args.sampleData) return { kind: 'sample' };
  const [profile] = args.profile ?? [];
  return profile === undefined ? last : { kind: 'aws', profile };
}

/** Whose data it is, as far as known without asking AWS: names the cache and the history. */
export function identityOf(choice: SourceChoice, env: NodeJS.ProcessEnv): string {
  return choice.kind === 'sample' ? 'sample' : cacheIdentity(choice.profile ?? undefined, env);
}

/** The partition of the source, as far as it can be known from the configuration. */
export async function partitionFor({
  choice,
  regions,
  env,
}: {
  choice: SourceChoice;
  regions?: readonly RegionCode[];
  env: NodeJS.ProcessEnv;
}): Promise<string> {
  const [first] = regions ?? [];
  if (choice.kind === 'sample') return 'aws';
  if (first !== undefined) return partitionOf(first);
  if (choice.profile === null && env.AWS_PROFILE === undefined && env.AWS_REGION !== undefined) {
    return partitionOf(env.AWS_REGION);
  }
  const { readSetup } = await import('../aws/credentials/profiles.ts');
  const setup = await readSetup(env);
  const name = choice.profile ?? env.AWS_PROFILE;
  return setup.profiles.find((profile) => profile.name === name)?.partition ?? setup.defaultPartition;
}

/** What a call answers before a source is open. */
export const NO_SOURCE: Failure = {
  kind: 'no-credentials',
  message: 'No source is open.',
  nextStep: 'Choose an AWS profile, or explore with sample data.',
};
