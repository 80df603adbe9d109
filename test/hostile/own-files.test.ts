/** Settings, view, links and AWS config files that somebody changed: a good value or one clear line, and nothing is lost. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseIni } from '../../electron/aws/credentials/files/ini.ts';
import { readProfileFiles } from '../../electron/aws/credentials/files/profile-files.ts';
import { initialValues, SETTINGS } from '../../electron/contract/settings/settings.ts';
import type { Failure } from '../../electron/contract/snapshot/model.ts';
import { SettingsStore } from '../../electron/settings/settings-store.ts';
import { unreadableParts } from '../../renderer/state/view/unreadable-view.ts';
import { viewFromLink, viewToLink } from '../../renderer/state/view/view-link.ts';
import { viewFromText, viewToText } from '../../renderer/state/view/view-state.ts';
import { runs } from '../helpers/properties.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const folder = tempFolder();

const DEEP = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
/** Texts that a JSON value can be replaced by: some are no JSON, some are none that can be written again. */
const TEXTS = fc.oneof(
  fc.jsonValue().map((value) => JSON.stringify(value)),
  fc.constantFrom(
    '1e999',
    '-0',
    '"\\ud800"',
    '"\\u0000\\u202e"',
    '{"__proto__":{"a":1}}',
    '{"a":1,"a":2}',
    DEEP,
    '{',
    '',
  ),
);

describe('a settings file', () => {
  const names = [...Object.keys(SETTINGS), 'view', '__proto__', 'constructor', 'fromLater'];

  it('gives values that fit, whatever stands in it, and is kept or set aside where something is lost', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...names), TEXTS), { maxLength: 5 }),
        async (members) => {
          const own = tempFolder();
          const file = join(own, 'settings.json');
          const text = `{${members.map(([name, value]) => `"${name}":${value}`).join()}}`;
          writeFileSync(file, text);
          const problems: Failure[] = [];
          const store = new SettingsStore({ folder: own, onProblem: (failure) => problems.push(failure) });
          await store.load();
          for (const [name, { schema }] of Object.entries(SETTINGS)) {
            expect(schema.safeParse(Reflect.get(store.values, name)).success, name).toBe(true);
          }
          for (const { message } of problems) expect(message).toMatch(/^[^\n]{10,600}$/u);
          // What could not be read is said, and its file is there.
          if (problems.length > 0) {
            expect(readdirSync(own).some((each) => readFileSync(join(own, each), 'utf8') === text)).toBe(
              true,
            );
          } else {
            expect(Object.keys(initialValues(SETTINGS)).every((name) => name in store.values)).toBe(true);
          }
          store.change({ theme: 'dark' });
          await store.settled();
          expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ theme: 'dark' });
          expect(problems.every(({ message }) => !message.includes('cannot be kept'))).toBe(true);
        },
      ),
      { numRuns: runs(60) },
    );
  });
});

describe('a kept view', () => {
  it('is read as a view that can be kept again, and what is lost of it is named', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...Object.keys(viewFromText('')), '__proto__'), TEXTS), {
          maxLength: 6,
        }),
        (members) => {
          const text = `{${members.map(([name, value]) => `"${name}":${value}`).join()}}`;
          const view = viewFromText(text);
          expect(viewFromText(viewToText(view))).toEqual(view);
          for (const part of unreadableParts(text, view)) expect(part).toMatch(/^[\w ]{5,60}$/u);
        },
      ),
      { numRuns: runs(150) },
    );
  });
});

describe('a link', () => {
  const parts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '%',
      '%zz',
      '%E0%A4%A',
      '%00',
      '%ED%A0%80',
      '+',
      '%2B',
      '\u202e',
      '&&',
      '=',
      '__proto__',
      '[]',
    ),
  );
  const names = fc.constantFrom(
    'q',
    'page',
    'sort',
    'column',
    'hidden',
    'model',
    'at',
    'compare',
    'pinned',
    'cells',
  );

  it('gives a view, or one line why not, whatever its letters and encodings are', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          'bedrock-atlas://view?',
          'BEDROCK-ATLAS://VIEW/?',
          'bedrock-atlas://view#',
          'bedrock-atlas:',
        ),
        fc.array(fc.tuple(names, fc.array(parts, { maxLength: 4 })), { maxLength: 8 }),
        (head, query) => {
          const opened = viewFromLink(
            `${head}${query.map(([name, value]) => `${name}=${value.join('')}`).join('&')}`,
          );
          if (!opened.ok) {
            expect(opened.failure.message).toMatch(/^[^\p{Cc}\u202e]{10,200}$/u);
            return;
          }
          // What was understood can be linked to again.
          const again = viewFromLink(viewToLink(opened.value));
          expect(again).toMatchObject({ ok: true });
        },
      ),
      { numRuns: runs(300) },
    );
  });
});

describe('an AWS config file', () => {
  const lines = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '[profile work]',
      '[profile',
      '[]',
      '[profile __proto__]',
      '[default]',
      'region = eu-west-1',
      'region',
      '= x',
      '__proto__ = x',
      '  s3 =',
      '    a = b',
      'credential_process = "',
      '[profile "a]',
      '\u0000',
      '\ud800',
      '\ufeff[profile x]',
      '[sso-session s]',
    ),
  );

  it('gives sections of texts, or says what the file is, whatever stands in it', async () => {
    let number = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(lines, { maxLength: 12 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        async (all, end) => {
          number += 1;
          const file = join(folder, `config-${number}`);
          writeFileSync(file, all.join(end));
          for (const { header, settings } of parseIni(all.join(end))) {
            expect(header).not.toBe('');
            for (const value of Object.values(settings)) expect(typeof value).toBe('string');
          }
          const env = { AWS_CONFIG_FILE: file, AWS_SHARED_CREDENTIALS_FILE: file, HOME: folder };
          const { profiles, files } = await readProfileFiles(env);
          expect(files.every(({ state }) => ['read', 'empty', 'unusable', 'not-text'].includes(state))).toBe(
            true,
          );
          for (const section of profiles.values()) expect(Object.getPrototypeOf(section)).not.toBe('string');
        },
      ),
      { numRuns: runs(100) },
    );
    expect(({} as Record<string, unknown>).region).toBeUndefined();
  });
});
