/** The fact files have the shape that their schemas describe, and every fact has a source and a date. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '..', '..', 'electron', 'capabilities');
const read = (...parts: string[]): Record<string, unknown> =>
  JSON.parse(readFileSync(join(folder, ...parts), 'utf8')) as Record<string, unknown>;
const schemaOf = (name: string) =>
  new Ajv({ strict: true, strictRequired: false, allErrors: true }).compile(
    read('schema', `${name}.schema.json`),
  );
const names = readdirSync(join(folder, 'data')).map((file) => file.replace(/\.json$/, ''));

describe('fact files', () => {
  it('each have a schema', () => {
    expect(readdirSync(join(folder, 'schema'))).toEqual(names.map((name) => `${name}.schema.json`));
  });

  it.each(names)('%s is as its schema says', (name) => {
    const validate = schemaOf(name);
    validate(read('data', `${name}.json`));
    expect(validate.errors ?? []).toEqual([]);
  });

  it.each(names)('the schema of %s refuses a fact without a source', (name) => {
    const { source: _source, ...rest } = read('data', `${name}.json`);
    expect(schemaOf(name)(rest)).toBe(false);
  });

  it('name only sources of converse features that the file explains', () => {
    const { source, models } = read('data', 'converse-features.json') as {
      source: Record<string, unknown>;
      models: Record<string, Record<string, { from: string[] }>>;
    };
    const used = Object.values(models).flatMap((features) =>
      Object.values(features).flatMap((answer) => answer.from),
    );
    expect([...new Set(used)].sort()).toEqual(Object.keys(source).sort());
  });
});
