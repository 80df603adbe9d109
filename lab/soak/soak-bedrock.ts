/** The sample Bedrock without delays, in its own process so that its cost is not the app's. */
import { startSampleBedrock } from '../../electron/sample/sample-bedrock.ts';

const { endpoint, mantleEndpoint, credentials } = await startSampleBedrock({ delay: 'none' });
process.send?.({ endpoint, mantleEndpoint, credentials });
