/**
 * Parsing an offer file of many megabytes beside the main process, which would stand still meanwhile. What comes back are
 * compact rows, one JSON text a line, which are also what is kept.
 */
import { Worker } from 'node:worker_threads';
import type { IsoTime } from '../contract/snapshot/model.ts';

/** An offer file without its rows. */
export interface OfferHead {
  offerCode: string;
  /** 14 digits. */
  version: string;
  publicationDate?: IsoTime;
}

export type ParsedOffer =
  | { ok: true; head: OfferHead; lines: Buffer }
  | { ok: false; defect: 'html' | 'not-json' | 'not-an-offer' | 'no-terms' | 'too-large' };

/** Largest file after it is unpacked, in bytes: ten times today's largest region, and all regions in one file. */
const UNPACKED_LIMIT_BYTES = 64 * 1024 * 1024;

/** Text, not a file: it runs the same from sources, from a bundle and from a package. */
const PARSER = `
const { parentPort, workerData } = require('node:worker_threads');
const { gunzipSync } = require('node:zlib');

function text(value) { return typeof value === 'string' ? value : ''; }
function object(value) { return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined; }

/** The one price of a product, or why it has none. */
function priceOf(terms) {
  const offers = Object.values(object(terms) ?? {});
  if (offers.length === 0) return { defect: 'no-term' };
  const term = object(offers[0]) ?? {};
  const dimensions = Object.values(object(term.priceDimensions) ?? {});
  if (dimensions.length === 0) return { defect: 'no-term' };
  const dimension = object(dimensions[0]) ?? {};
  const given = {
    unit: text(dimension.unit),
    description: text(dimension.description),
    effectiveDate: text(term.effectiveDate).slice(0, 10),
  };
  const isBounded = !['', '0'].includes(text(dimension.beginRange)) || !['', 'Inf'].includes(text(dimension.endRange));
  if (offers.length > 1 || dimensions.length > 1 || isBounded) return { ...given, defect: 'tiered' };
  const usd = (object(dimension.pricePerUnit) ?? {}).USD;
  return typeof usd === 'string' ? { ...given, usd } : { ...given, defect: 'no-usd' };
}

function rowOf(sku, product, terms) {
  const attributes = object(product.attributes) ?? {};
  const name = [attributes.model, attributes.titanModel, attributes.titanModelUnit].find((each) => text(each) !== '')
    ?? text(attributes.servicename).replace(/ \\(Amazon Bedrock Edition\\)$/, '');
  const isService = name === 'Amazon Bedrock' || name === '';
  const feature = text(attributes.feature);
  const serviceTier = text(attributes.service_tier);
  return {
    sku,
    region: text(attributes.regionCode),
    usagetype: text(attributes.usagetype),
    ...(isService ? {} : { name }),
    ...(feature === '' ? {} : { feature }),
    ...(serviceTier === '' ? {} : { serviceTier }),
    unit: '',
    description: '',
    effectiveDate: '',
    ...priceOf(terms),
  };
}

function read() {
  const { bytes, limit } = workerData;
  let data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data[0] === 0x1f && data[1] === 0x8b) {
    try {
      data = gunzipSync(data, { maxOutputLength: limit });
    } catch (error) {
      return { ok: false, defect: error.code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'not-json' };
    }
  }
  if (data.length > limit) return { ok: false, defect: 'too-large' };
  const json = data.toString('utf8').replace(/^\\uFEFF/, '');
  let offer;
  try {
    offer = object(JSON.parse(json));
  } catch {
    return { ok: false, defect: /^\\s*<(!doctype|html|head|body|!--)/i.test(json.slice(0, 200)) ? 'html' : 'not-json' };
  }
  const products = object(offer?.products);
  const version = text(offer?.version);
  if (products === undefined || text(offer.offerCode) === '' || !/^\\d{14}$/.test(version)) {
    return { ok: false, defect: 'not-an-offer' };
  }
  const terms = object(object(offer.terms)?.OnDemand);
  const skus = Object.keys(products);
  if (terms === undefined && skus.length > 0) return { ok: false, defect: 'no-terms' };
  const lines = skus.map((sku) => JSON.stringify(rowOf(sku, object(products[sku]) ?? {}, Object.hasOwn(terms, sku) ? terms[sku] : undefined)));
  const head = { offerCode: offer.offerCode, version };
  if (text(offer.publicationDate) !== '') head.publicationDate = offer.publicationDate;
  return { ok: true, head, lines: Uint8Array.from(Buffer.from(lines.join('\\n'), 'utf8')) };
}

const answer = read();
parentPort.postMessage(answer, answer.ok ? [answer.lines.buffer] : []);
`;

/** The file's rows as lines; rejects with the signal's reason, or if the thread fails. */
export function parseOffer(bytes: Buffer, signal: AbortSignal): Promise<ParsedOffer> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    // A copy of its own, so that it can be handed over.
    const copy = Uint8Array.from(bytes);
    const worker = new Worker(PARSER, {
      eval: true,
      workerData: { bytes: copy, limit: UNPACKED_LIMIT_BYTES },
      transferList: [copy.buffer],
      // A file that unpacks to more than any price list must not take the app down.
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    });
    const stop = (): void => {
      reject(signal.reason);
      void worker.terminate();
    };
    signal.addEventListener('abort', stop, { once: true });
    const settle = (done: () => void): void => {
      signal.removeEventListener('abort', stop);
      done();
      void worker.terminate();
    };
    worker.once('error', () => settle(() => resolve({ ok: false, defect: 'too-large' })));
    worker.once('message', (answer: ParsedMessage) =>
      settle(() => resolve(answer.ok ? { ...answer, lines: Buffer.from(answer.lines.buffer) } : answer)),
    );
  });
}

type ParsedMessage =
  | { ok: true; head: OfferHead; lines: Uint8Array<ArrayBuffer> }
  | Extract<ParsedOffer, { ok: false }>;
