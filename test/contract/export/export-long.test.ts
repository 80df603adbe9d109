/** The long form: a line for each model and region, each with its word, and numbers that are numbers. */
import { csvParse, csvParseRows } from 'd3-dsv';
import { describe, expect, it } from 'vitest';
import { lifecycleLookup } from '../../../electron/contract/cells/lifecycle.ts';
import { toLongCsv, toLongRows } from '../../../electron/contract/export/tables/export-long.ts';
import { AT, aModel, aProfile, BLOCKED } from '../../helpers/builders.ts';
import { exportOf } from '../../helpers/exports.ts';
import { checkedIn, failedIn, listed, measuredIn, stateAfter } from '../../helpers/scan-events.ts';

const [HERE, THERE, FAILED] = ['eu-central-1', 'us-east-1', 'us-west-2'] as const;
const GEO = 'a.geo-v1:0';
const ENDED = 'a.ended-v1:0';
const { snapshot } = stateAfter(
  listed(
    HERE,
    [
      aModel(GEO, { modelName: '=Geo', inferenceTypesSupported: ['INFERENCE_PROFILE'] }, HERE),
      aModel(
        ENDED,
        { modelLifecycle: { status: 'LEGACY', endOfLifeTime: '2025-01-01T00:00:00.000Z' } },
        HERE,
      ),
    ],
    [aProfile(`eu.${GEO}`, GEO, [HERE, 'eu-west-1'], {}, HERE)],
  ),
  listed(THERE, [aModel('b.own', {}, THERE)]),
  failedIn(FAILED),
  checkedIn(HERE, GEO, BLOCKED),
  measuredIn(HERE, 23.4),
);
const generatedAt = new Date(Date.parse(AT) + 90 * 60_000).toISOString();
const documentOf = (view?: { models: string[]; regions: string[]; query: string; link: string }) =>
  exportOf(snapshot, {
    generatedAt,
    lifecycleOf: lifecycleLookup(snapshot, () => undefined, Date.parse(generatedAt)),
    ...(view === undefined ? {} : { view }),
  });
const csv = [...toLongCsv(documentOf())].join('');
const lines = csvParse(csv);
const line = (id: string, region: string) =>
  lines.find((each) => each['Model id'] === id && each.Region === region);

describe('the long form', () => {
  it('is blank only where a model is not offered: what is unknown has a word in each column of words', () => {
    const words = ['Offered', 'Ways', 'Access', 'Lifecycle'] as const;
    expect(line(GEO, FAILED)).toMatchObject({
      Offered: 'failed',
      Ways: 'failed',
      Access: 'unknown',
      Lifecycle: 'unknown',
    });
    for (const each of lines) {
      const blanks = words.filter((word) => each[word] === '');
      expect(blanks, JSON.stringify(each)).toEqual(
        each.Offered === 'no' ? ['Ways', 'Access', 'Lifecycle'] : [],
      );
    }
  });

  it('has a line for each model in each region', () => {
    expect(lines).toHaveLength(3 * 3);
    const widths = csvParseRows(csv).map((fields) => fields.length);
    expect(new Set(widths).size).toBe(1);
  });

  it('says how to call the model, how it stands, how far it is and how old that is', () => {
    expect(line(GEO, HERE)).toMatchObject({
      Name: "'=Geo",
      'Region name': 'Europe (Frankfurt)',
      'Region state': 'ok',
      Offered: 'yes',
      Ways: 'geo',
      'Ids to call': `eu.${GEO}`,
      Access: 'blocked',
      Lifecycle: 'active',
      'Round trip ms': '23.4',
      'Scanned at': AT,
      'Age in hours': '1.5',
    });
    expect(line(GEO, HERE)?.['Blocked by']).not.toBe('');
  });

  it('recommends no id of a model that has ended', () => {
    expect(line(ENDED, HERE)).toMatchObject({
      Offered: 'ended',
      'Ids to call': '',
      Lifecycle: 'ended',
      'End of life': '2025-01-01T00:00:00.000Z',
    });
  });

  it('says no only where the list is complete', () => {
    expect(line(GEO, THERE)).toMatchObject({ Offered: 'no', Ways: '', Access: '' });
    expect(line(GEO, FAILED)).toMatchObject({
      Offered: 'failed',
      'Region state': 'failed',
      'Scanned at': '',
    });
  });

  it('keeps the models, the regions and the order of a view', () => {
    const view = { models: ['b.own', GEO], regions: [THERE, HERE], query: '', link: '' };
    const [, ...rows] = toLongRows(documentOf(view));
    expect(rows.map(([id, , , region]) => [id, region])).toEqual([
      ['b.own', THERE],
      ['b.own', HERE],
      [GEO, THERE],
      [GEO, HERE],
    ]);
  });
});
