/** Pages of inference profiles that do not end well, and clocks that do not agree. */
import { expect } from 'vitest';
import {
  aProfileSummary,
  FAULTY,
  goodReply,
  MODEL_ID,
  operationOf,
  PROFILE_ID,
} from '../../drivers/good-bedrock.ts';
import type { Reply, SeenRequest } from '../../helpers/servers/protocol-server.ts';
import type { FaultCase } from '../set-up/fault-case.ts';

/** Pages of the system's profiles; undefined: the good answer. */
const pages =
  (page: (token: string | undefined) => Reply | undefined): NonNullable<FaultCase['fault']> =>
  () =>
  (request) =>
    operationOf(request) === 'profiles' && request.query.get('type') !== 'APPLICATION'
      ? page(request.query.get('nextToken') ?? undefined)
      : undefined;

const aPage = (nextToken: string | undefined, ...ids: string[]): Reply => ({
  json: {
    inferenceProfileSummaries: ids.map((id) => aProfileSummary(FAULTY, id)),
    ...(nextToken === undefined ? {} : { nextToken }),
  },
});

/** Pages of a thousand, made once for all runs: making one would hold up the server. */
const largePages = new Map<number, Reply>();
function largePage(first: number): Reply {
  const made = largePages.get(first);
  if (made !== undefined) return made;
  const ids = Array.from({ length: 1_000 }, (_, index) => `eu.acme.number-${first + index}`);
  const inferenceProfileSummaries = ids.map((id) => aProfileSummary(FAULTY, id));
  const nextToken = String(first + 1_000);
  const page = { body: JSON.stringify({ inferenceProfileSummaries, nextToken }) };
  largePages.set(first, page);
  return page;
}

const profilesOf = (models: Record<string, Record<string, unknown>>): string[] =>
  ((models[MODEL_ID]?.referencedByInstanceProfiles ?? []) as { inferenceProfileId: string }[]).map(
    (profile) => profile.inferenceProfileId,
  );

const SKEW_MS = 10 * 60_000;

/** A server whose clock is ten minutes ahead, and which is as strict about it as AWS. */
function tenMinutesAhead(request: SeenRequest): Reply {
  const now = Date.now() + SKEW_MS;
  const date = new Date(now).toUTCString();
  const signedAt = String(request.headers['x-amz-date']).replace(
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/,
    '$1-$2-$3T$4:$5:$6Z',
  );
  if (Math.abs(now - Date.parse(signedAt)) < SKEW_MS / 2) return { ...goodReply(request), headers: { date } };
  return { error: 'InvalidSignatureException', status: 403, message: 'Signature expired', headers: { date } };
}

/** The wall clock is set back by an hour some time into the scan. */
function clockGoesBack(): () => void {
  const real = Date.now;
  const from = real() + 60;
  Date.now = () => (real() > from ? real() - 3_600_000 : real());
  return () => {
    Date.now = real;
  };
}

export const PAGES_AND_TIME: readonly FaultCase[] = [
  {
    name: 'a token that repeats',
    fault: pages(() => aPage('again', PROFILE_ID)),
    expect: { state: 'ok', cells: 'fresh', exit: 0 },
    check: ({ models, asked }) => {
      expect(profilesOf(models)).toEqual([PROFILE_ID]);
      expect(asked.profiles).toBeLessThan(5);
    },
  },
  {
    name: 'ever-new tokens',
    fault: pages((token = '0') => aPage(String(Number(token) + 1), `eu.acme.number-${token}`)),
    expect: { state: 'partial', cells: 'fresh', message: /went on handing out pages/, exit: 2 },
    check: ({ asked }) => expect(asked.profiles).toBeLessThan(105),
  },
  {
    name: 'pages of profiles without end',
    what: 'the first 5,000 are taken in',
    fault: pages((token = '0') => largePage(Number(token))),
    expect: {
      state: 'partial',
      cells: 'fresh',
      message: /lists more inference profiles of one type than are taken in; the first 5,000/,
      exit: 2,
    },
    check: ({ models, asked, incomplete }) => {
      expect(profilesOf(models)).toHaveLength(5_000);
      expect(asked.profiles).toBe(7);
      expect(incomplete).toEqual(['profiles']);
    },
  },
  {
    name: 'an empty page with a token',
    fault: pages((token) => (token === undefined ? aPage('next') : aPage(undefined, PROFILE_ID))),
    expect: { state: 'ok', cells: 'fresh', exit: 0 },
    check: ({ models }) => expect(profilesOf(models)).toEqual([PROFILE_ID]),
  },
  {
    name: 'a page that fails after three good ones',
    fault: pages((token = '0') =>
      token === '3'
        ? { error: 'ValidationException', status: 400, message: 'bad token' }
        : aPage(String(Number(token) + 1), `eu.acme.number-${token}`),
    ),
    expect: { state: 'partial', cells: 'fresh', message: /refused the request/, exit: 2 },
    check: ({ models }) =>
      // What came, and what was known before.
      expect(profilesOf(models).sort()).toEqual(
        [PROFILE_ID, ...[0, 1, 2].map((n) => `eu.acme.number-${n}`)].sort(),
      ),
  },
  {
    name: 'slow pages without end',
    what: 'each in time, all together not',
    fault: () => (request) =>
      operationOf(request) !== 'profiles'
        ? undefined
        : {
            after: new Promise((resolve) => setTimeout(resolve, 800)),
            reply: aPage(`${request.attempt}`, `eu.acme.number-${request.attempt}`),
          },
    // Long enough for a page on a busy machine, too short for five.
    deadlineMs: 4_000,
    expect: {
      state: 'partial',
      cells: 'fresh',
      message: /pages of inference profiles/,
      exit: 2,
      isSlow: true,
    },
    check: ({ asked }) => expect(asked.profiles).toBeLessThan(12),
  },
  {
    name: 'the local clock is 10 minutes off',
    where: 'every region',
    fault: () => tenMinutesAhead,
    expect: { state: 'ok', cells: 'fresh', exit: 0 },
  },
  {
    name: 'the clock goes back by an hour',
    where: 'every region',
    setUp: async () => ({ undo: clockGoesBack() }),
    expect: { state: 'ok', cells: 'fresh', exit: 0 },
  },
];
