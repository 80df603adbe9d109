/** Model lists that cannot be read, or that hold what nobody expects. */
import { expect } from 'vitest';
import { aSummary, FAULTY, MODEL_ID, MODEL_IDS, operationOf } from '../../drivers/good-bedrock.ts';
import type { Reply } from '../../helpers/servers/protocol-server.ts';
import type { FaultCase, FaultyRegion } from '../set-up/fault-case.ts';

/** The reply to the list of models; everything else is answered well. */
const list = (reply: () => Reply): NonNullable<FaultCase['fault']> => {
  // Made once for all runs: some are so large that making them would hold up the server.
  let made: Reply | undefined;
  return () => (request) => {
    if (operationOf(request) !== 'models') return undefined;
    made ??= reply();
    return made;
  };
};
const summaries = MODEL_IDS.map((modelId) => aSummary(FAULTY, modelId));
/** The good list with more records, or with other members in the first. */
const listWith = (...more: unknown[]) => list(() => ({ json: { modelSummaries: [...summaries, ...more] } }));
const listWhere = (change: Record<string, unknown>) =>
  list(() => ({ json: { modelSummaries: [aSummary(FAULTY, MODEL_ID, change), ...summaries.slice(1)] } }));

const FRESH = { state: 'ok', cells: 'fresh', exit: 0 } as const;
const bad = (message: RegExp): FaultCase['expect'] => ({
  state: 'failed',
  cells: 'last good answer',
  message,
  exit: 2,
});

const HTML = '<!DOCTYPE html><html><body>Sign in</body></html>';
const allModels = ({ models }: FaultyRegion): void => {
  expect(Object.keys(models)).toEqual(MODEL_IDS);
};
const first = ({ models }: FaultyRegion): Record<string, unknown> => models[MODEL_ID] ?? {};

const statusOf = (model: Record<string, unknown>): unknown => (model.access as { status: unknown }).status;

export const BAD_ANSWERS: readonly FaultCase[] = [
  {
    name: 'truncated JSON',
    fault: list(() => ({ body: '{"modelSummaries":[{"modelId":"acme' })),
    expect: bad(/cut off or not JSON/),
  },
  {
    name: 'malformed JSON',
    fault: list(() => ({ body: '{"modelSummaries":[{]}' })),
    expect: bad(/cut off or not JSON/),
  },
  {
    name: 'HTML with status 502',
    fault: list(() => ({ body: HTML, status: 502 })),
    expect: bad(/gateway on the way.*502/),
  },
  { name: 'HTML with status 200', fault: list(() => ({ body: HTML })), expect: bad(/a web page/) },
  { name: 'an empty body', fault: list(() => ({ body: '' })), expect: bad(/an empty answer/) },
  { name: '{}', fault: list(() => ({ json: {} })), expect: bad(/without the list/) },
  {
    name: 'a null list',
    fault: list(() => ({ json: { modelSummaries: null } })),
    expect: bad(/without the list/),
  },
  {
    name: 'an empty list in one region',
    what: 'the Region has no models, and others prove that the account can see some',
    fault: list(() => ({ json: { modelSummaries: [aSummary(FAULTY, MODEL_ID)] } })),
    expect: FRESH,
    check: ({ models }) => expect(Object.keys(models)).toEqual([MODEL_ID]),
  },
  { name: 'null elements', fault: listWith(null, null), expect: FRESH, check: allModels },
  {
    name: 'members of the wrong type',
    fault: listWhere({
      modelName: 7,
      inputModalities: 'TEXT',
      modelLifecycle: [],
      inferenceTypesSupported: {},
    }),
    expect: FRESH,
    check: (region) => {
      allModels(region);
      expect(first(region)).not.toHaveProperty('modelName');
    },
  },
  {
    name: 'one bad timestamp',
    what: 'the SDK loses the whole list, the app only the date',
    fault: listWhere({ modelLifecycle: { status: 'ACTIVE', startOfLifeTime: 'yesterday' } }),
    expect: FRESH,
    check: (region) => {
      allModels(region);
      expect(first(region).modelLifecycle).toEqual({ status: 'ACTIVE' });
    },
  },
  {
    name: 'a record without its id',
    fault: listWith({ modelName: 'Nameless' }),
    expect: FRESH,
    check: allModels,
  },
  {
    name: 'unknown members',
    fault: listWhere({ fromTheFuture: { deep: [1] } }),
    expect: FRESH,
    check: (region) => expect(first(region).fromTheFuture).toEqual({ deep: [1] }),
  },
  {
    name: 'unknown values of an enum',
    fault: listWhere({ inputModalities: ['SMELL'], inferenceTypesSupported: ['ON_DEMAND', 'TELEPATHY'] }),
    expect: FRESH,
    check: (region) => {
      expect(first(region).inputModalities).toEqual(['SMELL']);
      expect(first(region).availability).toContain('on-demand');
    },
  },
  {
    name: '__proto__ and constructor as members and ids',
    fault: list(() => ({
      body: JSON.stringify({
        modelSummaries: [...summaries, { modelId: '__proto__' }, { modelId: 'constructor' }],
      }).replace('"modelName"', '"__proto__":{"polluted":1},"constructor":{"polluted":1},"modelName"'),
    })),
    expect: FRESH,
    check: (region) => {
      allModels(region);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
      expect(JSON.stringify(region.models)).not.toContain('polluted');
    },
  },
  {
    name: 'duplicate ids',
    fault: listWith(aSummary(FAULTY, MODEL_ID, { modelName: 'The second' })),
    expect: FRESH,
    check: (region) => {
      allModels(region);
      expect(first(region).modelName).not.toBe('The second');
    },
  },
  {
    name: '7 MB',
    isHuge: true,
    fault: list(() => ({
      body: Buffer.concat([
        Buffer.from(`{"padding":"${'x'.repeat(7 * 1024 * 1024)}","modelSummaries":`),
        Buffer.from(`${JSON.stringify(summaries)}}`),
      ]),
    })),
    expect: FRESH,
    check: allModels,
  },
  {
    name: '9 MB',
    isHuge: true,
    what: 'more than is read',
    fault: list(() => ({ body: Buffer.alloc(9 * 1024 * 1024, ' ') })),
    expect: bad(/larger than 8 MB/),
  },
  {
    name: '15,000 models',
    isHuge: true,
    what: 'the first 5,000 are taken in, access is asked for 1,000',
    fault: list(() => ({
      body: JSON.stringify({
        modelSummaries: [
          ...summaries,
          ...Array.from({ length: 14_994 }, (_, index) => aSummary(FAULTY, `acme.other-${index}-v1:0`)),
        ],
      }),
    })),
    expect: {
      state: 'partial',
      cells: 'fresh',
      access: 'mixed',
      message: /lists 15,000 models, more than are taken in; the first 5,000 are shown/,
      exit: 2,
    },
    check: ({ models, asked, incomplete }) => {
      expect(Object.keys(models)).toHaveLength(5_000);
      expect(incomplete).toEqual(['models']);
      expect(asked.access).toBe(1_000);
      const unknown = Object.values(models).filter((model) => statusOf(model) === 'unknown');
      expect(unknown).toHaveLength(4_000);
    },
  },
  {
    name: '100,000 models on bedrock-mantle',
    isHuge: true,
    hasMantle: true,
    what: 'the first 5,000 are taken in',
    fault: () => {
      const data = Array.from({ length: 100_000 }, (_, index) => ({ id: `acme.mantle-${index}` }));
      const body = JSON.stringify({ object: 'list', data });
      return (request) => (operationOf(request) === 'mantle' ? { body } : undefined);
    },
    expect: {
      state: 'ok',
      cells: 'fresh',
      access: 'mixed',
      message: /bedrock-mantle lists 100,000 models in eu-west-1.*the first 5,000 are shown/,
      exit: 0,
    },
    check: ({ models, incomplete }) => {
      expect(Object.keys(models)).toHaveLength(MODEL_IDS.length + 5_000);
      expect(incomplete).toEqual(['mantle']);
    },
  },
  {
    name: 'names of 10,000 characters',
    fault: listWhere({ modelName: 'n'.repeat(10_000), providerName: 'p'.repeat(10_001) }),
    expect: FRESH,
    check: (region) => {
      expect(first(region).modelName).toHaveLength(10_000);
      expect(first(region).providerName).toHaveLength(10_000);
    },
  },
  {
    name: 'right-to-left marks, emoji and control characters in names',
    fault: listWhere({ modelName: 'Good\u202e\u0007 model\u0000 \u{1f600} \u0646\u0645\u0648\u0630\u062c' }),
    expect: FRESH,
    check: (region) =>
      expect(first(region).modelName).toBe('Good model \u{1f600} \u0646\u0645\u0648\u0630\u062c'),
  },
  {
    name: 'HTML in names',
    what: 'kept as text',
    fault: listWhere({ modelName: '<img src=x onerror=alert(1)>' }),
    expect: FRESH,
    check: (region) => expect(first(region).modelName).toBe('<img src=x onerror=alert(1)>'),
  },
];
