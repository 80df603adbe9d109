/** The sample Bedrock in a process of its own, without delays, so that what it costs is not counted to the app. */
import { startSampleBedrock } from '../../electron/sample/sample-bedrock.ts';

const { endpoint, mantleEndpoint, credentials } = await startSampleBedrock({ delay: 'none' });
process.send?.({ endpoint, mantleEndpoint, credentials });
