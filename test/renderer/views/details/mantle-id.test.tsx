// @vitest-environment jsdom
import { act, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aModel, aProfile } from '../../../helpers/builders.ts';
import { renderScanned } from '../../../helpers/render-app.tsx';
import { listed, mantleIn } from '../../../helpers/scan-events.ts';

const RUNTIME = 'anthropic.claude-haiku-4-5-20251001-v1:0';
const MANTLE = 'anthropic.claude-haiku-4-5';
const HERE = 'us-east-1';

it('an id of bedrock-mantle is said to be of that endpoint only, not the model, which bedrock-runtime has too', async () => {
  const model = aModel(RUNTIME, { inferenceTypesSupported: ['INFERENCE_PROFILE'] }, HERE);
  const { store } = await renderScanned(
    listed(HERE, [model], [aProfile(`us.${RUNTIME}`, RUNTIME, [HERE], {}, HERE)]),
    mantleIn(HERE, [MANTLE]),
  );
  act(() => store.view.openDetails(MANTLE, HERE));
  expect(await screen.findByText('This ID is called on the bedrock-mantle endpoint only.')).toBeDefined();
  expect(screen.getByText(/^On bedrock-runtime:/).textContent).toContain(`us.${RUNTIME}`);
});
