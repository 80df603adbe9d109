/** From the text of a file to its JSON value, within limits and in steps. */
import { MAX_EXPORT_VALUES, MAX_MEMBERS } from '../bounds.ts';
import type { Outcome } from '../bridge/api.ts';
import { largeParts, TooManyMembers, valueInPieces } from '../json-pieces.ts';
import type { Failure } from '../snapshot/model.ts';
import { grouped } from '../text.ts';
import type { Steps } from '../time-slices.ts';

/** What the text of a file holds as JSON, its texts visible; fails with `bad-input` if it is none, or far too much. */
export function* valueOfText(text: string): Steps<Outcome<unknown>> {
  const parts = yield* largeParts(text, MAX_EXPORT_VALUES);
  if (parts === 'too-many') return { ok: false, failure: TOO_MANY_VALUES };
  if (parts === 'no-json') return { ok: false, failure: NOT_JSON };
  yield;
  try {
    return { ok: true, value: yield* valueInPieces(text, parts, MAX_MEMBERS) };
  } catch (error) {
    if (error instanceof TooManyMembers) return { ok: false, failure: TOO_MANY_MEMBERS };
    if (error instanceof SyntaxError) return { ok: false, failure: NOT_JSON };
    throw error;
  }
}

function tooLarge(what: string): Failure {
  return {
    kind: 'bad-input',
    message: `The file is too large: it holds ${what}.`,
    nextStep: 'Choose a file made by Export › JSON.',
  };
}

const TOO_MANY_VALUES = tooLarge(`more than ${grouped(MAX_EXPORT_VALUES)} values`);
const TOO_MANY_MEMBERS = tooLarge(`an object with more than ${grouped(MAX_MEMBERS)} members`);

const NOT_JSON: Failure = {
  kind: 'bad-input',
  message: 'The file is not a Bedrock Atlas export: it is not JSON, or is nested too deep.',
  nextStep: 'Choose a file made by Export › JSON.',
};
