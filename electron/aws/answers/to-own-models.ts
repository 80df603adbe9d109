/** Raw JSON of the account's own lists to our nouns. A record without an ARN or a name is left out and counted. */

import { MAX_RECORDS } from '../../contract/bounds.ts';
import { defined } from '../../contract/defined.ts';
import { asRecord, type JsonRecord } from '../../contract/json.ts';
import type { OwnModel, OwnModelKind } from '../../contract/snapshot/own-models.ts';
import type { Page } from '../../discovery/ports.ts';
import { readText } from '../../redact/visible-text.ts';
import { pageOf } from './json-answer.ts';
import { readArn, readInstant } from './raw-members.ts';

interface MemberNames {
  list: string;
  arn: string;
  name: string;
  status: string;
  basedOn: string;
  createdAt: string;
}

const CUSTOM: MemberNames = {
  list: 'modelSummaries',
  arn: 'modelArn',
  name: 'modelName',
  status: 'modelStatus',
  basedOn: 'baseModelArn',
  createdAt: 'creationTime',
};

/** What the members are called in each list. */
const MEMBERS: Record<OwnModelKind, MemberNames> = {
  custom: CUSTOM,
  imported: CUSTOM,
  provisioned: {
    list: 'provisionedModelSummaries',
    arn: 'provisionedModelArn',
    name: 'provisionedModelName',
    status: 'status',
    basedOn: 'modelArn',
    createdAt: 'creationTime',
  },
  marketplace: {
    list: 'marketplaceModelEndpoints',
    arn: 'endpointArn',
    name: 'modelSourceIdentifier',
    status: 'status',
    basedOn: 'modelSourceIdentifier',
    createdAt: 'createdAt',
  },
};

/** A page of one of the four lists; no list is an empty page, another shape is undefined. */
export function toOwnModelPage(kind: OwnModelKind, raw: unknown): Page<OwnModel> | undefined {
  const record = asRecord(raw);
  const list = record?.[MEMBERS[kind].list] ?? [];
  if (record === undefined || !Array.isArray(list)) return undefined;
  const taken = list.slice(0, MAX_RECORDS);
  const page = pageOf(taken, readText(record.nextToken), (each) => toOwnModel(kind, asRecord(each)));
  const beyond = list.length - taken.length;
  return beyond === 0 ? page : { ...page, beyond };
}

function toOwnModel(kind: OwnModelKind, raw: JsonRecord | undefined): OwnModel | undefined {
  const members = MEMBERS[kind];
  const arn = readArn(raw?.[members.arn]);
  const name = readText(raw?.[members.name]);
  if (raw === undefined || arn === undefined || name === undefined) return undefined;
  const { modelUnits } = raw;
  return {
    kind,
    arn,
    name,
    ...defined({
      status: readText(raw[members.status]),
      basedOn: readArn(raw[members.basedOn]),
      modelUnits: Number.isSafeInteger(modelUnits) ? (modelUnits as number) : undefined,
      createdAt: readInstant(raw[members.createdAt]),
    }),
  };
}
