/** What can be chosen as a source, in sections, and how it is searched. Pure. */
import type { ConnectionState, KnownSources, ProfileFacts } from '../../../electron/contract/bridge/api.ts';
import type { ApiKeyFacts } from '../../../electron/contract/bridge/api-key.ts';
import { profileKeptAs } from '../../../electron/contract/settings/kept-profile.ts';
import { SAMPLE_API_KEYS, type SampleApiKey } from '../../../electron/contract/settings/sample-api-keys.ts';
import type { SourceChoice } from '../../../electron/contract/settings/settings.ts';
import type { Overlay } from '../store/overlay.ts';
import { ALSO_KINDS, apiKeyWords, isOpen, profileWords, sessionWords } from './source-words.ts';

export interface SourceOption {
  id: string;
  label: string;
  description?: string;
  /** Until when its session is good, or what it is instead. */
  session?: string;
  /** It is there, and cannot be used. */
  isUnusable?: boolean;
  /** What it does: a source to be opened, or a dialog. */
  choice?: SourceChoice;
  opens?: Overlay;
  /** Signs in to the session of this profile, which is then in use. */
  signsIn?: string;
  /** Copies this command, which opens a session in a terminal. */
  copies?: string;
  /** Found by these words, in lower case. */
  words: string;
}

export interface SourceSection {
  id: string;
  title: string;
  options: readonly SourceOption[];
}

const CHAIN_CHOICE: SourceChoice = { kind: 'aws', profile: null };
const CHAIN_ID = 'chain';
const CHAIN = option({
  id: CHAIN_ID,
  label: 'Default credential chain',
  description: 'AWS_PROFILE, keys in the environment, the profile default, then this instance',
  choice: CHAIN_CHOICE,
});
const ENVIRONMENT_KEY = option({
  id: CHAIN_ID,
  label: 'API key of the environment',
  description: 'AWS_BEARER_TOKEN_BEDROCK, used in place of any profile',
  choice: CHAIN_CHOICE,
});
const SAMPLE = option({
  id: 'sample',
  label: 'Sample data',
  description: 'on this computer alone',
  choice: { kind: 'sample' },
});
const SEVERAL = option({ id: 'several', label: 'Several accounts…', opens: 'accounts' });
const SIGN_IN = option({ id: 'sign-in', label: 'Sign in with IAM Identity Center…', opens: 'sign-in' });
const ADD_KEY = option({ id: 'add-key', label: 'Add an API key…', opens: 'api-key' });

const SAMPLE_LABELS: Record<SampleApiKey, string> = {
  'one-region': 'Sample: one-Region key',
  wrong: 'Sample: wrong API key',
  expired: 'Sample: expired API key',
};

/** Only beside the sample: what an API key that is good in one region, or nowhere, looks like. */
const SAMPLE_KEYS: readonly SourceOption[] = SAMPLE_API_KEYS.map((apiKey) =>
  option({ id: `sample:${apiKey}`, label: SAMPLE_LABELS[apiKey], choice: { kind: 'sample', apiKey } }),
);

/** All sources, those that were used last first; each once. */
export function sourceSections(
  connection: ConnectionState | undefined,
  { recent, apiKeys }: KnownSources,
  nowEpochMs: number,
): SourceSection[] {
  const profiles = profileOptions(connection, nowEpochMs);
  const keys = apiKeys.map((facts) => keyOption(facts, nowEpochMs));
  const byId = new Map([...profiles, ...keys].map((each) => [each.id, each]));
  const names = profiles.map(({ label }) => label);
  const last = recent.flatMap((choice) => byId.get(idOfChoice(wholeChoice(choice, names))) ?? []);
  const isElse = (each: SourceOption): boolean => !last.includes(each);
  const inUse = profiles.filter(({ id }) => id === idInUse(connection));
  const hasKey = connection?.hasEnvironmentKey === true;
  const first = hasKey ? ENVIRONMENT_KEY : CHAIN;
  const samples = connection?.source.kind === 'sample' ? [SAMPLE, ...SAMPLE_KEYS] : [SAMPLE];
  const several = profiles.length > 1 ? [SEVERAL] : [];
  const signIn = hasKey ? [] : [SIGN_IN];
  const sections = [
    { id: 'recent', title: 'Used last', options: last },
    { id: 'ended', title: 'Sign in', options: endedOf([...inUse, ...last], connection, nowEpochMs) },
    { id: 'profiles', title: 'Profiles', options: [first, ...profiles.filter(isElse)] },
    { id: 'keys', title: 'API keys', options: keys.filter(isElse) },
    { id: 'other', title: 'Other', options: [...samples, ...several, ...signIn, ADD_KEY] },
  ];
  return sections.filter(({ options }) => options.length > 0);
}

/** A way to sign in to each of them whose session is not open: by the app, or by a command for a terminal. */
function endedOf(
  options: readonly SourceOption[],
  connection: ConnectionState | undefined,
  nowEpochMs: number,
): SourceOption[] {
  const facts = new Map(connection?.profileFacts?.map((each) => [each.name, each]));
  return [...new Set(options)].flatMap(({ label }) => {
    const { session, canSignIn, login } = facts.get(label) ?? {};
    if (session === undefined || isOpen(session, nowEpochMs)) return [];
    const state = sessionWords(session, nowEpochMs);
    if (login !== undefined) {
      const description = `${state} · for ${label}, in a terminal; noticed here`;
      return option({ id: `login:${label}`, label: `Copy ${login}`, description, copies: login });
    }
    if (canSignIn !== true) return [];
    const description = `${state} · opens your browser`;
    return option({ id: `sign-in:${label}`, label: `Sign in to ${label}`, description, signsIn: label });
  });
}

/** None where a key of the environment is used whatever the profile is. */
function profileOptions(connection: ConnectionState | undefined, nowEpochMs: number): SourceOption[] {
  const { profiles = [], profileFacts = [], source, hasEnvironmentKey, accountAlias } = connection ?? {};
  if (hasEnvironmentKey === true) return [];
  const facts = new Map(profileFacts.map((each) => [each.name, each]));
  const names = new Set(profiles);
  // A profile of the command line need not be in a config file.
  if (source?.profile !== undefined) names.add(source.profile);
  return [...names].map((name) =>
    profileOption(name, facts.get(name), nowEpochMs, name === source?.profile ? accountAlias : undefined),
  );
}

function profileOption(
  name: string,
  facts: ProfileFacts | undefined,
  nowEpochMs: number,
  alias: string | undefined,
): SourceOption {
  const choice: SourceChoice = { kind: 'aws', profile: name };
  const base = { id: idOfChoice(choice), label: name, choice };
  if (facts === undefined) return option(base);
  return option(
    {
      ...base,
      description: profileWords(facts, alias),
      ...(facts.problem === undefined ? {} : { isUnusable: true }),
      ...(facts.session === undefined ? {} : { session: sessionWords(facts.session, nowEpochMs) }),
    },
    ALSO_KINDS[facts.kind],
  );
}

function keyOption(facts: ApiKeyFacts, nowEpochMs: number): SourceOption {
  const choice: SourceChoice = { kind: 'aws', profile: null, apiKey: facts.id };
  const description = apiKeyWords(facts, nowEpochMs);
  return option({ id: idOfChoice(choice), label: facts.name, description, choice }, 'bearer token');
}

function option(given: Omit<SourceOption, 'words'>, also = ''): SourceOption {
  const { label, description = '', session = '' } = given;
  return { ...given, words: `${label} ${description} ${session} ${also}`.toLowerCase() };
}

/** With the full name of a profile that is kept masked. */
function wholeChoice(choice: SourceChoice, names: readonly string[]): SourceChoice {
  if (choice.kind === 'sample' || choice.profile === null || choice.profileMark === undefined) return choice;
  const { profile, profileMark } = choice;
  return { kind: 'aws', profile: profileKeptAs({ profile, profileMark }, names) ?? profile };
}

function idOfChoice(choice: SourceChoice): string {
  if (choice.kind === 'sample') return choice.apiKey === undefined ? SAMPLE.id : `sample:${choice.apiKey}`;
  if (choice.apiKey !== undefined) return `key:${choice.apiKey}`;
  return choice.profile === null ? CHAIN_ID : `profile:${choice.profile}`;
}

/** The id of the option that is in use. */
export function idInUse(connection: ConnectionState | undefined): string {
  if (connection === undefined) return CHAIN_ID;
  const { apiKey, source } = connection;
  if (source.kind === 'sample') return apiKey === undefined ? SAMPLE.id : `sample:${String(apiKey)}`;
  if (typeof apiKey === 'object') return `key:${apiKey.given}`;
  return source.profile === undefined ? CHAIN_ID : `profile:${source.profile}`;
}

/** What is in use, as the toolbar names it. */
export function labelInUse(
  connection: ConnectionState | undefined,
  { apiKeys }: Pick<KnownSources, 'apiKeys'>,
): string {
  const { apiKey, source } = connection ?? {};
  if (source?.kind === 'sample') {
    return SAMPLE_KEYS.find(({ id }) => id === `sample:${String(apiKey)}`)?.label ?? SAMPLE.label;
  }
  if (typeof apiKey === 'object') {
    return `API key ${apiKeys.find(({ id }) => id === apiKey.given)?.name ?? 'that is gone'}`;
  }
  if (apiKey === 'environment') return ENVIRONMENT_KEY.label;
  return source?.profile ?? CHAIN.label;
}

/** The options that have all the words of the text; those whose name begins with it first. */
export function foundSources(sections: readonly SourceSection[], text: string): SourceSection[] {
  const typed = text.trim().toLowerCase();
  // Account numbers are often written in groups of four.
  const words = typed.replace(/(?<=\d)[\s-](?=\d{4})/g, '').split(/\s+/);
  const rank = ({ label }: SourceOption): number => {
    const name = label.toLowerCase();
    if (name.startsWith(typed)) return 0;
    return name.includes(typed) ? 1 : 2;
  };
  return sections
    .map(({ options, ...section }) => ({
      ...section,
      options: options
        .filter((each) => words.every((word) => each.words.includes(word)))
        .toSorted((a, b) => rank(a) - rank(b)),
    }))
    .filter(({ options }) => options.length > 0);
}

/** At most so many options, for a first frame; the one in use is among the first. */
export function firstSources(sections: readonly SourceSection[], count: number): SourceSection[] {
  let left = count;
  return sections.flatMap(({ options, ...section }) => {
    const part = options.slice(0, left);
    left -= part.length;
    return part.length === 0 ? [] : [{ ...section, options: part }];
  });
}
