import { describe, expect, it } from 'vitest';
import { diffSnapshots } from '../../../electron/contract/diff/diff-sides.ts';
import { diffCsv, diffJson, diffMarkdown } from '../../../electron/contract/diff/diff-text.ts';
import { ALLOWED, aModel, BLOCKED } from '../../helpers/builders.ts';
import { failedIn, listed } from '../../helpers/scan-events.ts';
import { accessOf, changeOf, EU, NOTHING, scanned, US } from './scans.ts';

const TITLES = { old: 'Monday', new: 'Tuesday' };
const difference = diffSnapshots(
  scanned(
    listed(EU, [aModel('a.stays'), aModel('a.goes')]),
    accessOf('a.stays', BLOCKED),
    listed(US, [aModel('a.stays')]),
  ),
  scanned(
    listed(EU, [aModel('a.stays', { modelLifecycle: { status: 'LEGACY' } }), aModel('a.comes')]),
    accessOf('a.stays', ALLOWED),
    failedIn(US, 'denied', 'denied'),
  ),
);

describe('a difference in Markdown', () => {
  it('has a table for each kind of change and says what is unknown', () => {
    expect([...diffMarkdown(difference, TITLES)].join('')).toBe(`# Changes from Monday to Tuesday

1 added, 1 removed, 2 changed; 1 unknown.

## Added

| Region | Model |
| --- | --- |
| eu-central-1 | a.comes |

## Removed

| Region | Model |
| --- | --- |
| eu-central-1 | a.goes |

## Access

| Region | Model | From | To |
| --- | --- | --- | --- |
| eu-central-1 | a.stays | blocked (agreement) | allowed |

## Lifecycle

| Region | Model | From | To |
| --- | --- | --- | --- |
| eu-central-1 | a.stays | status: ACTIVE | status: LEGACY |

## Unknown

| Region | Side | Why |
| --- | --- | --- |
| us-east-1 | Tuesday | the Region refused these credentials |
`);
  });

  it('says in one line that there is none', () => {
    expect([...diffMarkdown(NOTHING, TITLES)].join('')).toBe(
      '# Changes from Monday to Tuesday\n\nNo differences.\n',
    );
  });

  it('keeps a name inside its cell', () => {
    const added = [{ region: EU, modelId: 'a|b\n<i>' }];
    expect([...diffMarkdown({ ...NOTHING, added }, TITLES)].join('')).toContain(
      '| eu-central-1 | a\\|b &lt;i> |',
    );
  });
});

describe('a difference in JSON', () => {
  it('has the four lists with the names that scripts rely on', () => {
    expect(JSON.parse([...diffJson(difference)].join(''))).toEqual({
      added: [{ region: EU, modelId: 'a.comes' }],
      removed: [{ region: EU, modelId: 'a.goes' }],
      changed: [
        changeOf('a.stays', 'access', 'blocked', 'allowed', { from: ['agreement'], to: [] }),
        changeOf('a.stays', 'lifecycle', { status: 'ACTIVE' }, { status: 'LEGACY' }),
      ],
      unknown: [{ region: US, side: 'new', reason: 'denied' }],
    });
  });
});

describe('a difference in CSV', () => {
  it('has a row per change and neutralises what a spreadsheet would run', () => {
    const added = [{ region: EU, modelId: '=1+1' }];
    expect([...diffCsv({ ...difference, added })].join('')).toBe(
      [
        'Change,Region,Model id,From,To',
        "Added,eu-central-1,'=1+1,,",
        'Removed,eu-central-1,a.goes,,',
        'Access,eu-central-1,a.stays,blocked (agreement),allowed',
        'Lifecycle,eu-central-1,a.stays,status: ACTIVE,status: LEGACY',
        'Unknown,us-east-1,,,the Region refused these credentials',
        '',
      ].join('\r\n'),
    );
  });
});
