/** Which models the account's data retention forbids, from what bedrock-mantle says and a dated table. */

import type { ModelId, RegionRecord } from '../../snapshot/model.ts';
import { mantleEntryOf } from '../../snapshot/region-lists.ts';
import table from './data-retention.json' with { type: 'json' };

/** Why the model cannot be called under the account's mode. */
export interface RetentionBlock {
  mode: string;
  message: string;
  nextStep: string;
  /** Who says what the model needs. */
  source: string;
  asOf: string;
}

const RULES = table.models.map(({ ids, ...rule }) => ({ ids: new RegExp(ids), ...rule }));

/** Undefined: the mode does not forbid the model, or it is not known whether it does. */
export function retentionBlockOf(
  record: RegionRecord | undefined,
  modelId: ModelId,
): RetentionBlock | undefined {
  const { mode, readAt = '' } = record?.dataRetention ?? {};
  if (mode === undefined) return undefined;
  const listed = mantleEntryOf(record, modelId)?.dataRetention;
  // An empty list may mean that nothing is known.
  if (listed?.allowedModes !== undefined && listed.allowedModes.length > 0) {
    // The list says which mode stands for `inherit` there.
    const meant = mode === 'inherit' ? listed.mode : mode;
    if (meant === undefined || meant === 'inherit' || listed.allowedModes.includes(meant)) return undefined;
    return block(mode, listed.allowedModes.join(' or '), {
      source: 'the list of bedrock-mantle',
      asOf: readAt,
    });
  }
  const rule = RULES.find(({ ids }) => ids.test(modelId));
  return rule === undefined || accepts(rule, mode) ? undefined : block(mode, `${rule.needs} or more`, rule);
}

/** True for a mode that no table knows: nothing is claimed of it. */
function accepts({ needs, inherit }: { needs: string; inherit: boolean }, mode: string): boolean {
  if (mode === 'inherit') return inherit;
  const place = table.order.indexOf(mode);
  return place < 0 || place >= table.order.indexOf(needs);
}

function block(
  mode: string,
  needed: string,
  { source, asOf }: Pick<RetentionBlock, 'source' | 'asOf'>,
): RetentionBlock {
  return {
    mode,
    message: `The account's data retention in this Region is "${mode}", and the model needs ${needed}.`,
    nextStep:
      'Who may call bedrock:PutAccountDataRetention in this account can change the mode, Region by Region: ask who is responsible for data protection first, since prompts and outputs are then kept.',
    source,
    asOf,
  };
}
