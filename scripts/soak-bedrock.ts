/** A Bedrock in a process of its own, so that what it costs is not counted to the app. Told what to be by its arguments. */
import { startSampleBedrock } from '../electron/sample/sample-bedrock.ts';
import { aSummary, goodReply, operationOf } from '../test/faults/good-bedrock.ts';
import { startProtocolServer } from '../test/helpers/protocol-server.ts';

const [kind, count] = process.argv.slice(2);
if (kind === 'sample') {
  const { endpoint, mantleEndpoint, credentials } = await startSampleBedrock({ delay: 'none' });
  process.send?.({ endpoint, mantleEndpoint, credentials });
} else {
  const ids = Array.from({ length: Number(count) }, (_, index) => `acme.model-${index}-v1:0`);
  const bodies = new Map<string, string>();
  const server = await startProtocolServer((request) => {
    // Kept requests would be a leak of the measurement.
    server.requests.length = 0;
    if (operationOf(request) !== 'models') return goodReply(request);
    const body =
      bodies.get(request.region) ??
      JSON.stringify({ modelSummaries: ids.map((id) => aSummary(request.region, id)) });
    bodies.set(request.region, body);
    return { body };
  });
  process.send?.({
    endpoint: server.url,
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'an-example-secret' },
  });
}
