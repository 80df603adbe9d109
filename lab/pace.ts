/** Checks as many models as the sample has, in regions that throttle, and says how near the least time it comes. */

import { openGateway } from '../electron/aws/open-gateway.ts';
import { builtInRegions } from '../electron/contract/cells/regions.ts';
import { startSampleBedrock } from '../electron/sample/sample-bedrock.ts';
import { runScript } from '../scripts/run-script.ts';
import { runAgainstBuckets } from '../test/drivers/bucket-run.ts';

await runScript(async () => {
  const modelsOf = await sampleCounts();
  for (const roundTripMs of [5, 50, 150]) {
    const { ratio, ...report } = await runAgainstBuckets(modelsOf, { roundTripMs });
    process.stdout.write(
      `${roundTripMs} ms round trip: ${ratio.toFixed(3)} x the least time; ${JSON.stringify(report)}\n`,
    );
  }
  return 0;
});

async function sampleCounts(): Promise<Record<string, number>> {
  const sample = await startSampleBedrock({ delay: 'none', troubles: 'none' });
  const opened = await openGateway({ sample });
  if (!opened.ok) throw new Error(opened.failure.message);
  const { signal } = new AbortController();
  const counts: Record<string, number> = {};
  for (const region of builtInRegions('aws')) {
    const models = await opened.value.gateway.listModels(region, signal);
    if (models.ok && models.value.items.length > 0) counts[region] = models.value.items.length;
  }
  opened.value.close();
  await sample.close();
  return counts;
}
