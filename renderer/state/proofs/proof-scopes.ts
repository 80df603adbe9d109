/** Which ids can be proven together: of a cell, of a model over its regions, of the compared models. */

import { type Cell, hasEnded } from '../../../electron/contract/cells/availability.ts';
import { callRoutes } from '../../../electron/contract/cells/residency.ts';
import type { WantedProof } from '../../../electron/contract/proofs/proof-plan.ts';
import { hidesAccount } from '../../../electron/contract/snapshot/account-numbers.ts';
import type { RegionCode } from '../../../electron/contract/snapshot/model.ts';
import type { ModelRow } from '../rows/model-row.ts';

export interface ProofScope {
  key: 'cell' | 'model' | 'compared';
  label: string;
  wanted: readonly WantedProof[];
}

/** What the user looks at. */
export interface ProofSubject {
  row: ModelRow;
  region?: RegionCode | undefined;
  /** The id that was chosen among those of the cell; undefined: the first. */
  id?: string | undefined;
}

/** Those that have an id to try, the smallest first. */
export function proofScopes(
  subject: ProofSubject | undefined,
  compared: readonly ModelRow[],
  bestRegionOf: (row: ModelRow) => RegionCode | undefined,
): ProofScope[] {
  const scopes: ProofScope[] = [];
  if (subject !== undefined) {
    const { row, region, id } = subject;
    const here = region === undefined ? [] : wantedIn(row, region, id);
    if (here[0] !== undefined) {
      scopes.push({ key: 'cell', label: `${here[0].id} from ${here[0].region}`, wanted: here });
    }
    const all = row.cells.flatMap((cell) =>
      cell === undefined || cell.access === 'blocked' ? [] : wantedOf(cell, id),
    );
    if (all.length > 1) {
      scopes.push({
        key: 'model',
        label: `${row.name} from all ${all.length} Regions where it is not blocked`,
        wanted: all,
      });
    }
  }
  const chosen = compared.flatMap((row) => {
    const best = bestRegionOf(row);
    return best === undefined ? [] : wantedIn(row, best, undefined);
  });
  if (chosen.length > 0) {
    const models = chosen.length === 1 ? 'The compared model' : `The ${chosen.length} compared models, each`;
    scopes.push({ key: 'compared', label: `${models} from its best Region`, wanted: chosen });
  }
  return scopes;
}

function wantedIn(row: ModelRow, region: RegionCode, id: string | undefined): WantedProof[] {
  const cell = row.cells.find((each) => each?.region === region);
  return cell === undefined ? [] : wantedOf(cell, id);
}

/** The chosen id where the region has it, else the first of the region. */
function wantedOf(cell: Cell, chosen: string | undefined): WantedProof[] {
  if (hasEnded(cell)) return [];
  const ids = callRoutes(cell.availability, cell.region).map(({ id }) => id);
  const id = ids.find((each) => each === chosen) ?? ids.find((each) => !hidesAccount(each)) ?? ids[0];
  return id === undefined ? [] : [{ region: cell.region, id }];
}
