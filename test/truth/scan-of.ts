import { type Availability, viewRegion } from '../../electron/contract/cells/availability.ts';
import type { ExportDocument } from '../../electron/contract/export/export-format.ts';
import { applyScanEvent } from '../../electron/contract/scan/scan-event.ts';
import type { Snapshot } from '../../electron/contract/snapshot/model.ts';
import { scanRegion } from '../../electron/discovery/scan/scan-region.ts';
import { localBedrock, noCancel } from '../aws/local-bedrock.ts';
import { AT, succeeded } from '../helpers/builders.ts';
import { exportOf } from '../helpers/exports.ts';
import { stateAfter } from '../helpers/scan-events.ts';
import type { Reply, SeenRequest } from '../helpers/servers/protocol-server.ts';

export const CLAUDE = 'anthropic.claude-sonnet-4-6';
export const NEEDS_PROFILE = { inferenceTypesSupported: ['INFERENCE_PROFILE'] };

/** How the model can be called in the region. */
export const availabilityIn = ({ snapshot }: Scanned, region: string, modelId: string): Availability =>
  viewRegion(snapshot, region).cell(modelId).availability;

/** What a region's endpoints answer, as raw JSON. */
export interface RawRegion {
  models?: unknown[];
  profiles?: unknown[];
  /** The account's own. */
  applicationProfiles?: unknown[];
  /** Ids of bedrock-mantle; absent: the region has none. */
  mantle?: string[];
  /** Instead of one page with all profiles. */
  profilePage?: (request: SeenRequest) => unknown;
}

export interface Scanned {
  snapshot: Snapshot;
  document: ExportDocument;
  requests: SeenRequest[];
}

/** Lists all regions and exports. */
export async function scanOf(regions: Record<string, RawRegion>): Promise<Scanned> {
  const { gateway, server } = await localBedrock(
    (request) => replyOf(regions[request.region] ?? {}, request),
    {
      mantle: '/mantle/{region}',
    },
  );
  let state = stateAfter();
  for (const region of Object.keys(regions)) {
    const outcome = await scanRegion(gateway, region, noCancel);
    state = applyScanEvent(
      state,
      outcome.kind === 'listed'
        ? { type: 'region-listed', region, listing: outcome.listing, atIso: AT }
        : { type: 'region-failed', region, state: outcome.state, failure: outcome.failure, atIso: AT },
    );
    const mantle = succeeded(await gateway.listMantleModels(region, noCancel));
    state = applyScanEvent(state, { type: 'mantle-listed', region, ...mantle });
  }
  return { snapshot: state.snapshot, document: exportOf(state.snapshot), requests: server.requests };
}

function replyOf(region: RawRegion, request: SeenRequest): Reply {
  if (request.path.startsWith('/mantle/')) {
    if (region.mantle === undefined) {
      return { status: 404, json: { error: { code: 'endpoint_not_found', message: 'none' } } };
    }
    return { json: { object: 'list', data: region.mantle.map((id) => ({ id })) } };
  }
  if (request.path === '/foundation-models') return { json: { modelSummaries: region.models ?? [] } };
  if (request.query.get('type') === 'APPLICATION') {
    return { json: { inferenceProfileSummaries: region.applicationProfiles ?? [] } };
  }
  if (region.profilePage !== undefined) return { json: region.profilePage(request) };
  return { json: { inferenceProfileSummaries: region.profiles ?? [] } };
}
