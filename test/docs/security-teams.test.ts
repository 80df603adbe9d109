/** The events of a scan are those that docs/for-security-teams.md counts, and none goes to bedrock-runtime. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGateway } from '../../electron/aws/open-gateway.ts';
import { recordedRegions } from '../../electron/sample/recording.ts';
import { startSampleBedrock } from '../../electron/sample/sample-bedrock.ts';
import { systemClock } from '../../electron/session/system-clock.ts';
import { SOURCE, succeeded } from '../helpers/builders.ts';
import { discoveryOver } from '../helpers/discovery-over.ts';

const PAGE = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'for-security-teams.md'), 'utf8');

/** Rows of the page's first table: operation and number of events. */
const COUNTED = Object.fromEntries(
  [...PAGE.matchAll(/^\| `([a-z-]+:\w+)` \| ([\d,]+) \|/gm)].map(([, operation = '', count = '']) => [
    operation,
    Number(count.replaceAll(',', '')),
  ]),
);

const seen: Record<string, number> = {};

beforeAll(async () => {
  const sample = await startSampleBedrock({
    delay: 'none',
    troubles: 'none',
    onRequest: ({ operation }) => {
      seen[operation] = (seen[operation] ?? 0) + 1;
    },
  });
  afterAll(() => sample.close());
  const { endpoint, mantleEndpoint, credentials } = sample;
  const opening = await openGateway({
    sample: { endpoint, mantleEndpoint, credentials },
    // On a busy machine an attempt can come too late, and a second one would be counted.
    regionDeadlineMs: 600_000,
    maxAttempts: 1,
  });
  const { gateway, close } = succeeded(opening);
  const regions = recordedRegions();
  const discovery = discoveryOver(gateway, { source: SOURCE, regions, clock: systemClock });
  await discovery.scan(regions, true);
  close();
});

describe('a scan of every recorded region', () => {
  it('makes as many events of each operation as the page says, and of no other', () => {
    const named = Object.entries(seen).map(([operation, count]): [string, number] => [
      operation === 'ListMantleModels' ? 'bedrock-mantle:ListModels' : `bedrock:${operation}`,
      count,
    ]);
    // The sample has no such service; the page counts the one call to it.
    const { 'account:ListRegions': accountCalls, ...ofBedrock } = COUNTED;
    // A round trip on a busy machine can be begun again.
    const roundTrips = ofBedrock['bedrock:GetFoundationModel'] ?? 0;
    expect(roundTrips).toBe(6 * recordedRegions().length);
    expect(seen.GetFoundationModel).toBeGreaterThanOrEqual(roundTrips);
    expect({ ...Object.fromEntries(named), 'bedrock:GetFoundationModel': roundTrips }).toEqual(ofBedrock);
    expect(accountCalls).toBe(1);
  });

  it('sends nothing to bedrock-runtime', () => {
    expect(
      Object.keys(seen).filter((operation) => /Invoke|Converse|CountTokens|Unknown/.test(operation)),
    ).toEqual([]);
  });

  it('asks for the data retention once in each region', () => {
    expect(seen.GetAccountDataRetention).toBe(recordedRegions().length);
  });
});
