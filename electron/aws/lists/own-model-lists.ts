/** The four lists of what the account has in a region, all pages, each for itself. */
import {
  type BedrockClient,
  ListCustomModelsCommand,
  ListImportedModelsCommand,
  ListMarketplaceModelEndpointsCommand,
  ListProvisionedModelThroughputsCommand,
} from '@aws-sdk/client-bedrock';
import { MOST_RECORDS } from '../../contract/snapshot/max-records.ts';
import type { Failure, RegionCode } from '../../contract/snapshot/model.ts';
import type { OwnModel, OwnModelKind, OwnModelList, OwnModels } from '../../contract/snapshot/own-models.ts';
import type { Page, Result } from '../../discovery/ports.ts';
import { type RawAnswer, tapped } from '../answers/raw-answer.ts';
import { toOwnModelPage } from '../answers/to-own-models.ts';

/** Sends one command and reads its raw answer, with deadline and explanation. */
export type ReadPage = (
  read: (raw: unknown) => Page<OwnModel> | undefined,
  send: (client: BedrockClient, answer: RawAnswer, options: { abortSignal: AbortSignal }) => Promise<unknown>,
) => Promise<Result<Page<OwnModel>>>;

type Input = { maxResults: number; nextToken?: string };
type SendList = (
  client: BedrockClient,
  answer: RawAnswer,
  input: Input,
  options: { abortSignal: AbortSignal },
) => Promise<unknown>;

const PER_PAGE = 1000;
const MOST_PAGES = 20;

const SENDERS: Record<OwnModelKind, SendList> = {
  custom: (client, answer, input, options) =>
    client.send(tapped(new ListCustomModelsCommand(input), answer, 'read'), options),
  imported: (client, answer, input, options) =>
    client.send(tapped(new ListImportedModelsCommand(input), answer, 'read'), options),
  provisioned: (client, answer, input, options) =>
    client.send(tapped(new ListProvisionedModelThroughputsCommand(input), answer, 'read'), options),
  marketplace: (client, answer, input, options) =>
    client.send(tapped(new ListMarketplaceModelEndpointsCommand(input), answer, 'read'), options),
};

/** Asks for all four at once; a list that fails is a value in its place. */
export async function listOwnModels(region: RegionCode, readPage: ReadPage): Promise<OwnModels> {
  const all = (kind: OwnModelKind): Promise<OwnModelList> => everyPage(region, kind, readPage);
  const [custom, imported, provisioned, marketplace] = await Promise.all([
    all('custom'),
    all('imported'),
    all('provisioned'),
    all('marketplace'),
  ]);
  return { region, lists: { custom, imported, provisioned, marketplace } };
}

async function everyPage(region: RegionCode, kind: OwnModelKind, readPage: ReadPage): Promise<OwnModelList> {
  const models = new Map<string, OwnModel>();
  const tokens = new Set<string>();
  let droppedRecords = 0;
  let nextToken: string | undefined;
  // What came before a failure is good.
  const listed = (missing?: Failure): OwnModelList => {
    if (missing !== undefined && models.size === 0) return { state: 'failed', failure: missing };
    const part = missing === undefined ? {} : { missing };
    return { state: 'listed', models: [...models.values()], droppedRecords, ...part };
  };
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const input = { maxResults: PER_PAGE, ...(nextToken === undefined ? {} : { nextToken }) };
    const answer = await readPage(
      (raw) => toOwnModelPage(kind, raw),
      (client, raw, options) => SENDERS[kind](client, raw, input, options),
    );
    if (!answer.ok) return listed(answer.failure);
    for (const model of answer.value.items) {
      if (models.size === MOST_RECORDS && !models.has(model.arn)) return listed(tooMany(region));
      models.set(model.arn, model);
    }
    droppedRecords += answer.value.dropped;
    if (answer.value.beyond !== undefined) return listed(tooMany(region));
    nextToken = answer.value.nextToken;
    if (nextToken === undefined || tokens.has(nextToken)) return listed();
    tokens.add(nextToken);
  }
  return listed(endless(region));
}

function tooMany(region: RegionCode): Failure {
  return {
    kind: 'bad-answer',
    message: `${region} lists more than ${MOST_RECORDS.toLocaleString('en-GB')} of them; the first are shown.`,
    nextStep: 'For the others look in the Bedrock console.',
  };
}

function endless(region: RegionCode): Failure {
  return {
    kind: 'bad-answer',
    message: `${region} went on handing out pages after ${MOST_PAGES} of them.`,
    nextStep: 'Look again later.',
  };
}
