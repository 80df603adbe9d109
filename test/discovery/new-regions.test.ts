/** Regions that only the account's own list names, and regions whose host nobody can reach. */
import { describe, expect, it } from 'vitest';
import { BedrockModelCapabilities } from '../../electron/discovery/models-capabilities.ts';
import { aModel, ok, SOURCE } from '../helpers/builders.ts';
import { aWorld, EU, failing, lists, portsOf, recordOf, scanned, US } from './world.ts';

const NEW = 'sa-west-1';
const FOLLOW = { follows: true };

function withStatuses(world: ReturnType<typeof aWorld>, statuses: Record<string, string>): void {
  world.gateway.accountRegions = ok({ state: 'told', statuses });
}

describe('a region that the account has and no table knows', () => {
  it('is listed, checked and measured in the same scan', async () => {
    const world = aWorld({ [EU]: lists(aModel('acme.one')) });
    world.gateway.script(NEW, lists(aModel('acme.new')));
    withStatuses(world, { [EU]: 'ENABLED_BY_DEFAULT', [NEW]: 'ENABLED' });
    await world.discovery.scanAllRegions(undefined, true, FOLLOW);
    expect(recordOf(world, NEW)).toMatchObject({ state: 'ok', latency: expect.anything() });
    expect(world.gateway.callsOf('checkAccess', NEW)).toHaveLength(1);
    expect(world.gateway.callsOf('listMantleModels', NEW)).toHaveLength(1);
    const { scan } = world.discovery.state;
    expect(scan).toMatchObject({ lastOutcome: 'complete', phase: 'idle', regions: [EU, NEW] });
    expect([...scan.answered].sort()).toEqual([EU, NEW]);
  });

  it.each([
    ['is switched off', { [NEW]: 'DISABLED' }, FOLLOW],
    ['is being switched on', { [NEW]: 'ENABLING' }, FOLLOW],
    ['is not wanted, since regions were chosen', { [NEW]: 'ENABLED' }, {}],
    ['is known to the table', { [US]: 'ENABLED_BY_DEFAULT' }, FOLLOW],
  ])('is not asked where it %s', async (_why, statuses, choices) => {
    const world = aWorld({ [EU]: lists(aModel('acme.one')) });
    withStatuses(world, statuses);
    await world.discovery.scanAllRegions(undefined, true, choices);
    expect(world.gateway.callsOf('listModels').map(({ region }) => region)).toEqual([EU]);
  });

  it('without a Bedrock endpoint leaves the scan complete', async () => {
    const world = aWorld({ [EU]: lists(aModel('acme.one')) });
    world.gateway.script(NEW, failing('no-endpoint'));
    withStatuses(world, { [NEW]: 'ENABLED' });
    await world.discovery.scanAllRegions(undefined, true, FOLLOW);
    expect(recordOf(world, NEW)?.state).toBe('no-endpoint');
    expect(world.discovery.state.scan.lastOutcome).toBe('complete');
  });
});

describe('a host that nobody can reach', () => {
  it('is no endpoint once another region has answered, whichever comes first', async () => {
    const world = await scanned({ [US]: failing('no-endpoint'), [EU]: lists(aModel('acme.one')) });
    expect(recordOf(world, US)?.state).toBe('no-endpoint');
    expect(world.discovery.state.scan.lastOutcome).toBe('complete');
  });

  it('is a failure where no region answers: it may be the network', async () => {
    const world = await scanned({ [US]: failing('no-endpoint'), [EU]: failing('timeout') });
    expect(recordOf(world, US)?.state).toBe('failed');
    expect(world.discovery.state.scan.lastOutcome).toBe('stopped');
  });

  it('is believed in a scan of that region alone when others are known to list models', async () => {
    const world = aWorld({ [EU]: lists(aModel('acme.one')) });
    world.gateway.script(NEW, failing('no-endpoint'));
    await world.discovery.scanAllRegions();
    await world.discovery.scanAllRegions([NEW], true);
    expect(recordOf(world, NEW)?.state).toBe('no-endpoint');
    expect(world.discovery.state.scan.lastOutcome).toBe('complete');
  });
});

describe('an endpoint or a key of one region', () => {
  it('gives that region, and the others are no reason to stop', async () => {
    const other = failing('other-region');
    const world = await scanned({
      [US]: other,
      'us-west-2': other,
      'eu-west-1': other,
      [EU]: lists(aModel('acme.one')),
    });
    expect(recordOf(world, EU)?.state).toBe('ok');
    expect(recordOf(world, US)).toMatchObject({ state: 'failed', failure: { kind: 'other-region' } });
    expect(world.discovery.state.scan.lastOutcome).toBe('partial');
  });
});

it('a partition without Bedrock is not asked anything, and the scan says why', async () => {
  const world = aWorld({});
  BedrockModelCapabilities.resetInstance();
  const discovery = BedrockModelCapabilities.getInstance({
    ports: portsOf(world),
    source: { ...SOURCE, partition: 'aws-cn' },
    regions: [],
  });
  await discovery.scanAllRegions(undefined, true, { ...FOLLOW, orAll: true });
  expect(discovery.state.scan).toMatchObject({
    lastOutcome: 'stopped',
    failure: { kind: 'no-endpoint', message: expect.stringContaining('not offered in the partition aws-cn') },
  });
  expect(world.gateway.calls).toEqual([]);
});
