/** What the table of addresses by region takes, and which of them the user is asked about. */
import { describe, expect, it } from 'vitest';
import { strangeEndpoints, tableOfRows } from '../../../electron/contract/settings/region-endpoints.ts';

const VPCE = 'https://vpce-0abc.bedrock.eu-west-1.vpce.amazonaws.com';
const row = (region: string, address: string) => ({ region, address });

describe('the rows of the table', () => {
  it('are kept by region, without blanks around them and without empty rows', () => {
    const rows = [row(' EU-west-1 ', ` ${VPCE} `), row('', ''), row('us-east-1', 'http://127.0.0.1:9/x')];
    expect(tableOfRows(rows, {})).toEqual({
      ok: true,
      table: { 'eu-west-1': VPCE, 'us-east-1': 'http://127.0.0.1:9/x' },
    });
  });

  it.each([
    ['Frankfurt', VPCE, 'region', /“frankfurt” is not a Region code/],
    ['', VPCE, 'region', /for which Region/],
    ['eu-west-1', '', 'address', /Enter the address for eu-west-1/],
    ['eu-west-1', 'vpce.example.com', 'address', /not a URL/],
    ['eu-west-1', 'ftp://example.com', 'address', /not a URL/],
    ['eu-west-1', 'https://', 'address', /not a URL/],
    ['eu-west-1', 'https://user:secret@example.com', 'address', /not a URL/],
    ['eu-west-1', 'https://example.com:99999', 'address', /not a URL/],
    ['eu-west-1', 'https://example.com/a b', 'address', /not a URL/],
    ['eu-west-1', 'https://example.com/?x=1', 'address', /not a URL/],
    ['eu-west-1', 'http://example.com', 'address', /has to begin with https/],
  ])('with %s and %s have one clear problem', (region, address, field, message) => {
    const read = tableOfRows([row('us-east-1', 'https://example.com'), row(region, address)], {});
    expect(read).toEqual({
      ok: false,
      problem: { row: 1, field, message: expect.stringMatching(message) },
    });
  });

  it('name a region once', () => {
    const read = tableOfRows([row('eu-west-1', VPCE), row('eu-west-1', VPCE)], {});
    expect(read).toMatchObject({ ok: false, problem: { row: 1, field: 'region' } });
  });

  it('leave alone what the settings already hold', () => {
    const kept = { 'eu-west-1': 'http://bedrock.corp.example' };
    expect(tableOfRows([row('eu-west-1', 'http://bedrock.corp.example')], kept)).toEqual({
      ok: true,
      table: kept,
    });
  });
});

describe('an address that the user is asked about', () => {
  it.each([
    [VPCE, false],
    ['https://bedrock.eu-west-1.amazonaws.com', false],
    ['https://bedrock-fips.eu-west-1.amazonaws.com/', false],
    ['http://localhost:4566', false],
    ['https://[::1]:8443', false],
    ['https://bedrock.corp.example', true],
    // A host of AWS that anybody can have, and one that only looks like AWS's.
    ['https://abc.execute-api.eu-west-1.amazonaws.com', true],
    ['https://bedrock.eu-west-1.amazonaws.com.example.com', true],
    ['https://evilbedrock.eu-west-1.amazonaws.com', true],
    ['https://bedrock.us-east-1.amazonaws.com', true],
  ])('%s: %s', (address, isStrange) => {
    expect(strangeEndpoints({ 'eu-west-1': address }, {}).length > 0).toBe(isStrange);
  });

  it('is none that was kept before', () => {
    const kept = { 'eu-west-1': 'https://bedrock.corp.example' };
    expect(strangeEndpoints(kept, kept)).toEqual([]);
    expect(strangeEndpoints({ 'eu-west-1': 'https://other.example' }, kept)).toHaveLength(1);
  });
});
