/** The account's data retention in an export: known, asked for and not known, or never asked. */
import { describe, expect, it } from 'vitest';
import type { ExportDocument } from '../../../electron/contract/export/export-format.ts';
import type { DataRetention } from '../../../electron/contract/snapshot/model.ts';
import { AT, aFailure, aModel } from '../../helpers/builders.ts';
import { exportOf, opened } from '../../helpers/exports.ts';
import { listed, stateAfter } from '../../helpers/scan-events.ts';

const REGION = 'eu-central-1';

function exported(retention?: DataRetention) {
  const { snapshot } = stateAfter(
    listed(REGION, [aModel('a.one')]),
    ...(retention === undefined ? [] : [{ type: 'data-retention-read', region: REGION, retention } as const]),
  );
  return exportOf(snapshot);
}

const loaded = (document: ExportDocument) => opened(document).snapshot.regions[REGION]?.dataRetention;

describe('the data retention of a region', () => {
  it('that is known is exported with its mode', () => {
    const retention = { mode: 'none', updatedAt: AT, readAt: AT };
    const document = exported(retention);
    expect(document.regions[REGION]?.dataRetention).toEqual(retention);
    expect(document.regions[REGION]).not.toHaveProperty('dataRetentionError');
    expect(loaded(document)).toEqual(retention);
  });

  it('that was asked for and denied is exported with the reason, and comes back as not known', () => {
    const failure = aFailure('denied', 'bedrock:GetAccountDataRetention is denied.');
    const document = exported({ failure, readAt: AT });
    expect(document.regions[REGION]).not.toHaveProperty('dataRetention');
    const { kind, message } = failure;
    expect(document.regions[REGION]?.dataRetentionError).toEqual({ kind, message, readAt: AT });
    expect(loaded(document)).toMatchObject({ failure: { kind, message }, readAt: AT });
    expect(loaded(document)).not.toHaveProperty('mode');
  });

  it('that nobody asked for leaves no member', () => {
    const document = exported();
    expect(JSON.stringify(document.regions)).not.toMatch(/retention/i);
    expect(loaded(document)).toBeUndefined();
  });
});
