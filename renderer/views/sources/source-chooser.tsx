/** Chooses the AWS profile or the sample data. */
import type { ConnectionState, ProfileFacts } from '../../../electron/contract/bridge/api.ts';
import { SAMPLE_API_KEYS, type SampleApiKey } from '../../../electron/contract/bridge/kept-values.ts';
import type { SourceChoice } from '../../../electron/contract/bridge/settings.ts';
import { useAtlas, useData } from '../controls/atlas-context.tsx';
import { SelectBox } from '../controls/select-box.tsx';

const LABEL_ID = 'source-label';

interface Option {
  id: string;
  label: string;
  /** What the files say of a profile. */
  description?: string;
  /** Absent: the dialog that chooses several. */
  choice?: SourceChoice;
}

const DEFAULT_CHAIN: Option = {
  id: 'chain',
  label: 'Default credential chain',
  choice: { kind: 'aws', profile: null },
};
/** AWS_BEARER_TOKEN_BEDROCK: the key is used whatever the profile is, so that none is offered beside it. */
const API_KEY: Option = { ...DEFAULT_CHAIN, label: 'API key' };
const SEVERAL: Option = { id: 'several', label: 'Several accounts…' };
const SAMPLE: Option = { id: 'sample', label: 'Sample data', choice: { kind: 'sample' } };

const SAMPLE_LABELS: Record<SampleApiKey, string> = {
  'one-region': 'Sample: one-Region key',
  wrong: 'Sample: wrong API key',
  expired: 'Sample: expired API key',
};

/** Only beside the sample: what an API key that is good in one region, or nowhere, looks like. */
const SAMPLE_KEYS: readonly Option[] = SAMPLE_API_KEYS.map((apiKey) => ({
  id: `sample:${apiKey}`,
  label: SAMPLE_LABELS[apiKey],
  choice: { kind: 'sample', apiKey },
}));

const profileOption = (profile: string, facts: ProfileFacts | undefined): Option => ({
  id: `profile:${profile}`,
  label: profile,
  ...(facts === undefined ? {} : { description: factsText(facts) }),
  choice: { kind: 'aws', profile },
});

/** A select-only combobox named `AWS profile`. */
export function SourceSelect(): React.ReactNode {
  const store = useAtlas();
  const connection = useData((state) => state.connection);
  const options = optionsOf(connection);
  const selected = connection === undefined ? DEFAULT_CHAIN.id : idOf(connection);
  return (
    <SelectBox
      name="AWS profile"
      options={options}
      value={selected}
      onChange={(id) => {
        const option = options.find((each) => each.id === id);
        if (option === SEVERAL) store.showOverlay('accounts');
        else if (option?.choice !== undefined && id !== selected)
          void store.calls.chooseSource(option.choice);
      }}
      labelId={LABEL_ID}
      render={(props) => (
        <button
          {...props}
          type="button"
          role="combobox"
          aria-labelledby={LABEL_ID}
          aria-expanded={props['aria-expanded'] ?? false}
        />
      )}
    />
  );
}

function optionsOf(connection: ConnectionState | undefined): readonly Option[] {
  const { apiKey, profiles = [], profileFacts = [], source } = connection ?? {};
  const facts = new Map(profileFacts.map((each) => [each.name, each]));
  if (apiKey === 'environment') return [API_KEY, SAMPLE];
  const names = new Set(profiles);
  // A profile of the command line need not be in a config file.
  if (source?.profile !== undefined) names.add(source.profile);
  const several = names.size > 1 ? [SEVERAL] : [];
  const samples = source?.kind === 'sample' ? [SAMPLE, ...SAMPLE_KEYS] : [SAMPLE];
  return [
    DEFAULT_CHAIN,
    ...[...names].map((name) => profileOption(name, facts.get(name))),
    ...several,
    ...samples,
  ];
}

function factsText({ kind, account, role, region, problem }: ProfileFacts): string {
  if (problem !== undefined) return `cannot be used: ${problem}`;
  return [kind, account, role, region].filter((part) => part !== undefined).join(' · ');
}

function idOf({ apiKey, source }: ConnectionState): string {
  if (source.kind === 'sample') return apiKey === undefined ? SAMPLE.id : `sample:${apiKey}`;
  return source.profile === undefined ? DEFAULT_CHAIN.id : `profile:${source.profile}`;
}
