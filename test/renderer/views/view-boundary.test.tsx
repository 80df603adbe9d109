// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMatrixModel } from '../../../renderer/state/matrix/model/matrix-model.ts';
import { AtlasStore } from '../../../renderer/state/store/atlas-store.ts';
import { AtlasContext } from '../../../renderer/views/controls/atlas-context.tsx';
import { ViewBoundary } from '../../../renderer/views/controls/view-boundary.tsx';
import { FakeAtlasApi } from '../../helpers/fakes/fake-atlas-api.ts';

const said = console.error;
beforeEach(() => {
  // React repeats each caught error there.
  console.error = () => undefined;
});
afterEach(() => {
  console.error = said;
  cleanup();
});

/** Two views, of which the first throws while it is bad. */
function renderTwo(view: { isBad: boolean; thrown?: unknown }): FakeAtlasApi {
  const api = new FakeAtlasApi();
  const store = new AtlasStore(api);
  const model = createMatrixModel(
    { data: store.data, view: store.view.state },
    {
      documented: () => ({}),
      ending: () => new Set(),
      afterInput: (run) => run(),
      inBackground: (run) => run(),
    },
  );
  function First(): React.ReactNode {
    if (view.isBad) throw view.thrown ?? new Error('planted');
    return <p>first view</p>;
  }
  render(
    <AtlasContext value={{ store, model }}>
      <ViewBoundary name="Latency">
        <First />
      </ViewBoundary>
      <ViewBoundary name="Compare">
        <p>second view</p>
      </ViewBoundary>
    </AtlasContext>,
  );
  return api;
}

test('a view that throws says so, and the view beside it stays', () => {
  const api = renderTwo({ isBad: true });
  expect(screen.getByRole('alert', { name: 'Latency failed' }).textContent).toContain(
    'Latency could not be shown. Everything else goes on',
  );
  expect(screen.getByText('second view')).toBeDefined();
  expect(api.calls).toEqual([['noteFault', expect.stringMatching(/^Latency: Error: planted[\s\S]*First/)]]);
});

test('Reload view shows the view again, and says so again while it still fails', async () => {
  const view = { isBad: true };
  renderTwo(view);
  const reload = (): Promise<void> => userEvent.click(screen.getByRole('button', { name: 'Reload view' }));
  await reload();
  expect(screen.getByRole('alert', { name: 'Latency failed' })).toBeDefined();
  view.isBad = false;
  await reload();
  expect(screen.getByText('first view')).toBeDefined();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('Copy diagnostics asks for them', async () => {
  const api = renderTwo({ isBad: true });
  await userEvent.click(screen.getByRole('button', { name: 'Copy diagnostics' }));
  expect(api.calls).toContainEqual(['copyDiagnostics']);
});

test('whatever is thrown is noted, with a limit', () => {
  const api = renderTwo({ isBad: true, thrown: 'x'.repeat(100_000) });
  expect(screen.getByRole('alert', { name: 'Latency failed' })).toBeDefined();
  expect(String(api.calls[0]?.[1]).length).toBeLessThanOrEqual(4_000);
});
