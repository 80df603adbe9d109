/** Real sessions for tests, each in a folder of its own, and Atlas over them. */

import { onTestFinished } from 'vitest';
import type { ConnectionState } from '../../electron/contract/bridge/api.ts';
import type { AtlasDeps } from '../../electron/session/ports.ts';
import type { SessionOptions } from '../../electron/session/source/source-choice.ts';
import { SourceSession } from '../../electron/session/source/source-session.ts';
import { closedWithTest } from '../helpers/closed-with-test.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { anAtlas, FakeSession } from './fake-session.ts';

/** As the window does: with the environment as it is, by default for whom that names. */
function opening(options: Partial<SessionOptions>): Promise<SourceSession> {
  return SourceSession.open({
    choice: { kind: 'aws', profile: null },
    userDataDir: tempFolder(),
    regionDeadlineMs: 15_000,
    env: process.env,
    onProblem: () => undefined,
    ...options,
  });
}

export const openSession = (options: Partial<SessionOptions> = {}): Promise<SourceSession> =>
  closedWithTest(opening(options));

/** `last`: the connection that was told of last. */
export async function atlasOverSessions(own: Partial<AtlasDeps> = {}) {
  const asked = { regionDeadlineMs: 5_000, regions: ['us-east-1', 'eu-west-1'] };
  const made = await anAtlas(new FakeSession(), {
    openSession: (choice, onProblem) => opening({ choice, onProblem, ...asked }),
    ...own,
  });
  onTestFinished(() => made.atlas.source.close());
  const last = (): ConnectionState | undefined =>
    made.published.flatMap((event) => (event.type === 'connection' ? event.connection : [])).at(-1);
  return { ...made, last };
}
