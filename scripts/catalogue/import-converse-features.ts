/**
 * What a model can do through Converse: claims of three kinds of AWS pages, joined per model and
 * feature. Where they disagree the answer is unknown and the note says what each page says.
 */
import { isContextVariant } from '../../electron/capabilities/model-id.ts';
import { type Json, type ModelFacts, readConverseFeatures, readModels } from './read-catalogue.ts';

interface Claim {
  support: 'yes' | 'no';
  /** Key in the file's `source`. */
  from: string;
  note?: string;
}

type Claims = Map<string, Map<string, Claim[]>>;
type File = ReturnType<typeof readConverseFeatures>;

/** Names on the model cards and the feature each is in this product; the rest are not about calling a model. */
const CARD_FEATURES: Record<string, string> = {
  'Client-side tool calling': 'clientSideTools',
  'Computer use': 'computerUse',
  'Count tokens': 'countTokens',
  'Intelligent prompt routing': 'intelligentPromptRouting',
  'Knowledge base': 'knowledgeBases',
  'Prompt management': 'promptManagement',
  'Structured outputs': 'structuredOutputs',
  Agents: 'agents',
  Flows: 'flows',
  Guardrails: 'guardrails',
};

/** Models whose Guardrails answer the newer card of a sibling puts in doubt. */
const GUARDRAILS_DOUBTED = [
  'anthropic.claude-haiku-4-5-20251001-v1:0',
  'anthropic.claude-opus-4-1-20250805-v1:0',
  'anthropic.claude-opus-4-20250514-v1:0',
  'anthropic.claude-sonnet-4-20250514-v1:0',
  'anthropic.claude-sonnet-4-5-20250929-v1:0',
];

/** Content of electron/capabilities/data/converse-features.json. */
export function importConverseFeatures(folder: string): Json {
  const file = readConverseFeatures(folder);
  const { models } = readModels(folder);
  const claims: Claims = new Map();
  const sources: { [key: string]: Json } = fileSources(file);

  claimTable(claims, file);
  claimCardPages(claims, file, models);
  for (const [id, card] of Object.entries(file.modelCards)) {
    const key = `card ${id}`;
    sources[key] = { source: card.source, asOf: file.asOf.modelCards };
    claimCard(claims, id, key, card);
  }
  return {
    source: sources,
    asOf: 'see each source',
    notes:
      'Per model: feature to answer and the sources of the answer. unknown: the pages disagree (see note). Not here: no page says.',
    models: Object.fromEntries(
      [...claims].map(([id, features]) => [
        id,
        Object.fromEntries([...features].map(([feature, all]) => [feature, join(id, feature, all, models)])),
      ]),
    ),
    doubts: file.conflicts,
  };
}

/** The table of families, as it stood in late 2025. */
function claimTable(claims: Claims, { columns, table }: File): void {
  for (const row of Object.values(table)) {
    for (const id of row.modelIds) {
      for (const column of columns) {
        const said = row[column];
        if (said === 'Yes' || said === 'No')
          claim(claims, id, column, { support: yesNo(said === 'Yes'), from: 'table' });
      }
    }
  }
}

/** What was read from all model cards at once; a card speaks of the model, not of its context variants. */
function claimCardPages(claims: Claims, { converseByCard }: File, models: ModelFacts): void {
  for (const [id, converse] of Object.entries(converseByCard)) {
    if (converse !== null && !isContextVariant(id)) {
      claim(claims, id, 'converse', { support: yesNo(converse), from: 'cardPages' });
    }
  }
  for (const [id, { docs }] of Object.entries(models)) {
    if (docs?.reasoning === true && docs.url !== undefined && !isContextVariant(id)) {
      claim(claims, id, 'reasoning', { support: 'yes', from: 'cardPages' });
    }
  }
}

function claimCard(claims: Claims, id: string, key: string, card: File['modelCards'][string]): void {
  if (card.apisOnRuntime.includes('Converse')) {
    claim(claims, id, 'converse', { support: 'yes', from: key });
  }
  for (const [list, support] of [
    ['supported', 'yes'],
    ['notSupported', 'no'],
  ] as const) {
    for (const name of card[list]) {
      const feature = CARD_FEATURES[name];
      if (feature !== undefined) claim(claims, id, feature, { support, from: key });
    }
  }
  const { reasoning } = card;
  if (reasoning?.startsWith('Supported') === true) {
    claim(claims, id, 'reasoning', { support: 'yes', from: key, note: reasoning });
  }
}

function claim(claims: Claims, id: string, feature: string, what: Claim): void {
  const features = claims.get(id) ?? new Map<string, Claim[]>();
  claims.set(id, features);
  features.set(feature, [...(features.get(feature) ?? []), what]);
}

/** One answer from all claims; later claims are of newer pages. */
function join(id: string, feature: string, all: Claim[], models: ModelFacts): Json {
  const from = [...new Set(all.map((each) => each.from))];
  const answers = new Set(all.map((each) => each.support));
  if (
    feature === 'vision' &&
    all.some((each) => each.support === 'no') &&
    models[id]?.inputModalities.includes('IMAGE')
  ) {
    return {
      support: 'yes',
      from: ['api'],
      note: 'The table of the user guide says no; the API lists IMAGE as an input.',
    };
  }
  if (answers.size > 1) {
    const said = all.map(
      (each) => `${each.from === 'table' ? 'the late-2025 table' : 'the model card'} says ${each.support}`,
    );
    return { support: 'unknown', from, note: `The pages disagree: ${said.join(', ')}.` };
  }
  const support = all[0]?.support ?? 'unknown';
  if (feature === 'guardrails' && support === 'no' && GUARDRAILS_DOUBTED.includes(id)) {
    const note =
      'The late-2025 table says no; it says so of Claude Haiku 4.5 too, whose newer card says yes.';
    return { support: 'unknown', from, note };
  }
  const note = all.find((each) => each.note !== undefined)?.note;
  return { support, from, ...(note === undefined ? {} : { note }) };
}

function yesNo(is: boolean): 'yes' | 'no' {
  return is ? 'yes' : 'no';
}

function fileSources({ source, asOf }: File): { [key: string]: Json } {
  return {
    table: { source: source.table, asOf: asOf.table },
    cardPages: { source: source.converseByCard, asOf: asOf.converseByCard },
    api: {
      source:
        'ListFoundationModels, recorded in https://github.com/amazonbedrockmodels/amazonbedrockmodels.github.io data/ @df190def1e3301a479a386f8eeaddd5f49bef7a4',
      asOf: asOf.converseByCard,
    },
  };
}
