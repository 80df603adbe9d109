/** What can be chosen of how AWS is reached, and which addresses the user is asked about outside the window. */
import { describe, expect, it } from 'vitest';
import {
  chosenRegions,
  REACH_SETTINGS,
  reachOfScripts,
  strangeEndpoint,
} from '../../../electron/contract/settings/reach-settings.ts';
import { initialValues } from '../../../electron/contract/settings/settings.ts';

const takes = (name: 'endpoint' | 'scannedRegions', text: string): boolean =>
  REACH_SETTINGS[name].schema.safeParse(text).success;

describe('an endpoint of Bedrock', () => {
  it.each([
    ['https://vpce-0abc.bedrock.us-east-1.vpce.amazonaws.com', true],
    ['https://bedrock.{region}.corp.example/path', true],
    ['http://127.0.0.1:4566', true],
    ['http://bedrock.corp.example', false],
    ['https://me:secret@bedrock.corp.example', false],
    ['https://bedrock.corp.example:99999', false],
    ['bedrock.corp.example', false],
    ['javascript:alert(1)', false],
  ])('%s is taken: %s', (text, expected) => {
    expect(takes('endpoint', text)).toBe(expected);
  });

  it.each([
    ['https://vpce-0abc.bedrock.us-east-1.vpce.amazonaws.com', false],
    ['https://bedrock-fips.us-gov-west-1.amazonaws.com', false],
    ['https://bedrock.{region}.amazonaws.com', false],
    ['https://bedrock.eusc-de-east-1.amazonaws.eu', false],
    ['http://localhost:4566', false],
    ['https://bedrock.us-east-1.amazonaws.com.corp.example', true],
    ['https://bedrock.us-east-1.corp.example', true],
    ['https://evilbedrock.us-east-1.amazonaws.com', true],
    ['https://s3.us-east-1.amazonaws.com', true],
  ])('%s is asked about: %s', (endpoint, expected) => {
    expect(strangeEndpoint({ endpoint }, '')).toHaveLength(expected ? 1 : 0);
    expect(strangeEndpoint({ endpoint }, endpoint)).toEqual([]);
  });
});

describe('Regions', () => {
  it.each([
    ['us-east-1, eu-central-1', true],
    ['us-east-1 eu-central-1', true],
    ['xx-new-9', true],
    [',', false],
    ['Frankfurt', false],
    ['us-east-1/..', false],
  ])('%s are taken: %s', (text, expected) => {
    expect(takes('scannedRegions', text)).toBe(expected);
  });

  it('are those of the partition', () => {
    const reach = { scannedRegions: 'US-East-1, us-gov-west-1, eu-central-1 us-east-1' };
    expect(chosenRegions(reach, 'aws')).toEqual(['us-east-1', 'eu-central-1']);
    expect(chosenRegions(reach, 'aws-us-gov')).toEqual(['us-gov-west-1']);
    expect(chosenRegions(reach, 'aws-cn')).toEqual([]);
    expect(chosenRegions({}, 'aws')).toEqual([]);
  });

  it('and partition are left out for scripts, which name theirs', () => {
    const values = { ...initialValues(REACH_SETTINGS), certificateFile: '', fips: 'on' as const };
    expect(reachOfScripts(values)).toEqual({
      ...{ proxy: 'auto', certificateFile: '', endpoint: '', fips: 'on', dualStack: 'auto' },
    });
  });
});
