/** Reading the catalogue folder: a set of dated facts about Bedrock, one JSON file a topic. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A JSON value of unknown shape with easy, checked access; a wrong shape throws with its path. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Reads `name` of the catalogue folder. */
export function readCatalogueFile(folder: string, name: string): { [key: string]: Json } {
  return asObject(JSON.parse(readFileSync(join(folder, name), 'utf8')) as Json, name);
}

/** The value as an object, or an error that names the place. */
export function asObject(value: Json | undefined, place: string): { [key: string]: Json } {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`${place}: object expected`);
  return value;
}

/** The value as a list, or an error that names the place. */
export function asList(value: Json | undefined, place: string): Json[] {
  if (!Array.isArray(value)) throw new Error(`${place}: list expected`);
  return value;
}

/** The value as a text, or an error that names the place. */
export function asText(value: Json | undefined, place: string): string {
  if (typeof value !== 'string') throw new Error(`${place}: text expected`);
  return value;
}

/** The value as a list of texts, or an error that names the place. */
export function asTexts(value: Json | undefined, place: string): string[] {
  return asList(value, place).map((each) => asText(each, place));
}

/** The value as a list of texts if it is there, else an empty list. */
export function textsIfAny(value: Json | undefined, place: string): string[] {
  return value === undefined || value === null ? [] : asTexts(value, place);
}

/** The value if it is a non-empty text, else undefined. */
export function textIfAny(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
