/** Anthropic's use-case form: 404 means never sent, and its content goes nowhere. */
import { describe, expect, it } from 'vitest';
import { diagnoseAccess } from '../../electron/contract/cells/access/access-diagnosis.ts';
import { aWorld, EU, lists, recordOf, US } from '../discovery/world.ts';
import { ALLOWED, aModel, BLOCKED, ok } from '../helpers/builders.ts';
import { failureIn, localBedrock, noCancel, unwrap } from './local-bedrock.ts';

describe('the use-case form', () => {
  it('is sent where there is one, and what is in it is dropped', async () => {
    const { server, gateway } = await localBedrock(() => ({ json: { formData: 'c2VjcmV0' } }));
    expect(unwrap(await gateway.readUseCaseForm('us-east-1', noCancel))).toBe('sent');
    expect(server.requests.map(({ path }) => path)).toEqual(['/use-case-for-model-access']);
  });

  it('was never sent where there is none', async () => {
    const { gateway } = await localBedrock(() => ({ error: 'ResourceNotFoundException', status: 404 }));
    expect(unwrap(await gateway.readUseCaseForm('us-east-1', noCancel))).toBe('never');
  });

  it.each([
    ['a denial', { error: 'AccessDeniedException', status: 403 }, 'denied'],
    [
      'an endpoint that does not know the operation',
      { error: 'UnknownOperationException', status: 404 },
      'service',
    ],
    ['another shape', { json: {} }, 'bad-answer'],
  ])('is not known after %s', async (_what, reply, kind) => {
    const { gateway } = await localBedrock(() => reply);
    expect(failureIn(await gateway.readUseCaseForm('us-east-1', noCancel)).kind).toBe(kind);
  });

  it('is asked once in a scan, where a model of Anthropic is blocked', async () => {
    const claude = aModel('anthropic.claude-x');
    const script = { ...lists(claude), access: () => ok(BLOCKED), useCaseForm: () => ok('never' as const) };
    const world = aWorld({
      [EU]: script,
      [US]: { ...lists(aModel('acme.one')), access: () => ok(BLOCKED) },
      'eu-west-1': script,
    });
    await world.discovery.scanAllRegions();
    expect(world.gateway.callsOf('readUseCaseForm')).toHaveLength(1);
    const told = [EU, US, 'eu-west-1'].flatMap((region) => recordOf(world, region)?.useCaseForm ?? []);
    expect(told).toEqual(['never']);
  });

  it('is not asked where no model of Anthropic is blocked, nor again once it was sent', async () => {
    const claude = aModel('anthropic.claude-x');
    const useCaseForm = () => ok('sent' as const);
    const allowed = aWorld({ [EU]: { ...lists(claude), access: () => ok(ALLOWED), useCaseForm } });
    await allowed.discovery.scanAllRegions();
    expect(allowed.gateway.callsOf('readUseCaseForm')).toEqual([]);
    const blocked = aWorld({ [EU]: { ...lists(claude), access: () => ok(BLOCKED), useCaseForm } });
    await blocked.discovery.scanAllRegions();
    await blocked.discovery.scan([EU], true);
    expect(blocked.gateway.callsOf('readUseCaseForm')).toHaveLength(1);
    expect(recordOf(blocked, EU)?.useCaseForm).toBe('sent');
  });

  it.each([
    ['never', /never submitted/],
    ['sent', /were submitted\. .*aws-marketplace:Subscribe/],
    [undefined, /Submit use case details.*If they were submitted/],
  ] as const)('that is %s decides what the details advise', (form, text) => {
    const facts = { authorization: 'NOT_AUTHORIZED' };
    expect(diagnoseAccess(facts, 'anthropic.claude-x', { form }).nextStep).toMatch(text);
    expect(diagnoseAccess(facts, 'acme.one', { form }).nextStep).not.toMatch(/use case/i);
  });
});
