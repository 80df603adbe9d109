/** What the list of sources offers for those whose login session is not open. */
import { expect, it } from 'vitest';
import type { ConnectionState, ProfileFacts } from '../../../electron/contract/bridge/api.ts';
import { sourceSections } from '../../../renderer/state/sources/source-options.ts';

it('signs in to the session that a role rests on, and copies the command of a profile of aws login', () => {
  const login = "aws login --profile 'my console'";
  const profileFacts: ProfileFacts[] = [
    { name: 'rooted', kind: 'role', session: {}, canSignIn: true },
    { name: 'my console', kind: 'aws login', session: {}, login },
    { name: 'keys', kind: 'access key' },
  ];
  const connection: ConnectionState = {
    ...{ status: 'connected', source: { kind: 'aws', partition: 'aws' }, lookedFor: [], profileFacts },
    profiles: profileFacts.map(({ name }) => name),
  };
  const recent = connection.profiles.map((profile) => ({ kind: 'aws' as const, profile }));
  const sections = sourceSections(connection, { recent, apiKeys: [] }, 0);
  const ended = sections.find(({ id }) => id === 'ended')?.options ?? [];
  expect(ended.map(({ label, signsIn, copies }) => ({ label, signsIn, copies }))).toEqual([
    { label: 'Sign in to rooted', signsIn: 'rooted', copies: undefined },
    { label: `Copy ${login}`, signsIn: undefined, copies: login },
  ]);
});
