/** A sample of a test, or of a file of tests, which closes with it. */
import { afterAll, onTestFinished } from 'vitest';
import { type SampleBedrock, startSampleBedrock } from '../../electron/sample/sample-bedrock.ts';

type Options = Partial<Parameters<typeof startSampleBedrock>[0]>;

/** That answers at once. */
export async function startedSample(options: Options = {}): Promise<SampleBedrock> {
  const sample = await startSampleBedrock({ delay: 'none', ...options });
  try {
    onTestFinished(() => sample.close());
  } catch {
    // No test is running: it is the sample of the file.
    afterAll(() => sample.close());
  }
  return sample;
}
