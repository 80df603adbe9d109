/** From the text of a file to its JSON value, within limits and in steps. */
import { MAX_EXPORT_VALUES } from '../bounds.ts';
import type { Outcome } from '../bridge/api.ts';
import type { Steps } from '../in-turns.ts';
import { parseVisibleJson } from '../outside-text.ts';
import type { Failure } from '../snapshot/model.ts';
import { grouped } from '../text.ts';

/** What the text of a file holds as JSON, its texts visible; fails with `bad-input` if it is none, or far too much. */
export function* valueOfText(text: string): Steps<Outcome<unknown>> {
  if (!(yield* hasFewValues(text))) return { ok: false, failure: TOO_MANY_VALUES };
  yield;
  try {
    return { ok: true, value: parseVisibleJson(text) };
  } catch {
    return { ok: false, failure: NOT_JSON };
  }
}

/** Characters that are looked at without a rest. */
const STRETCH = 1_000_000;
const [QUOTE, BACKSLASH, COMMA, BRACKET, BRACE] = [34, 92, 44, 91, 123];

/** Counts what begins a value before any of them takes memory: millions of empty lists stand for hundreds of megabytes. */
function* hasFewValues(text: string): Steps<boolean> {
  let isInText = false;
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) isInText = !isInText;
    else if (isInText) at += sign === BACKSLASH ? 1 : 0;
    else if (sign === COMMA || sign === BRACKET || sign === BRACE) values += 1;
    if (at % STRETCH !== 0) continue;
    if (values > MAX_EXPORT_VALUES) return false;
    yield;
  }
  return values <= MAX_EXPORT_VALUES;
}

const TOO_MANY_VALUES: Failure = {
  kind: 'bad-input',
  message: `The file is too large: it holds more than ${grouped(MAX_EXPORT_VALUES)} values.`,
  nextStep: 'Choose a file made by Export › JSON.',
};

const NOT_JSON: Failure = {
  kind: 'bad-input',
  message: 'The file is not a Bedrock Atlas export: it is not JSON, or is nested too deep.',
  nextStep: 'Choose a file made by Export › JSON.',
};
