import { describe, expect, it } from 'vitest';
import { aFailure, aModel } from '../helpers/builders.ts';
import { listed, stateAfter } from '../helpers/scan-events.ts';
import { anAtlas } from './fake-session.ts';

describe('proofs that the window asks for', () => {
  const known = { region: 'eu-west-1', id: 'a.one' };

  it('are of ids that the scan knows, whatever else the window names, and Cancel stops them', async () => {
    const { atlas, session } = await anAtlas();
    session.state = stateAfter(listed('eu-west-1', [aModel('a.one', {}, 'eu-west-1')]));
    await atlas.source.connect();
    expect(await atlas.proveAccess([known, { region: 'eu-west-1', id: 'b.other' }], 3)).toMatchObject({
      ok: true,
    });
    await atlas.cancelScan();
    expect(session.asked.slice(-2)).toEqual(['prove a.one x3', 'prove a.one x3 cancelled']);
  });

  it('wait for nothing: while a scan runs they are refused in words', async () => {
    const { atlas, session } = await anAtlas();
    await atlas.rescan();
    const refused = await atlas.proveAccess([known], 1);
    expect(refused).toMatchObject({ ok: false, failure: { message: expect.stringContaining('under way') } });
    expect(session.asked.filter((each) => each.startsWith('prove'))).toEqual([]);
  });
});

describe('one model that the window asks for again', () => {
  it('is asked alone where the Region lists it, and its failure is the answer', async () => {
    const { atlas, session } = await anAtlas();
    session.state = stateAfter(listed('eu-west-1', [aModel('a.one', {}, 'eu-west-1')]));
    await atlas.source.connect();
    expect(await atlas.checkModel('eu-west-1', 'b.other')).toMatchObject({
      ok: false,
      failure: { message: 'The Region does not list the model.' },
    });
    const checking = atlas.checkModel('eu-west-1', 'a.one');
    await expect.poll(() => session.asked).toContain('check a.one in eu-west-1');
    // Nothing else is begun beside it.
    expect(await atlas.checkModel('eu-west-1', 'a.one')).toMatchObject({ ok: false });
    session.checkFailure = aFailure('denied');
    await atlas.cancelScan();
    expect(await checking).toMatchObject({ ok: false, failure: { kind: 'denied' } });
    expect(session.asked.filter((each) => each.includes('scan'))).toEqual([]);
  });
});
