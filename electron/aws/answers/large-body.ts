/**
 * Parsing answers of many megabytes beside the main process, which would stand still for half a second. Of a list that is
 * longer than anything that is taken in, only the beginning comes back: copying the rest takes as long as parsing it.
 */
import { Worker } from 'node:worker_threads';
import { MOST_RECORDS } from '../../contract/snapshot/max-records.ts';

/** From this size on, in bytes: some ten times today's largest list, and a few milliseconds of parsing. */
export const LARGE_BYTES = 1024 * 1024;

/** Text, not a file: it runs the same from sources, from a bundle and from a package. */
const PARSER = `
const { parentPort, workerData } = require('node:worker_threads');
let answer = { isJson: false };
try {
  const { bytes, keep } = workerData;
  const value = JSON.parse(Buffer.from(bytes.buffer).toString('utf8').replace(/^\\uFEFF/, ''));
  for (const list of Object.values(Object(value))) {
    if (!Array.isArray(list) || list.length <= keep) continue;
    // Its length stays.
    const { length } = list;
    list.length = keep;
    list.length = length;
  }
  answer = { isJson: true, value };
} catch {
  // The caller finds out what it is.
}
parentPort.postMessage(answer);
`;

type Answer = { isJson: true; value: unknown } | { isJson: false };

/** The JSON value, of each list in it the first MOST_RECORDS elements and then holes. Rejects if it could not be parsed there. */
export function parseAside(bytes: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // A copy of its own, so that it can be handed over.
    const copy = Uint8Array.from(bytes);
    const worker = new Worker(PARSER, {
      eval: true,
      workerData: { bytes: copy, keep: MOST_RECORDS },
      transferList: [copy.buffer],
    });
    worker.once('error', reject);
    worker.once('message', (answer: Answer) => {
      resolve(answer);
      void worker.terminate();
    });
  });
}
