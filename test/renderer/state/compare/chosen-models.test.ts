import { expect, test } from 'vitest';
import { MAX_COMPARED, withChosen, withoutChosen } from '../../../../renderer/state/compare/chosen-models.ts';

test('at most five models are chosen, each once', () => {
  const five = ['a', 'b', 'c', 'd', 'e'];
  const chosen = ['a', 'b', 'a', 'c', 'd', 'e', 'f'].reduce<readonly string[]>(withChosen, []);
  expect(chosen).toEqual(five);
  expect(chosen).toHaveLength(MAX_COMPARED);
  expect(withoutChosen(chosen, 'c')).toEqual(['a', 'b', 'd', 'e']);
});
