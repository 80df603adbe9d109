/**
 * A long JSON text read piece by piece. How long a piece takes is bounded, whatever stands in it: a million objects with names
 * of their own take seconds in one go.
 */
import { MAX_NESTING } from './bounds.ts';
import { putMember } from './export/ordered-copies.ts';
import { parseVisibleJson } from './outside-text.ts';
import type { Steps } from './time-slices.ts';

/** Where the large lists and objects of a text end, by where they begin. Smaller ones are read in one go. */
export type LargeParts = ReadonlyMap<number, number>;

/** Values of a piece, at most about twice as many: a few milliseconds. */
const PIECE_VALUES = 5_000;

/** The text has an object with more members than are read. */
export class TooManyMembers extends Error {}

/** Characters that are looked at without a rest. */
const STRETCH = 1_000_000;
const [QUOTE, BACKSLASH, COMMA] = [34, 92, 44];
/** Brackets and braces differ from each other by this bit. */
const EITHER = 32;
const [OPENS, CLOSES] = [123, 125];
const SPACES: readonly number[] = [32, 9, 10, 13];

/**
 * The large parts, before any value takes memory: millions of empty lists stand for hundreds of megabytes. `too-many`: it has
 * more values than that; `no-json`: its brackets do not match, or are nested too deep.
 */
export function* largeParts(
  text: string,
  maxValues: number,
  pieceValues: number = PIECE_VALUES,
): Steps<LargeParts | 'too-many' | 'no-json'> {
  const outline = new Outline(pieceValues);
  let restAt = STRETCH;
  for (let at = 0; at < text.length && !outline.isBroken; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) at = textEnd(text, at);
    else if (sign === COMMA) outline.values += 1;
    else if ((sign | EITHER) === OPENS) outline.open(at);
    else if ((sign | EITHER) === CLOSES) outline.close(at);
    if (at < restAt) continue;
    if (outline.values > maxValues) return 'too-many';
    restAt = at + STRETCH;
    yield;
  }
  if (outline.values > maxValues) return 'too-many';
  return outline.isWhole ? outline.parts : 'no-json';
}

/** Which brackets belong together. */
class Outline {
  readonly parts: Map<number, number> = new Map();
  values = 0;
  isBroken = false;
  readonly #pieceValues: number;
  readonly #open: { at: number; before: number }[] = [];

  constructor(pieceValues: number) {
    this.#pieceValues = pieceValues;
  }

  open(at: number): void {
    this.values += 1;
    this.isBroken ||= this.#open.push({ at, before: this.values }) > MAX_NESTING;
  }

  close(at: number): void {
    const part = this.#open.pop();
    if (part === undefined) this.isBroken = true;
    else if (this.values - part.before >= this.#pieceValues) this.parts.set(part.at, at);
  }

  get isWhole(): boolean {
    return !this.isBroken && this.#open.length === 0;
  }
}

/**
 * The value of the text, its texts visible, as `parseVisibleJson` gives it. Throws a SyntaxError: it is no JSON. Throws
 * TooManyMembers: an object has more than `maxMembers`, which must be more than a piece.
 */
export function* valueInPieces(
  text: string,
  parts: LargeParts,
  maxMembers: number,
  pieceValues: number = PIECE_VALUES,
): Steps<unknown> {
  const start = signAfter(text, 0);
  const end = parts.get(start);
  if (end === undefined) return parseVisibleJson(text);
  if (signAfter(text, end + 1) < text.length) throw NO_JSON();
  return yield* new PartReader(text, parts, maxMembers, pieceValues).read(start, end);
}

const NO_JSON = (): SyntaxError => new SyntaxError('It is no JSON.');

/** Where the next sign is that is no space; the length of the text if there is none. */
function signAfter(text: string, from: number): number {
  let at = from;
  while (SPACES.includes(text.charCodeAt(at))) at += 1;
  return at;
}

class PartReader {
  readonly #text: string;
  readonly #parts: LargeParts;
  readonly #maxMembers: number;
  readonly #pieceValues: number;
  /** Values since the last piece. */
  #passed = 0;

  constructor(text: string, parts: LargeParts, maxMembers: number, pieceValues: number) {
    this.#text = text;
    this.#parts = parts;
    this.#maxMembers = maxMembers;
    this.#pieceValues = pieceValues;
  }

  /** The list or object from bracket to bracket. */
  *read(start: number, end: number): Steps<unknown> {
    const text = this.#text;
    const target = text[start] === '[' ? new ListTarget() : new ObjectTarget(this.#maxMembers);
    if (text[end] !== target.close) throw NO_JSON();
    /** Where the members begin that are not taken yet, and where the last of them begins. */
    let pieceAt = start + 1;
    let memberAt = pieceAt;
    for (let at = this.#next(pieceAt, end); at < end; at = this.#next(memberAt, end)) {
      const partEnd = this.#parts.get(at);
      if (partEnd !== undefined) {
        if (pieceAt < memberAt) target.take(text.slice(pieceAt, memberAt - 1));
        target.put(text.slice(memberAt, at), yield* this.read(at, partEnd));
        const after = signAfter(text, partEnd + 1);
        if (after === end) return target.value;
        if (text.charCodeAt(after) !== COMMA) throw NO_JSON();
        memberAt = after + 1;
        pieceAt = memberAt;
        continue;
      }
      memberAt = at + 1;
      if (this.#passed < this.#pieceValues) continue;
      target.take(text.slice(pieceAt, at));
      pieceAt = memberAt;
      this.#passed = 0;
      yield;
    }
    target.take(text.slice(pieceAt, end));
    return target.value;
  }

  /** Where the next comma of this level is, or the next large part; `end` if there is none. */
  #next(from: number, end: number): number {
    let depth = 0;
    for (let at = from; at < end; at += 1) {
      const sign = this.#text.charCodeAt(at);
      if (sign === QUOTE) at = textEnd(this.#text, at);
      else if (sign === COMMA) {
        this.#passed += 1;
        if (depth === 0) return at;
      } else if ((sign | EITHER) === CLOSES) depth -= 1;
      else if ((sign | EITHER) === OPENS) {
        this.#passed += 1;
        if (depth === 0 && this.#parts.has(at)) return at;
        depth += 1;
      }
    }
    return end;
  }
}

/** Where the text that begins there ends: its closing quote, or the end of all. */
function textEnd(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
}

class ListTarget {
  readonly close = ']';
  readonly value: unknown[] = [];

  /** Adds what stands in a piece of the list; an empty piece lies before or behind a comma too many. */
  take(text: string): void {
    const piece = parseVisibleJson(`[${text}]`) as unknown[];
    if (piece.length === 0) throw NO_JSON();
    for (const each of piece) this.value.push(each);
  }

  /** Adds a large entry; `head`: what stands before it. */
  put(head: string, value: unknown): void {
    if (signAfter(head, 0) < head.length) throw NO_JSON();
    this.value.push(value);
  }
}

class ObjectTarget {
  readonly close = '}';
  readonly value: Record<string, unknown> = {};
  #left: number;

  constructor(maxMembers: number) {
    this.#left = maxMembers;
  }

  take(text: string): void {
    const piece = Object.entries(parseVisibleJson(`{${text}}`) as Record<string, unknown>);
    if (piece.length === 0) throw NO_JSON();
    for (const [name, value] of piece) this.#put(name, value);
  }

  /** Adds a large member; `head`: its name and the colon. */
  put(head: string, value: unknown): void {
    const [name, ...more] = Object.keys(parseVisibleJson(`{${head}null}`) as object);
    if (name === undefined || more.length > 0) throw NO_JSON();
    this.#put(name, value);
  }

  #put(name: string, value: unknown): void {
    this.#left -= 1;
    if (this.#left < 0) throw new TooManyMembers();
    putMember(this.value, name, value);
  }
}
