/** The words on the screen and on the command line are AWS's, in its spelling. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { expect, it } from 'vitest';
import { REPO } from '../../scripts/repo.ts';

/** Names that the documented interface fixes, and what only a developer reads. */
const KEPT = [
  /^Model availability by region$/,
  /^Latency by region$/,
  /^Region group$/,
  /^Search, or provider: region:/,
  /max\(\?<latency>/,
  /^scan started: /,
  /^Best regions$/,
  // A value in links, whose label is another.
  /^One region$/,
  // Words that the palette finds a command by.
  /^preferred home regions/,
  // A line of HCL.
  /^region =$/,
  // The result count.
  /^renderer\/views\/status\/status-bar\.tsx: some region,$/,
  // A script.
  /parentPort\.postMessage/,
];
const UNSEEN = /^electron\/(sample|log|redact)\/|scan-log\.ts$|preload\.ts$/;

/** A lower-case `region` as a word of a sentence. */
const REGION = /(?:^|[a-z,.;(’”] )regions?(?=[ .,;)’…]|$)/u;
const BRITISH = /\b(authoris|organis|customis|behaviour|colour|licence)/iu;
/** Marks of Markdown, which the screen shows as they are. */
const MARKED = /`[a-z][a-z ]*`/u;
const OLD =
  /bought throughput|use-case form|Default credentials|said of|answered in any|knows no\b|(?<!is |are )not known|also on retry|without a full answer|^Callable as$|Chosen, but/iu;
/** AWS writes it with capitals. */
const THROUGHPUT = /provisioned throughput|Provisioned throughput/u;

/** Literals and text of views that are sentences: with a blank, and no class names. */
function sentencesOf(file: string): string[] {
  const found: string[] = [];
  const classes = new Set<unknown>();
  const note = (text: string): void => {
    if (/\s/u.test(text.trim())) found.push(text.replace(/\s+/gu, ' ').trim());
  };
  const noteNoun = (node: { type: string; value?: unknown } | null | undefined): void => {
    if (node?.type === 'Literal' && /^[a-z]+$/iu.test(String(node.value))) found.push(`some ${node.value},`);
  };
  new Visitor({
    JSXAttribute({ name, value }) {
      if (name.name === 'className') classes.add(value);
    },
    Literal(node) {
      if (typeof node.value === 'string' && !classes.has(node)) note(node.value);
    },
    TemplateElement: ({ value }) => note(value.cooked ?? ''),
    JSXText: ({ value }) => note(value),
    // Nouns by themselves: what is counted, and singular beside plural.
    CallExpression({ callee, arguments: [, noun] }) {
      if (callee.type === 'Identifier' && callee.name === 'counted') noteNoun(noun);
    },
    ConditionalExpression({ consequent, alternate }) {
      for (const noun of [consequent, alternate]) noteNoun(noun);
    },
    ArrayExpression({ elements: [, noun] }) {
      if (noun?.type === 'Literal' && noun.value === 'regions') noteNoun(noun);
    },
  }).visit(parseSync(file, readFileSync(join(REPO, file), 'utf8')).program);
  return found;
}

it('are AWS’s own', () => {
  const files = execFileSync('git', ['ls-files', '*.ts', '*.tsx'], { cwd: REPO, encoding: 'utf8' })
    .split('\n')
    .filter((file) => /^(electron|renderer)\//u.test(file) && !UNSEEN.test(file));
  const wrong = files.flatMap((file) =>
    sentencesOf(file)
      .filter((text) => !KEPT.some((kept) => kept.test(text) || kept.test(`${file}: ${text}`)))
      .filter(
        (text) =>
          REGION.test(text) ||
          BRITISH.test(text) ||
          OLD.test(text) ||
          MARKED.test(text) ||
          THROUGHPUT.test(text),
      )
      .map((text) => `${file}: ${text}`),
  );
  expect(wrong).toEqual([]);
});
