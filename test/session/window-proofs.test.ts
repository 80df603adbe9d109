import { describe, expect, it } from 'vitest';
import { aModel, listed, stateAfter } from '../helpers/builders.ts';
import { anAtlas } from './fake-session.ts';

describe('proofs that the window asks for', () => {
  const known = { region: 'eu-west-1', id: 'a.one' };

  it('are of ids that the scan knows, whatever else the window names, and Cancel stops them', async () => {
    const { atlas, session } = await anAtlas();
    session.state = stateAfter(listed('eu-west-1', [aModel('a.one', {}, 'eu-west-1')]));
    await atlas.connect();
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
