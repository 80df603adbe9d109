/** Launch and end-of-life dates as AWS documents them; the API gives its own. */
import { isContextVariant } from '../../electron/capabilities/model-id.ts';
import { defined } from '../../electron/contract/defined.ts';
import { type Json, readConverseFeatures, readLifecycle } from './read-catalogue.ts';

type Facts = { [key: string]: Json };
type File = ReturnType<typeof readLifecycle>;

/** Content of electron/capabilities/data/lifecycle-docs.json. */
export function importLifecycle(folder: string): Json {
  const file = readLifecycle(folder);
  const features = readConverseFeatures(folder);
  const models: { [id: string]: Facts } = {};
  const of = (id: string): Facts => {
    models[id] ??= {};
    return models[id];
  };
  for (const row of [...file.scheduledEol, ...file.reachedEol]) {
    const facts = of(row.modelId);
    facts.endOfLife = [...((facts.endOfLife as Json[] | undefined) ?? []), endOfLife(row)];
  }
  for (const [id, { launchDate: launched, eolDate: ends }] of Object.entries(file.modelCardDates)) {
    if (isContextVariant(id)) continue;
    if (launched !== undefined) of(id).launch = { text: launched, from: 'cardPages' };
    if (ends !== undefined) of(id).cardEndOfLife = { text: ends, from: 'cardPages' };
  }
  addNewerCards(features, of);
  return {
    source: {
      lifecyclePage: { source: sourcesWith(file, 'lifecycle'), asOf: file.asOf.docs },
      cardPages: { source: sourcesWith(file, 'model-card'), asOf: file.asOf.api },
      newerCards: {
        source:
          'https://docs.aws.amazon.com/bedrock/latest/userguide/model-cards.html, copies in github.com/c2hans/aws-docs',
        asOf: features.asOf.modelCards,
      },
    },
    asOf: file.asOf.docs,
    notes:
      'endOfLife holds the rows of the lifecycle page; dates in words are as the model cards print them. Absent means not documented.',
    policy: file.policy,
    models: Object.fromEntries(Object.entries(models).filter(([, facts]) => Object.keys(facts).length > 0)),
  };
}

function addNewerCards(
  { modelCards }: ReturnType<typeof readConverseFeatures>,
  of: (id: string) => Facts,
): void {
  for (const [id, card] of Object.entries(modelCards)) {
    const { launchDate: launched, eolNoSoonerThan: soonest, legacyPeriod } = card;
    if (launched !== undefined) of(id).launch = { text: launched, from: 'newerCards' };
    if (soonest !== undefined) {
      of(id).endsNoSoonerThan = { text: soonest, ...defined({ legacyPeriod }), from: 'newerCards' };
    }
  }
}

function endOfLife(row: File['scheduledEol'][number]): Json {
  const { legacyDate, publicExtendedAccessDate, eolDate: endOfLifeDate, regions } = row;
  return { legacyDate, ...defined({ publicExtendedAccessDate }), endOfLifeDate, regions };
}

function sourcesWith({ source }: File, word: string): string {
  return source.filter((each) => each.includes(word)).join('; ');
}
