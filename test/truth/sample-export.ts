/** The document that the app exports for its sample: the real AWS client over HTTP, a whole scan, the text of the export. */
import { openGateway } from '../../electron/aws/open-gateway.ts';
import type { ExportDocument } from '../../electron/contract/export/export-format.ts';
import { succeeded } from '../helpers/builders.ts';
import { discoveryOver } from '../helpers/discovery-over.ts';
import { exportOf } from '../helpers/exports.ts';
import { startedSample } from '../sample/started-sample.ts';

/** Scans these regions of a sample in which everything answers, and exports. */
export async function exportOfSample(regions: readonly string[]): Promise<ExportDocument> {
  const { endpoint, mantleEndpoint, credentials } = await startedSample({ troubles: 'none' });
  const opened = succeeded(await openGateway({ sample: { endpoint, mantleEndpoint, credentials } }));
  const source = { kind: 'sample', partition: 'aws' } as const;
  const discovery = discoveryOver(opened.gateway, { source, regions });
  try {
    await discovery.scanAllRegions(undefined, true, { access: false, latency: false });
    // As a reader of the file gets it.
    return JSON.parse(JSON.stringify(exportOf(discovery.state.snapshot))) as ExportDocument;
  } finally {
    opened.close();
  }
}
