/** The table of regions: names, partitions and which are enabled by default. */
import { z } from 'zod';
import { defined } from '../../electron/contract/defined.ts';
import { byName, HEAD, type Json, reader } from './read-catalogue.ts';

const OPT_IN_SOURCE =
  'optIn: https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html (regions launched before 2019-03-20 are enabled by default), read 2026-11-24';

/** Regions of the `aws` partition that every account has without opting in. */
const ENABLED_BY_DEFAULT = [
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
];

const COUNTRY_SOURCE =
  'country: the one that the place in the name is in (US for the codes us-...), 2026-11-30';

/** The country of each region outside the US. */
const COUNTRIES: Readonly<Record<string, string>> = {
  'af-south-1': 'South Africa',
  'ap-east-2': 'Taiwan',
  'ap-northeast-1': 'Japan',
  'ap-northeast-2': 'South Korea',
  'ap-northeast-3': 'Japan',
  'ap-south-1': 'India',
  'ap-south-2': 'India',
  'ap-southeast-1': 'Singapore',
  'ap-southeast-2': 'Australia',
  'ap-southeast-3': 'Indonesia',
  'ap-southeast-4': 'Australia',
  'ap-southeast-5': 'Malaysia',
  'ap-southeast-6': 'New Zealand',
  'ap-southeast-7': 'Thailand',
  'ca-central-1': 'Canada',
  'ca-west-1': 'Canada',
  'eu-central-1': 'Germany',
  'eu-central-2': 'Switzerland',
  'eu-north-1': 'Sweden',
  'eu-south-1': 'Italy',
  'eu-south-2': 'Spain',
  'eu-west-1': 'Ireland',
  'eu-west-2': 'United Kingdom',
  'eu-west-3': 'France',
  'eusc-de-east-1': 'Germany',
  'il-central-1': 'Israel',
  'me-central-1': 'United Arab Emirates',
  'me-south-1': 'Bahrain',
  'mx-central-1': 'Mexico',
  'sa-east-1': 'Brazil',
};

const readRegions = reader('regions.json', {
  ...HEAD,
  regions: byName(z.object({ partition: z.string(), description: z.string() })),
});

/** Content of electron/contract/cells/region-table.json. */
export function importRegions(folder: string): Json {
  const file = readRegions(folder);
  const table: { [key: string]: Json } = {};
  for (const [region, { partition, description: name }] of Object.entries(file.regions)) {
    const country = region.startsWith('us-') ? 'United States' : COUNTRIES[region];
    table[region] = {
      name,
      ...defined({ country }),
      partition,
      // Opting in is a matter of the commercial partition; elsewhere the list says nothing.
      ...(partition === 'aws' ? { optIn: !ENABLED_BY_DEFAULT.includes(region) } : {}),
    };
  }
  return {
    source: [...file.source.filter((each) => each.includes('endpoints.json')), OPT_IN_SOURCE, COUNTRY_SOURCE],
    asOf: file.asOf,
    notes:
      'Every region with a Bedrock endpoint in the endpoint data; names are those of the AWS partition data.',
    regions: table,
  };
}
