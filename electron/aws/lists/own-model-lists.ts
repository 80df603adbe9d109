/** The four lists of what the account has in a region, all pages, each for itself. */

import {
  ListCustomModelsCommand,
  ListImportedModelsCommand,
  ListMarketplaceModelEndpointsCommand,
  ListProvisionedModelThroughputsCommand,
} from '@aws-sdk/client-bedrock';
import type { Failure, RegionCode } from '../../contract/snapshot/model.ts';
import {
  OWN_MODEL_KINDS,
  type OwnModel,
  type OwnModelKind,
  type OwnModelList,
  type OwnModels,
} from '../../contract/snapshot/own-models.ts';
import { grouped } from '../../contract/text.ts';
import { everyPage } from '../../discovery/every-page.ts';
import type { Page, Result } from '../../discovery/ports.ts';
import { toOwnModelPage } from '../answers/to-own-models.ts';
import { type Read, type Send, sending } from '../bedrock-call.ts';

/** Reads one page, with deadline and explanation. */
export type ReadPage = (read: Read<Page<OwnModel>>) => Promise<Result<Page<OwnModel>>>;

interface Input {
  maxResults: number;
  nextToken?: string;
}

const PER_PAGE = 1000;
const MAX_PAGES = 20;

const SENDS: Record<OwnModelKind, (input: Input) => Send> = {
  custom: (input) => sending(() => new ListCustomModelsCommand(input)),
  imported: (input) => sending(() => new ListImportedModelsCommand(input)),
  provisioned: (input) => sending(() => new ListProvisionedModelThroughputsCommand(input)),
  marketplace: (input) => sending(() => new ListMarketplaceModelEndpointsCommand(input)),
};

/** Asks for all four at once; a list that fails is a value in its place. */
export async function listOwnModels(region: RegionCode, readPage: ReadPage): Promise<OwnModels> {
  const lists = OWN_MODEL_KINDS.map(async (kind) => [kind, await listOf(region, kind, readPage)] as const);
  return { region, lists: Object.fromEntries(await Promise.all(lists)) as OwnModels['lists'] };
}

async function listOf(region: RegionCode, kind: OwnModelKind, readPage: ReadPage): Promise<OwnModelList> {
  const pages = await everyPage<OwnModel>({
    ask: (nextToken) => {
      const input = { maxResults: PER_PAGE, ...(nextToken === undefined ? {} : { nextToken }) };
      return readPage({ send: SENDS[kind](input), toValue: (raw) => toOwnModelPage(kind, raw) });
    },
    idOf: (model) => model.arn,
    maxPages: MAX_PAGES,
    tooMany: (taken) => tooMany(region, taken),
    endless: () => endless(region),
  });
  const { items: models, dropped: droppedRecords, failure } = pages;
  // What came before a failure is good.
  if (failure !== undefined && models.length === 0) return { state: 'failed', failure };
  return {
    state: 'listed',
    models,
    droppedRecords,
    ...(failure === undefined ? {} : { missing: failure }),
  };
}

function tooMany(region: RegionCode, taken: number): Failure {
  return {
    kind: 'bad-answer',
    message: `${region} lists more of them than are taken in; the first ${grouped(taken)} are shown.`,
    nextStep: 'For the others look in the Bedrock console.',
  };
}

function endless(region: RegionCode): Failure {
  return {
    kind: 'bad-answer',
    message: `${region} went on handing out pages after ${MAX_PAGES} of them.`,
    nextStep: 'Look again later.',
  };
}
