/** Data retention that forbids a model: from the dated table, and from bedrock-mantle, which counts before it. */
import { describe, expect, it } from 'vitest';
import { diagnoseAccess } from '../../../electron/contract/cells/access/access-diagnosis.ts';
import { retentionBlockOf } from '../../../electron/contract/cells/access/data-retention.ts';
import { viewRegion } from '../../../electron/contract/cells/availability.ts';
import type { MantleEntry, RegionRecord } from '../../../electron/contract/snapshot/model.ts';
import { emptyRegion } from '../../../electron/contract/snapshot/snapshot.ts';
import { ALLOWED, AT, aFailure, aModel, BLOCKED } from '../../helpers/builders.ts';
import { exportOf, opened } from '../../helpers/exports.ts';
import { checkedIn, listed, stateAfter } from '../../helpers/scan-events.ts';

const REGION = 'eu-central-1';
const FABLE = 'anthropic.claude-fable-5';
const GPT = 'openai.gpt-5.6-sol';

function regionWith(mode: string | undefined, id?: string, entry?: MantleEntry): RegionRecord {
  return {
    ...emptyRegion(REGION),
    ...(mode === undefined ? {} : { dataRetention: { mode, readAt: AT } }),
    ...(id === undefined || entry === undefined
      ? {}
      : { mantle: { state: 'listed', modelIds: [id], entries: { [id]: entry } } }),
  };
}

describe('the mode of the account', () => {
  it.each([
    [FABLE, 'none', true],
    [FABLE, 'default', true],
    [FABLE, 'inherit', true],
    [FABLE, 'aws_review', false],
    [FABLE, 'provider_data_share', false],
    [`${FABLE}-20260609-v1:0`, 'none', true],
    ['anthropic.claude-fable-5.1', 'none', true],
    ['anthropic.claude-fable-52', 'none', false],
    ['anthropic.claude-opus-5', 'none', false],
    [GPT, 'none', true],
    [GPT, 'default', false],
    [GPT, 'inherit', false],
    ['openai.gpt-oss-120b', 'none', false],
    ['acme.one', 'none', false],
    // A word that is new at AWS says nothing.
    [FABLE, 'PARTNER_ONLY', false],
    [FABLE, undefined, false],
  ])('for %s, %s: forbidden is %s', (id, mode, isForbidden) => {
    expect(retentionBlockOf(regionWith(mode), id) !== undefined).toBe(isForbidden);
  });

  it.each([
    ['allows what the table forbids', FABLE, 'none', { allowedModes: ['none'] }, false],
    ['names no mode at all', FABLE, 'none', { allowedModes: [] }, true],
    ['names no mode at all, and no table', 'acme.one', 'none', { allowedModes: [] }, false],
    ['forbids what the table does not know', 'acme.one', 'none', { allowedModes: ['aws_review'] }, true],
    [
      'says which mode stands for inherit',
      'acme.one',
      'inherit',
      { mode: 'default', allowedModes: ['x'] },
      true,
    ],
    ['does not say which mode stands for inherit', FABLE, 'inherit', { allowedModes: ['x'] }, false],
  ])('counts after bedrock-mantle where that %s', (_what, id, mode, dataRetention, isForbidden) => {
    expect(retentionBlockOf(regionWith(mode, id, { dataRetention }), id) !== undefined).toBe(isForbidden);
  });
});

describe('a model that the mode forbids', () => {
  const { snapshot } = stateAfter(
    listed(REGION, [aModel(FABLE), aModel(GPT), aModel('acme.one')]),
    checkedIn(REGION, { [FABLE]: ALLOWED, [GPT]: BLOCKED, 'acme.one': ALLOWED }),
    { type: 'data-retention-read', region: REGION, retention: { mode: 'none', readAt: AT } },
  );

  it('is blocked with four positive fields, and the reason names the mode and who may change it', () => {
    const cell = viewRegion(snapshot, REGION).cell(FABLE);
    expect(cell).toMatchObject({ access: 'blocked', accessFacts: ALLOWED });
    const { reason, nextStep } = diagnoseAccess(cell.accessFacts, FABLE, cell);
    expect(reason).toBe(
      'The account\'s data retention in this Region is "none", and the model needs aws_review or more.',
    );
    expect(nextStep).toContain('bedrock:PutAccountDataRetention');
    expect(viewRegion(snapshot, REGION).cell('acme.one').access).toBe('allowed');
  });

  it('has its reasons in the export, which can be read again as it is', () => {
    const document = exportOf(snapshot);
    const models = document.models[REGION] ?? {};
    expect(document.regions[REGION]?.dataRetention).toEqual({ mode: 'none', readAt: AT });
    expect(models[FABLE]).toMatchObject({
      accessible: false,
      access: { status: 'blocked', agreement: 'AVAILABLE', reasons: [{ kind: 'data-retention' }] },
    });
    expect(models[GPT]?.access.reasons?.map(({ kind }) => kind)).toContain('data-retention');
    expect(models[GPT]?.access.reasons?.length).toBeGreaterThan(1);
    expect(models['acme.one']?.access).not.toHaveProperty('reasons');
    const read = opened(document);
    expect(exportOf(read.snapshot, read.options)).toEqual(document);
  });

  it('stays as it was where the mode could not be read', () => {
    const unread = stateAfter(listed(REGION, [aModel(FABLE)]), {
      type: 'data-retention-read',
      region: REGION,
      retention: { failure: aFailure('denied'), readAt: AT },
    });
    expect(viewRegion(unread.snapshot, REGION).cell(FABLE).access).toBe('unknown');
    expect(exportOf(unread.snapshot).regions[REGION]).not.toHaveProperty('dataRetention');
  });
});
