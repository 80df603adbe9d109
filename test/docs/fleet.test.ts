/** What docs/fleet.md and the Dockerfile tell a stranger to run. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../electron/cli/arguments.ts';
import { exportText } from '../../electron/export/export-text.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { REPO } from '../../scripts/repo.ts';
import { AT, aModel, BLOCKED } from '../helpers/builders.ts';
import { checkedIn, failedIn, listed, stateAfter } from '../helpers/scan-events.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const PAGE = readFileSync(join(REPO, 'docs/fleet.md'), 'utf8');

/** The code blocks of the page in a language. */
function blocks(language: string): string[] {
  return [...PAGE.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(
    ([, code = '']) => code,
  );
}

const COMMANDS = blocks('sh')
  .concat(blocks('yaml'))
  .flatMap((code) => [...code.matchAll(/(?:headless-main\.js|--rm.* bedrock-atlas) (--[^|>#\n]*)/g)])
  .map(([, args = '']) => args.trim().replace(/\$\{\{ matrix.account \}\}/, 'dev'));

it.each(COMMANDS)('the command line takes %s', (args) => {
  expect(parseArguments(args.split(/\s+/))).toMatchObject({ ok: true });
});

interface States {
  StartAt: string;
  States: Record<string, State>;
}

interface State {
  Type: string;
  Next?: string;
  End?: boolean;
  ItemProcessor?: States & { ProcessorConfig: { Mode: string; ExecutionType: string } };
  Parameters?: { Overrides: { ContainerOverrides: { 'Command.$': string }[] } };
}

/** All states, those in maps too; throws where a machine does not hang together. */
function statesOf(machine: States): State[] {
  const names = Object.keys(machine.States);
  expect(names).toContain(machine.StartAt);
  return Object.values(machine.States).flatMap((state) => {
    expect(state.End === true || names.includes(state.Next ?? '')).toBe(true);
    return [state, ...(state.ItemProcessor === undefined ? [] : statesOf(state.ItemProcessor))];
  });
}

it('the state machine hangs together, is a distributed map, and gives arguments that are taken', () => {
  const states = statesOf(JSON.parse(blocks('json')[0] ?? '') as States);
  expect(states.map(({ Type, ItemProcessor }) => [Type, ItemProcessor?.ProcessorConfig.Mode])).toEqual([
    ['Map', 'DISTRIBUTED'],
    ['Task', undefined],
  ]);
  const command = states[1]?.Parameters?.Overrides.ContainerOverrides[0]?.['Command.$'] ?? '';
  const list = /^States\.Array\((.*)\)$/.exec(command)?.[1]?.split(', ') ?? [];
  const args = list.map((each) => (each === '$.profile' ? 'dev' : each.replace(/^'(.*)'$/, '$1')));
  expect(parseArguments(args)).toMatchObject({ ok: true, value: { profile: ['dev'] } });
});

it('the container starts the command line of the package, and copies what there is', () => {
  const dockerfile = readFileSync(join(REPO, 'Dockerfile'), 'utf8');
  const [, entry = ''] = /^ENTRYPOINT (.*)$/m.exec(dockerfile) ?? [];
  expect(JSON.parse(entry)).toEqual(['node', `/opt/bedrock-atlas/${packageJson.bin['bedrock-atlas']}`]);
  expect(dockerfile).toContain('COPY --from=build /build/dist/main ./dist/main');
});

describe('the query over all exports', () => {
  it('says which accounts can call what others cannot, and leaves out regions that did not answer', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'out'));
    const both = listed('eu-west-1', [aModel('a.one'), aModel('a.two')]);
    const states = {
      dev: stateAfter(both),
      qa: stateAfter(both, checkedIn('eu-west-1', 'a.one', BLOCKED)),
      prod: stateAfter(listed('eu-west-1', [aModel('a.one')])),
      lab: stateAfter(failedIn('eu-west-1')),
    };
    for (const [account, { snapshot }] of Object.entries(states)) {
      const text = exportText(snapshot, 'json', { generatedAt: AT, generatorVersion: '1' });
      writeFileSync(join(folder, 'out', `${account}.json`), Array.from(text).join(''));
    }
    const database = await DuckDBInstance.create(':memory:');
    const connection = await database.connect();
    const statements = (blocks('sql')[0] ?? '').replace('out/', `${join(folder, 'out')}/`).split(';');
    for (const statement of statements.slice(0, -2)) await connection.run(statement);
    const rows = (await connection.runAndReadAll(statements.at(-2) ?? '')).getRowObjectsJson();
    connection.closeSync();
    database.closeSync();
    expect(rows).toEqual([
      { region: 'eu-west-1', model: 'a.one', accounts: '2', of: '3', who: 'dev, prod' },
      { region: 'eu-west-1', model: 'a.two', accounts: '2', of: '3', who: 'dev, qa' },
    ]);
  });
});
