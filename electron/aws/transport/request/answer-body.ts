/** Reading the body of an HTTP answer with a limit, and what can be wrong with it. */
import type { Readable } from 'node:stream';
import {
  MAX_ANSWER_PARTS,
  MAX_LARGE_ANSWERS,
  MAX_NESTING,
  SMALL_ANSWER_BYTES,
} from '../../../contract/bounds.ts';
import { PrioritySemaphore } from '../../../discovery/concurrency/priority-semaphore.ts';

/** Why a body with a good status could not be used. */
export type AnswerDefect = 'empty' | 'html' | 'not-json' | 'too-large' | 'too-many-parts';

export type ParsedBody = { ok: true; value: unknown } | { ok: false; defect: AnswerDefect };

/** Large answers come one after the other: each is there several times until it is parsed. */
const large = new PrioritySemaphore(MAX_LARGE_ANSWERS);

/**
 * The bytes; undefined if there are more than `limitBytes` (the stream is then closed). Rejects if it breaks off. `heard`
 * is called for each piece.
 */
export function readBody(
  body: Readable,
  limitBytes: number,
  heard?: () => void,
): Promise<Buffer | undefined> {
  // By events: an iterator takes several times as long for an answer of one piece, and a scan reads 1,800.
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let isLarge = false;
    body.on('data', (chunk: Buffer) => {
      heard?.();
      size += chunk.length;
      chunks.push(chunk);
      if (size <= limitBytes) {
        if (isLarge || size <= SMALL_ANSWER_BYTES) return;
        isLarge = true;
        body.pause();
        void large.use(() => restOf(body, heard));
        return;
      }
      resolve(undefined);
      // Closes the connection as well.
      body.destroy();
    });
    body.once('end', () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks, size)));
    body.once('error', reject);
    body.once('close', () => {
      if (!body.readableEnded) reject(brokenOff());
    });
    // A stream that has ended already fires no event.
    if (body.destroyed) reject(body.errored ?? brokenOff());
  });
}

/** Lets the stream go on; settles when it is over, and whoever waits for its bytes has parsed them. */
function restOf(body: Readable, heard?: () => void): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => void setImmediate(resolve);
    if (body.destroyed) return settle();
    body.once('end', settle);
    body.once('close', settle);
    heard?.();
    body.resume();
  });
}

function brokenOff(): Error {
  return Object.assign(new Error('The answer broke off.'), { code: 'ERR_STREAM_PREMATURE_CLOSE' });
}

/** The JSON value in a body that was read. */
export function parseBody(bytes: Buffer | undefined): ParsedBody {
  if (bytes === undefined) return { ok: false, defect: 'too-large' };
  if (bytes.length > SMALL_ANSWER_BYTES && !hasFewParts(bytes))
    return { ok: false, defect: 'too-many-parts' };
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (text.trim() === '') return { ok: false, defect: 'empty' };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, defect: looksLikeHtml(text) ? 'html' : 'not-json' };
  }
}

/** Whether the JSON in it has as few objects and lists, and levels of them, as lists of AWS: parsed, each takes many times its text. */
function hasFewParts(bytes: Buffer): boolean {
  let parts = 0;
  let level = 0;
  let isText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) isText = !isText;
    else if (isText) at += byte === BACKSLASH ? 1 : 0;
    else if (byte === 0x7b || byte === 0x5b) {
      parts += 1;
      level += 1;
      if (parts > MAX_ANSWER_PARTS || level > MAX_NESTING) return false;
    } else if (byte === 0x7d || byte === 0x5d) level -= 1;
  }
  return true;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Whether the text starts as a web page does: a proxy, a firewall or a login page answered. */
function looksLikeHtml(text: string): boolean {
  return /^\s*<(!doctype|html|head|body|\?xml|!--)/i.test(text.slice(0, 200));
}
