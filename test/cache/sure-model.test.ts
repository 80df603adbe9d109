import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fits, isSurelyModel, MODEL, MODEL_MEMBERS } from '../../electron/contract/snapshot/kept/schemas.ts';
import { aModel } from '../helpers/builders.ts';
import { alwaysIn } from '../helpers/properties.ts';

const anything = fc.jsonValue({ maxDepth: 2 });
const good = fc.record({
  modelId: fc.constantFrom('a.one', '', 'constructor', '__proto__'),
  modelLifecycle: fc.oneof(
    fc.dictionary(fc.constantFrom('status', 'other'), fc.oneof(fc.string(), anything)),
    anything,
  ),
  inputModalities: fc.oneof(fc.array(fc.string()), anything),
});

test('the quick look at a model never calls good what the schema refuses', async () => {
  const change = fc.record(
    Object.fromEntries(Object.keys(MODEL_MEMBERS).map((member) => [member, anything])),
    { requiredKeys: [] },
  );
  await alwaysIn(1_000, [good, fc.oneof(fc.constant({}), change)], (some, other) => {
    const value = { ...aModel('a.one'), ...some, ...other };
    if (isSurelyModel(value)) expect(fits(MODEL, value)).toBe(true);
  });
});

test('the quick look is enough for a model as AWS lists it', () => {
  expect(isSurelyModel(aModel('a.one'))).toBe(true);
  expect([null, 'a.one', [], {}].some(isSurelyModel)).toBe(false);
});
