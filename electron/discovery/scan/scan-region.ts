/** Everything that one region lists: models and both kinds of profiles at the same time, profiles page by page. */

import { MAX_PROFILE_PAGES } from '../../contract/bounds.ts';
import type { RegionListing } from '../../contract/scan/apply-region.ts';
import type { Failure, InferenceProfile, RegionCode, RegionState } from '../../contract/snapshot/model.ts';
import { grouped } from '../../contract/text.ts';
import { everyPage, type Pages } from '../every-page.ts';
import type { BedrockGateway, ProfileList } from '../ports.ts';

type FailedState = Extract<RegionState, 'failed' | 'denied' | 'not-enabled' | 'no-endpoint'>;

export type RegionOutcome =
  | { kind: 'listed'; listing: RegionListing }
  | { kind: 'failed'; state: FailedState; failure: Failure };

/**
 * Without its model list a region has failed: nothing can be said of it. A denied list is the exception where profiles came.
 * Without its profiles, or with a part of them, the region is listed and says what is missing. `isTimeUp`: no further page is asked for.
 */
export async function scanRegion(
  gateway: BedrockGateway,
  region: RegionCode,
  signal: AbortSignal,
  isTimeUp: () => boolean = () => false,
): Promise<RegionOutcome> {
  const [models, system, application] = await Promise.all([
    gateway.listModels(region, signal),
    listAllProfiles(gateway, region, 'SYSTEM_DEFINED', signal, isTimeUp),
    listAllProfiles(gateway, region, 'APPLICATION', signal, isTimeUp),
  ]);
  if (!models.ok) {
    const profiles = union(system.items, application.items);
    // Some policies allow the one list and not the other.
    if (models.failure.kind === 'denied' && profiles.length > 0) {
      const isWhole = system.failure === undefined;
      const missing = { list: isWhole ? 'models' : 'models-and-profiles', failure: models.failure } as const;
      const droppedRecords = system.dropped + application.dropped;
      const listing = { models: [], profiles, missing, droppedRecords, ...leftOutOf(system, application) };
      return { kind: 'listed', listing };
    }
    return { kind: 'failed', state: stateOf(models.failure), failure: models.failure };
  }
  const missing = together(
    tooMany(region, models.value),
    missingOf(region, system.failure, application.failure),
  );
  return {
    kind: 'listed',
    listing: {
      models: models.value.items,
      profiles: union(system.items, application.items),
      ...(missing === undefined ? {} : { missing }),
      droppedRecords:
        models.value.dropped + (models.value.beyond ?? 0) + system.dropped + application.dropped,
      ...leftOutOf(models.value, system, application),
    },
  };
}

/** How many unknown members were too long to be kept, in all lists. */
function leftOutOf(...lists: readonly { leftOutMembers?: number }[]): Pick<RegionListing, 'leftOutMembers'> {
  const leftOutMembers = lists.reduce((sum, list) => sum + (list.leftOutMembers ?? 0), 0);
  return leftOutMembers === 0 ? {} : { leftOutMembers };
}

/** Only the first part of the list was read: the rest is unknown, and the region says so. */
function tooMany(
  region: RegionCode,
  { items, beyond }: { items: readonly unknown[]; beyond?: number },
): RegionListing['missing'] {
  if (beyond === undefined) return undefined;
  return {
    list: 'models',
    failure: {
      kind: 'bad-answer',
      message: `${region} lists ${grouped(items.length + beyond)} models, more than are taken in; the first ${grouped(items.length)} are shown.`,
      nextStep:
        'Of models that are not shown nothing is known there. Check the endpoint and the proxy, then rescan.',
    },
  };
}

/** Both failures, if both lists have one. */
function together(
  models: RegionListing['missing'],
  profiles: RegionListing['missing'],
): RegionListing['missing'] {
  if (models === undefined || profiles === undefined) return models ?? profiles;
  const { kind, message, nextStep } = models.failure;
  const failure = { kind, message: `${message} ${profiles.failure.message}`, nextStep };
  return { list: 'models-and-profiles', failure };
}

/** Each id once: a server that ignores the filter gives the same profiles in both lists. */
function union(system: InferenceProfile[], application: InferenceProfile[]): InferenceProfile[] {
  const known = new Set(system.map((profile) => profile.inferenceProfileId));
  return [...system, ...application.filter((profile) => !known.has(profile.inferenceProfileId))];
}

function missingOf(
  region: RegionCode,
  system: Failure | undefined,
  application: Failure | undefined,
): RegionListing['missing'] {
  if (system !== undefined) return { list: 'profiles', failure: system };
  if (application === undefined) return undefined;
  return {
    list: 'application-profiles',
    failure: {
      ...application,
      message: `Only the account's own application inference profiles are missing in ${region}: ${application.message}`,
    },
  };
}

const STATES: readonly FailedState[] = ['denied', 'not-enabled', 'no-endpoint'];

function stateOf({ kind }: Failure): FailedState {
  return STATES.find((state) => state === kind) ?? 'failed';
}

function listAllProfiles(
  gateway: BedrockGateway,
  region: RegionCode,
  list: ProfileList,
  signal: AbortSignal,
  isTimeUp: () => boolean,
): Promise<Pages<InferenceProfile>> {
  return everyPage({
    ask: (nextToken) => gateway.listProfiles(region, list, nextToken, signal),
    idOf: (profile) => profile.inferenceProfileId,
    maxPages: MAX_PROFILE_PAGES,
    tooMany: (taken) => tooManyProfiles(region, taken),
    endless: () => endless(region),
    stop: () => (isTimeUp() ? tooSlow(region) : undefined),
  });
}

function tooManyProfiles(region: RegionCode, taken: number): Failure {
  return {
    kind: 'bad-answer',
    message: `${region} lists more inference profiles of one type than are taken in; the first ${grouped(taken)} are shown.`,
    nextStep:
      'Of profiles that are not shown nothing is known. Check the endpoint and the proxy, then rescan.',
  };
}

function endless(region: RegionCode): Failure {
  return {
    kind: 'bad-answer',
    message: `${region} went on handing out pages of inference profiles after ${MAX_PROFILE_PAGES} of them.`,
    nextStep: 'The profiles that came are shown. Rescan the Region later.',
  };
}

function tooSlow(region: RegionCode): Failure {
  return {
    kind: 'timeout',
    message: `The pages of inference profiles did not end in time in ${region}.`,
    nextStep:
      'The profiles that came are shown. Rescan the Region later; the time limit can be changed in the menu File.',
  };
}
