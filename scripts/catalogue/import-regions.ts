/** The table of regions: names, partitions and which are enabled by default. */
import { asObject, asText, asTexts, type Json, readCatalogueFile } from './read-catalogue.ts';

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

/** Content of electron/contract/cells/region-table.json. */
export function importRegions(folder: string): Json {
  const file = readCatalogueFile(folder, 'regions.json');
  const regions = asObject(file.regions, 'regions.json regions');
  const table: { [key: string]: Json } = {};
  for (const [region, value] of Object.entries(regions)) {
    const facts = asObject(value, region);
    const partition = asText(facts.partition, `${region} partition`);
    table[region] = {
      name: asText(facts.description, `${region} description`),
      partition,
      // Opting in is a matter of the commercial partition; elsewhere the list says nothing.
      ...(partition === 'aws' ? { optIn: !ENABLED_BY_DEFAULT.includes(region) } : {}),
    };
  }
  return {
    source: [
      ...asTexts(file.source, 'regions.json source').filter((each) => /endpoints\.json/.test(each)),
      OPT_IN_SOURCE,
    ],
    asOf: asText(file.asOf, 'regions.json asOf'),
    notes:
      'Every region with a Bedrock endpoint in the endpoint data; names are those of the AWS partition data.',
    regions: table,
  };
}
