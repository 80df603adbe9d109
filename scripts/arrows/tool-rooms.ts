import { ANY_PACKAGE, NODE, type Room, roomsOf } from './room.ts';

const tool = roomsOf('');

/** Tools know nothing of tests; tests know nothing of the lab, which may see everything. */
export const TOOLS: readonly Room[] = [
  tool(
    'scripts/',
    ['contract/', 'capabilities/', 'discovery/', 'aws/', 'pricing/', 'cli/arguments.ts'].map(
      (room) => `electron/${room}`,
    ),
    ...['package.json', NODE, ANY_PACKAGE],
  ),
  tool('scripts/arrows/', ['scripts/repo.ts', 'scripts/run-script.ts'], NODE, 'oxc-parser'),
  tool('test/', ['scripts/', 'electron/', 'renderer/', 'docs/'], 'package.json', NODE, ANY_PACKAGE),
  tool('test/helpers/', ['electron/', 'renderer/'], NODE, ANY_PACKAGE),
  tool('test/drivers/', ['test/helpers/', 'scripts/', 'electron/'], NODE, ANY_PACKAGE),
  tool(
    'test/e2e/',
    ['test/drivers/', 'test/helpers/', 'scripts/', 'electron/contract/', 'docs/'],
    ...['package.json', NODE, ANY_PACKAGE],
  ),
  tool('test/lab/', ['test/', 'lab/', 'scripts/'], NODE, ANY_PACKAGE),
  tool(
    'lab/',
    ['test/drivers/', 'test/helpers/', 'scripts/', 'electron/', 'renderer/'],
    ...[NODE, ANY_PACKAGE],
  ),
];
