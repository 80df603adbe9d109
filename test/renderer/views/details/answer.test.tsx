// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { NO_FILTER } from '../../../../electron/contract/filter/filters.ts';
import { ALLOWED, aModel, aProfile, BLOCKED } from '../../../helpers/builders.ts';
import { FIRST_SETTINGS } from '../../../helpers/fakes/fake-atlas-api.ts';
import { type RenderedApp, renderScanned } from '../../../helpers/render-app.tsx';
import { checkedIn, failedIn, listed, listedIds, measuredIn } from '../../../helpers/scan-events.ts';

const ID = 'acme.one-v1:0';
const EU = `eu.${ID}`;
const FRANKFURT = 'eu-central-1';

async function withAnswers(facts = ALLOWED): Promise<RenderedApp> {
  const model = (region: string) => aModel(ID, { inferenceTypesSupported: ['INFERENCE_PROFILE'] }, region);
  const lists = (region: string, destinations: string[]) =>
    listed(region, [model(region)], [aProfile(EU, ID, destinations, {}, region)]);
  return renderScanned(
    lists(FRANKFURT, [FRANKFURT, 'eu-west-1']),
    lists('eu-west-2', ['eu-west-2', 'eu-south-2']),
    failedIn('eu-south-2', 'not-enabled', 'not-enabled'),
    checkedIn(FRANKFURT, ID, facts),
    checkedIn('eu-west-2', ID),
    measuredIn('eu-west-2', 5),
    measuredIn(FRANKFURT, 17),
  );
}

const sentence = async (): Promise<string> => {
  const answer = within(await screen.findByRole('region', { name: 'Answer' }));
  return answer.getByText(/^In /).textContent ?? '';
};

describe('the details', () => {
  it('begin with one sentence to act on, which can be copied', async () => {
    const { store, user, api } = await withAnswers();
    store.view.openDetails(ID, FRANKFURT);
    const words = `In ${FRANKFURT} call ${EU} (stays in the EU, 17 ms, no end of life announced).`;
    expect(await sentence()).toBe(words);
    await user.click(screen.getByRole('button', { name: 'Copy answer' }));
    expect(api.calls).toContainEqual(['copyText', words]);
  });

  it('answer for the best Region under the filters, and say which destinations are closed', async () => {
    const { store } = await withAnswers();
    store.view.openDetails(ID);
    expect(await sentence()).toBe(
      `In eu-west-2 call ${EU} (also routes to eu-south-2, eu-south-2 is not enabled, 5 ms, no end of life announced).`,
    );
    store.view.change({ filter: { ...NO_FILTER, stays: ['EU'] } });
    await waitFor(async () => expect(await sentence()).toContain(`In ${FRANKFURT} call`));
  });

  it('do not say that no end is announced where no source says anything', async () => {
    const model = aModel(ID, { modelLifecycle: {} }, FRANKFURT);
    const { store } = await renderScanned(listed(FRANKFURT, [model]));
    store.view.openDetails(ID, FRANKFURT);
    expect(await sentence()).toContain('end of life unknown');
  });

  it('say first that access is blocked', async () => {
    const { store } = await withAnswers(BLOCKED);
    store.view.openDetails(ID, FRANKFURT);
    expect(await sentence()).toMatch(/^In eu-central-1 access is blocked; once it is granted, call eu\.acme/);
  });

  it('say of data retention that it blocks, and not that access has to be granted', async () => {
    const id = 'anthropic.claude-fable-5';
    const readAt = '2026-11-24T10:00:00Z';
    const { store } = await renderScanned(listedIds(FRANKFURT, id), checkedIn(FRANKFURT, id, ALLOWED), {
      type: 'data-retention-read',
      region: FRANKFURT,
      retention: { mode: 'none', readAt },
    });
    store.view.openDetails(id, FRANKFURT);
    expect(await sentence()).toContain(
      `In ${FRANKFURT} the account’s data retention (none) blocks the model; once it is changed, call ${id}`,
    );
  });

  it.each([
    ['failed', 'not known whether it can be called: Region failed'],
    ['denied', 'not known whether it can be called: Region denied'],
    ['not-enabled', 'cannot be called: Region not enabled'],
  ] as const)('do not say of a Region that is %s that there is nothing to call', async (state, words) => {
    const { store } = await renderScanned(
      listedIds(FRANKFURT, ID),
      failedIn('af-south-1', state, state === 'failed' ? 'timeout' : state),
    );
    store.view.openDetails(ID, 'af-south-1');
    await waitFor(async () => expect(await sentence()).toContain(words));
    expect(await sentence()).not.toContain('nothing to call');
  });

  it('name what a dated page suggests before a model ends, and lead there', async () => {
    const [ending, instead] = ['anthropic.claude-opus-4-1-20250805-v1:0', 'anthropic.claude-opus-4-8'];
    const modelLifecycle = { status: 'LEGACY', endOfLifeTime: '2999-01-08T00:00:00Z' };
    const { store, user } = await renderScanned(
      listed(FRANKFURT, [aModel(ending, { modelLifecycle }, FRANKFURT), aModel(instead, {}, FRANKFURT)]),
    );
    store.view.openDetails(ending, FRANKFURT);
    const answer = within(await screen.findByRole('region', { name: 'Answer' }));
    expect(await answer.findByText(/Anthropic suggests Claude Opus 4.8/)).not.toBeNull();
    await user.click(answer.getByRole('button', { name: 'Show Claude Opus 4.8' }));
    expect(store.view.state.getState().details).toEqual({ modelId: instead });
  });

  it('lead to the console and ask the model again, in that Region alone', async () => {
    const { store, user, api } = await withAnswers();
    store.view.openDetails(ID, FRANKFURT);
    const link = await screen.findByRole('link', { name: 'Open in the Bedrock console' });
    expect(link.getAttribute('href')).toBe(
      `https://console.aws.amazon.com/bedrock/home?region=${FRANKFURT}#/model-catalog/serverless/acme.one-v1%3A0`,
    );
    await user.click(screen.getByRole('button', { name: `Check again in ${FRANKFURT}` }));
    expect(api.calls).toContainEqual(['checkModel', FRANKFURT, ID]);
    expect(api.calls.filter(([name]) => name === 'rescan')).toEqual([]);
    expect(await screen.findByText(/^Checked the access to .* in eu-central-1 again/)).not.toBeNull();
    expect(screen.getByText(/The lists of the Region are as old as before/)).not.toBeNull();
  });
});

describe('where no Region is ranked, the details', () => {
  it('say that the filters are the reason, and lead out of them', async () => {
    const { store, user } = await withAnswers();
    store.view.change({ filter: { ...NO_FILTER, stays: ['US'] } });
    store.view.openDetails(ID);
    const answer = within(await screen.findByRole('region', { name: 'Answer' }));
    expect(
      await answer.findByText(
        `No Region under the current filters can call it; outside them eu-west-2 and 1 other Region can.`,
      ),
    ).not.toBeNull();
    await user.click(answer.getByRole('button', { name: 'Show eu-west-2' }));
    expect(store.view.state.getState().details).toEqual({ modelId: ID, region: 'eu-west-2' });
  });

  it('say that it has ended, with the date', async () => {
    const past = { status: 'LEGACY', endOfLifeTime: '2026-01-14T00:00:00Z' };
    const model = aModel(ID, { modelLifecycle: past }, FRANKFURT);
    const { store } = await renderScanned(listed(FRANKFURT, [model]));
    store.view.openDetails(ID);
    const answer = within(await screen.findByRole('region', { name: 'Answer' }));
    expect(
      answer.getByText('It ended on 14 Jan 2026 and can be called from no Region: call another model.'),
    ).not.toBeNull();
  });

  it('say that it is listed without a way to call, and which Regions gave no full answer', async () => {
    const model = aModel(ID, { inferenceTypesSupported: [] }, FRANKFURT);
    const { store, user, api } = await renderScanned(listed(FRANKFURT, [model]), failedIn('us-east-1'));
    store.view.openDetails(ID);
    const answer = within(await screen.findByRole('region', { name: 'Answer' }));
    expect(
      answer.getByText(
        `Listed in ${FRANKFURT}, but no Region that answered offers a way to call it; 1 Region gave no full answer.`,
      ),
    ).not.toBeNull();
    await user.click(answer.getByRole('button', { name: 'Rescan 1 Region' }));
    expect(api.calls).toContainEqual(['rescan', ['us-east-1']]);
  });
});

describe('home Regions', () => {
  it('come first in the ranking, and are chosen in the list of Regions', async () => {
    const { store, user, api, tell } = await withAnswers();
    store.view.openDetails(ID);
    expect(await sentence()).toContain('In eu-west-2');
    await tell({ type: 'settings', settings: { ...FIRST_SETTINGS, homeRegions: [FRANKFURT] } });
    await waitFor(async () => expect(await sentence()).toContain(`In ${FRANKFURT}`));
    await user.click(screen.getByRole('button', { name: /^Regions/ }));
    await user.click(await screen.findByRole('button', { name: 'Home eu-west-2' }));
    expect(api.calls).toContainEqual(['saveSettings', { homeRegions: [FRANKFURT, 'eu-west-2'] }]);
  });
});
