import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  builtInRegions,
  isRegionCode,
  partitionOf,
  REGION_GROUPS,
  REGION_TABLE_SOURCE,
  regionInfo,
} from '../../../electron/contract/cells/regions.ts';
import { always } from '../../helpers/properties.ts';

describe('built-in regions', () => {
  it('holds the 33 commercial regions of Bedrock', () => {
    expect(builtInRegions('aws')).toEqual([
      'af-south-1',
      'ap-east-2',
      'ap-northeast-1',
      'ap-northeast-2',
      'ap-northeast-3',
      'ap-south-1',
      'ap-south-2',
      'ap-southeast-1',
      'ap-southeast-2',
      'ap-southeast-3',
      'ap-southeast-4',
      'ap-southeast-5',
      'ap-southeast-6',
      'ap-southeast-7',
      'ca-central-1',
      'ca-west-1',
      'eu-central-1',
      'eu-central-2',
      'eu-north-1',
      'eu-south-1',
      'eu-south-2',
      'eu-west-1',
      'eu-west-2',
      'eu-west-3',
      'il-central-1',
      'me-central-1',
      'me-south-1',
      'mx-central-1',
      'sa-east-1',
      'us-east-1',
      'us-east-2',
      'us-west-1',
      'us-west-2',
    ]);
  });

  it('keeps the partitions apart', () => {
    expect(builtInRegions('aws-us-gov')).toEqual(['us-gov-east-1', 'us-gov-west-1']);
    expect(builtInRegions('aws-eusc')).toEqual(['eusc-de-east-1']);
    expect(builtInRegions('aws-iso')).toEqual(['us-iso-east-1']);
    expect(builtInRegions('aws-iso-b')).toEqual(['us-isob-east-1']);
    expect(builtInRegions('aws-iso-f')).toEqual(['us-isof-east-1', 'us-isof-south-1']);
    expect(builtInRegions('aws-cn')).toEqual([]);
  });

  it('says where the table is from and when', () => {
    expect(REGION_TABLE_SOURCE.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(REGION_TABLE_SOURCE.source.length).toBeGreaterThan(0);
  });
});

describe('regionInfo', () => {
  it.each([
    ['eu-central-1', 'Europe (Frankfurt)', 'Germany', 'aws', 'Europe', false],
    ['us-east-1', 'US East (N. Virginia)', 'United States', 'aws', 'US', false],
    ['mx-central-1', 'Mexico (Central)', 'Mexico', 'aws', 'Canada & Mexico', true],
    ['sa-east-1', 'South America (Sao Paulo)', 'Brazil', 'aws', 'South America', false],
    ['il-central-1', 'Israel (Tel Aviv)', 'Israel', 'aws', 'Middle East & Africa', true],
    ['me-south-1', 'Middle East (Bahrain)', 'Bahrain', 'aws', 'Middle East & Africa', true],
    ['af-south-1', 'Africa (Cape Town)', 'South Africa', 'aws', 'Middle East & Africa', true],
    ['ap-southeast-4', 'Asia Pacific (Melbourne)', 'Australia', 'aws', 'Asia Pacific', true],
  ])('knows %s', (region, name, country, partition, group, optIn) => {
    expect(regionInfo(region)).toEqual({ region, name, country, partition, group, optIn });
  });

  it('does not claim to know whether other partitions ask for opting in', () => {
    expect(regionInfo('us-gov-west-1')).toEqual({
      region: 'us-gov-west-1',
      name: 'AWS GovCloud (US-West)',
      country: 'United States',
      partition: 'aws-us-gov',
      group: 'GovCloud',
    });
    expect(regionInfo('eusc-de-east-1')).not.toHaveProperty('optIn');
  });

  it.each([
    ['sa-west-1', 'aws', 'South America'],
    ['me-west-1', 'aws', 'Middle East & Africa'],
    ['eu-west-9', 'aws', 'Europe'],
    ['us-gov-north-7', 'aws-us-gov', 'GovCloud'],
    ['us-isof-west-3', 'aws-iso-f', 'Other'],
    ['eu-isoe-west-1', 'aws-iso-e', 'Other'],
    ['cn-north-1', 'aws-cn', 'Other'],
    ['mars-north-1', 'aws', 'Other'],
    ['__proto__', 'aws', 'Other'],
    ['constructor', 'aws', 'Other'],
  ])('answers for %s, which the table does not hold', (region, partition, group) => {
    expect(regionInfo(region)).toEqual({ region, name: region, partition, group });
  });

  it('gives every region of every partition a country and a group that is shown', () => {
    for (const partition of ['aws', 'aws-us-gov', 'aws-eusc', 'aws-iso', 'aws-iso-b', 'aws-iso-f']) {
      for (const region of builtInRegions(partition)) {
        expect(REGION_GROUPS).toContain(regionInfo(region).group);
        expect(regionInfo(region).country).toMatch(/^[A-Z]/);
        expect(partitionOf(region)).toBe(partition);
        expect(isRegionCode(region)).toBe(true);
      }
    }
  });
});

describe('isRegionCode', () => {
  it.each([
    'us-gov-west-1',
    'us-iso-east-1',
    'eusc-de-east-1',
    'ap-southeast-12',
    'xx-somewhere-new-3',
    'zz-test-1',
  ])('accepts %s', (text) => {
    expect(isRegionCode(text)).toBe(true);
  });

  it.each([
    '',
    'eu',
    'eu-central',
    'EU-CENTRAL-1',
    'eu_central_1',
    'us-east-1a',
    'us-east-1 ',
    ' us-east-1',
    'us-east-1\n',
    'us--east-1',
    'us-east-1.evil.example',
    'us-east-1/../x',
    'not a region',
    'not-a-region',
    '-east-1',
    'ü-east-1',
    `${'a'.repeat(60)}-b-1`,
    '__proto__',
  ])('refuses %j', (text) => {
    expect(isRegionCode(text)).toBe(false);
  });

  it('accepts only what can stand in a host name', () =>
    always([fc.oneof(fc.string(), fc.stringMatching(/^[a-z-]{1,20}\d?$/))], (text) => {
      if (isRegionCode(text)) expect(new URL(`https://bedrock.${text}.amazonaws.com`).host).toContain(text);
    }));
});
