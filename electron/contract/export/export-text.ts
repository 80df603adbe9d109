/**
 * The exported document as JSON text, written without the document. Nearly all of it are models in regions: a model is
 * turned into text once for all regions that list it alike, with gaps for what is a region's own.
 */

import type { InferenceProfile, RegionCode, Snapshot } from '../snapshot/model.ts';
import { withRegion } from '../snapshot/snapshot.ts';
import type { ExportAccess, ExportModel, ExportOptions } from './export-format.ts';
import { ExportParts, type ExportRow } from './export-parts.ts';
import { jsonAt, lineAt, standInFor } from './json-text.ts';

/** The same text as `JSON.stringify(toExportDocument(snapshot, options), null, 2)`, and a line break at its end. */
export function toExportText(snapshot: Snapshot, options: ExportOptions): string {
  const parts = new ExportParts(snapshot, options);
  const outline = parts.outline();
  const standIn = standInFor(outline);
  const regions = Object.keys(outline.regions);
  const models = Object.fromEntries(regions.map((region) => [region, standIn]));
  const [start = '', ...others] = jsonAt(0, { ...outline, models }).split(`"${standIn}"`);
  const writer = new ModelWriter();
  writer.pieces.push(start);
  others.forEach((after, place) => {
    const region = regions[place] ?? '';
    writer.region(region, parts.rowsIn(region));
    writer.pieces.push(after);
  });
  writer.pieces.push('\n');
  return writer.pieces.join('');
}

/** How deep the parts of a document stand. */
const DEPTH = { region: 2, model: 3, member: 4, item: 5 } as const;

/** What separates the parts of a list or an object that is written piece by piece. */
interface Separators {
  first: string;
  next: string;
  end: string;
  none: string;
}
const MODELS = separators('{', DEPTH.region, '}');
const ITEMS = separators('[', DEPTH.member, ']');

function separators(open: string, depth: number, close: string): Separators {
  const line = lineAt(depth + 1);
  return { first: open + line, next: `,${line}`, end: lineAt(depth) + close, none: open + close };
}

/** The members that a region has for itself. */
const OWN_MEMBERS = [
  'access',
  'accessible',
  'availability',
  'callableAs',
  'referencedByInstanceProfiles',
] as const satisfies (keyof ExportModel)[];
type OwnMember = (typeof OWN_MEMBERS)[number];

/** A model's text: `start`, then what fills each gap and the text after it. */
interface Template {
  start: string;
  gaps: { filledBy: OwnMember | 'region'; after: string }[];
}

/** Writes models as pieces of text. Pieces are flat and shared, never added up: that would copy or nest most of them. */
class ModelWriter {
  readonly pieces: string[] = [];
  readonly #templates = new Map<ExportModel, Template>();
  readonly #profiles = new Map<InferenceProfile, string[]>();
  readonly #accesses = new Map<ExportAccess, string>();
  readonly #texts = new Map<string, string>();

  /** Adds all models of a region. */
  region(region: RegionCode, rows: readonly ExportRow[]): void {
    const regionText = JSON.stringify(region).slice(1, -1);
    for (const [place, row] of rows.entries()) {
      this.pieces.push(
        place === 0 ? MODELS.first : MODELS.next,
        remembered(this.#texts, row.id, JSON.stringify),
      );
      this.#model(row, regionText);
    }
    this.pieces.push(rows.length === 0 ? MODELS.none : MODELS.end);
  }

  #model(row: ExportRow, regionText: string): void {
    const { start, gaps } = remembered(this.#templates, row.template, templateOf);
    this.pieces.push(': ', start);
    for (const { filledBy, after } of gaps) {
      if (filledBy === 'region') this.pieces.push(regionText);
      else this.#own(filledBy, row, regionText);
      this.pieces.push(after);
    }
  }

  #own(member: OwnMember, row: ExportRow, regionText: string): void {
    switch (member) {
      case 'access':
        this.pieces.push(remembered(this.#accesses, row.access, accessText));
        break;
      case 'accessible':
        this.pieces.push(row.accessible ? 'true' : 'false');
        break;
      case 'availability':
      case 'callableAs':
        this.#list(row[member], (text) => this.pieces.push(remembered(this.#texts, text, JSON.stringify)));
        break;
      case 'referencedByInstanceProfiles':
        this.#list(row[member], (profile) => this.#profile(profile, regionText));
    }
  }

  #profile(profile: InferenceProfile, regionText: string): void {
    for (const [place, text] of remembered(this.#profiles, profile, profileTexts).entries()) {
      if (place > 0) this.pieces.push(regionText);
      this.pieces.push(text);
    }
  }

  #list<T>(items: readonly T[], write: (item: T) => void): void {
    for (const [place, item] of items.entries()) {
      this.pieces.push(place === 0 ? ITEMS.first : ITEMS.next);
      write(item);
    }
    this.pieces.push(items.length === 0 ? ITEMS.none : ITEMS.end);
  }
}

function remembered<K, V>(known: Map<K, V>, key: K, make: (key: K) => V): V {
  const value = known.get(key);
  if (value !== undefined) return value;
  const made = make(key);
  known.set(key, made);
  return made;
}

function templateOf(model: ExportModel): Template {
  const standIn = standInFor(model);
  const own = Object.fromEntries(OWN_MEMBERS.map((member) => [member, standIn]));
  const gap = new RegExp(`(?<="(${OWN_MEMBERS.join('|')})": )"${standIn}"|${standIn}`);
  // The name of an own member stands between the texts around its gap, and undefined between those around the region.
  const parts = jsonAt(DEPTH.model, { ...withRegion(model, standIn), ...own }).split(gap) as (
    | string
    | undefined
  )[];
  const gaps: Template['gaps'] = [];
  for (let place = 1; place < parts.length; place += 2) {
    gaps.push({
      filledBy: (parts[place] as OwnMember | undefined) ?? 'region',
      after: parts[place + 1] ?? '',
    });
  }
  return { start: parts[0] ?? '', gaps };
}

function accessText(access: ExportAccess): string {
  return jsonAt(DEPTH.member, access);
}

/** The text before, between and after the places where the region stands. */
function profileTexts(profile: InferenceProfile): string[] {
  const standIn = standInFor(profile);
  return jsonAt(DEPTH.item, withRegion(profile, standIn)).split(standIn);
}
