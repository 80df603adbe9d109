/** Lines of the comparison from ListFoundationModels: provider, model IDs, capabilities. */
import type { AvailabilityKind } from '../../../electron/contract/cells/availability.ts';
import type { ModelRecord, Snapshot } from '../../../electron/contract/snapshot/model.ts';
import { UNKNOWN_PROVIDER } from '../rows/model-row.ts';
import type { Documents } from './compared-documents.ts';
import {
  type ComparedValue,
  type FactLine,
  type FactSource,
  known,
  knownLines,
  knownSet,
  notKnown,
} from './compared-fact.ts';
import { type ComparedModel, scanSource } from './compared-model.ts';

/** Provider and model IDs. */
export function identityLines(snapshot: Snapshot, documents: Documents): FactLine<ComparedModel>[] {
  return [
    { name: 'Provider', read: (model) => providerOf(model, apiSource(snapshot, model)) },
    { name: 'Model IDs', read: (model) => idsOf(model, snapshot, documents) },
  ];
}

/** Modalities, streaming and customisation. */
export function apiLines(snapshot: Snapshot): FactLine<ComparedModel>[] {
  const line = (
    name: string,
    of: (records: ModelRecord[], sources: FactSource[]) => ComparedValue,
  ): FactLine<ComparedModel> => ({
    name,
    read: (model) =>
      of(
        model.listings.map(({ record }) => record),
        apiSource(snapshot, model),
      ),
  });
  return [
    line('Input', (records, sources) => listOf(records, 'inputModalities', sources)),
    line('Output', (records, sources) => listOf(records, 'outputModalities', sources)),
    line('Streaming', streamingOf),
    line('Customization', customizationOf),
  ];
}

/** The list that the model is from, with the day of its oldest answer. */
export function apiSource(snapshot: Snapshot, model: ComparedModel): FactSource[] {
  const isListed = model.listings.length > 0;
  const what = isListed ? 'ListFoundationModels' : 'Model list of bedrock-mantle';
  return [scanSource(what, snapshot, isListed ? model.listings : model.cells)];
}

function providerOf({ row }: ComparedModel, sources: FactSource[]): ComparedValue {
  if (row.provider === UNKNOWN_PROVIDER) return notKnown(sources);
  return known(row.provider, sources, row.mantleOnly ? { note: 'from ids that begin alike' } : {});
}

/** Compares ids without the model's own part, which always differs. */
function idsOf({ modelId, cells }: ComparedModel, snapshot: Snapshot, documents: Documents): ComparedValue {
  const ids = [...new Set(cells.flatMap((cell) => cell.availability.callableAs))].sort(
    (a, b) => Number(b === modelId) - Number(a === modelId) || (a < b ? -1 : 1),
  );
  const other = documents.otherId(modelId);
  const sources = [scanSource('ListFoundationModels and ListInferenceProfiles', snapshot, cells)];
  if (other !== undefined) sources.push({ source: other.source, asOf: other.asOf });
  const isOnly = (kind: AvailabilityKind): boolean =>
    ids.length === 0 && cells.some((cell) => cell.availability.kinds.includes(kind));
  const notes = [
    isOnly('mantle') ? 'on bedrock-mantle' : '',
    isOnly('provisioned') ? 'with Provisioned Throughput only' : '',
    other === undefined ? '' : `${other.modelId} on ${other.endpoint}`,
  ].filter((text) => text !== '');
  const forms = ids.map((id) => id.replace(modelId, '*'));
  const key = JSON.stringify([forms, isOnly('mantle'), isOnly('provisioned'), other?.endpoint]);
  const more = { key, note: notes.length === 0 ? undefined : notes.join('; ') };
  const shown = isOnly('mantle') ? [modelId] : ids;
  if (shown.length === 0) return known('none', sources, more);
  return { ...knownLines(shown, sources, more), areIds: true };
}

function listOf(
  records: readonly ModelRecord[],
  member: 'inputModalities' | 'outputModalities',
  sources: FactSource[],
): ComparedValue {
  const texts = [...new Set(records.flatMap((record) => record[member] ?? []))].sort();
  return texts.length === 0 ? notKnown(sources) : knownSet(texts, sources);
}

function streamingOf(records: readonly ModelRecord[], sources: FactSource[]): ComparedValue {
  const said = new Set(records.flatMap((record) => record.responseStreamingSupported ?? []));
  if (said.size === 0) return notKnown(sources);
  if (said.size === 2) return known('yes, not in every Region', sources);
  return known(said.has(true) ? 'yes' : 'no', sources);
}

/** An empty list is an answer; an absent one is unknown. */
function customizationOf(records: readonly ModelRecord[], sources: FactSource[]): ComparedValue {
  const lists = records.flatMap(({ customizationsSupported }) =>
    customizationsSupported === undefined ? [] : [customizationsSupported],
  );
  return lists.length === 0 ? notKnown(sources) : knownSet([...new Set(lists.flat())], sources);
}
