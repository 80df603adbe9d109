/** The document that the app exports for its sample: the real AWS client over HTTP, a whole scan, the text of the export. */
import { openGateway } from '../../electron/aws/open-gateway.ts';
import { toExportDocument } from '../../electron/contract/export/export-document.ts';
import type { ExportDocument } from '../../electron/contract/export/export-format.ts';
import { BedrockModelCapabilities } from '../../electron/discovery/models-capabilities.ts';
import { startSampleBedrock } from '../../electron/sample/sample-bedrock.ts';
import { FakeCache } from '../helpers/fakes/fake-cache.ts';
import { FakeClock } from '../helpers/fakes/fake-clock.ts';

/** Scans these regions of a sample in which everything answers, and exports. */
export async function exportOfSample(regions: readonly string[]): Promise<ExportDocument> {
  const sample = await startSampleBedrock({ delay: 'none', troubles: 'none' });
  const { endpoint, mantleEndpoint, credentials } = sample;
  const opened = await openGateway({ sample: { endpoint, mantleEndpoint, credentials } });
  if (!opened.ok) throw new Error(opened.failure.message);
  BedrockModelCapabilities.resetInstance();
  const promptCachingOf = () => ({ support: 'unknown' as const, source: 'nobody', asOf: '2026-11-24' });
  const discovery = BedrockModelCapabilities.getInstance({
    ports: {
      gateway: opened.value.gateway,
      cache: new FakeCache(),
      clock: new FakeClock(),
      promptCachingOf,
      onProblem: (failure) => {
        throw new Error(failure.message);
      },
    },
    source: { kind: 'sample', partition: 'aws' },
    regions: [...regions],
  });
  try {
    await discovery.scanAllRegions(undefined, true, { access: false, latency: false });
    const document = toExportDocument(discovery.state.snapshot, {
      generatedAt: '2026-11-24T10:00:00.000Z',
      generatorVersion: '0.0.0',
      promptCachingOf,
    });
    // As a reader of the file gets it.
    return JSON.parse(JSON.stringify(document)) as ExportDocument;
  } finally {
    BedrockModelCapabilities.resetInstance();
    opened.value.close();
    await sample.close();
  }
}
