/** Bytes of this process' JavaScript heap: what stays, and what was allocated in between, garbage too. */
import { type HeapProfiler, Session } from 'node:inspector';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
/** Mean distance of two samples in bytes: some thousand samples of every megabyte. */
const SAMPLING_BYTES = 256;

/** What `make` made, and the bytes that it holds. */
export function heldBy<Made>(make: () => Made): { made: Made; bytes: number } {
  const before = usedBytes();
  const made = make();
  return { made, bytes: usedBytes() - before };
}

/** What `make` made, and the bytes that were allocated on the way: an estimate, good to a few percent. */
export function allocatedBy<Made>(make: () => Made): { made: Made; bytes: number } {
  const session = new Session();
  session.connect();
  session.post('HeapProfiler.startSampling', {
    samplingInterval: SAMPLING_BYTES,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  });
  const made = make();
  let bytes = Number.NaN;
  session.post('HeapProfiler.stopSampling', (error, answer) => {
    if (error === null) bytes = sizeOf(answer.profile.head);
  });
  session.disconnect();
  return { made, bytes };
}

function sizeOf({ selfSize, children }: HeapProfiler.SamplingHeapProfileNode): number {
  return children.reduce((sum, child) => sum + sizeOf(child), selfSize);
}

function usedBytes(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}
