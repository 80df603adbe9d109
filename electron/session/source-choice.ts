/** Which source the user chose, and how the snapshot names it. */
import type { SourceChoice } from '../contract/bridge/settings.ts';
import type { Source } from '../contract/snapshot/model.ts';

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
  args: { sampleData: boolean; profile?: string | undefined },
  last: SourceChoice,
): SourceChoice {
  if (args.sampleData) return { kind: 'sample' };
  if (args.profile !== undefined) return { kind: 'aws', profile: args.profile };
  return last;
}
