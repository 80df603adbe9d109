import { ANY_PACKAGE, NODE, type Room } from './room.ts';

/** Tools know nothing of tests; tests know nothing of the lab, which may see everything. */
export const TOOLS: readonly Room[] = [
  {
    room: 'scripts/',
    maySee: [
      'scripts/',
      'electron/contract/',
      'electron/capabilities/',
      'electron/discovery/',
      'electron/aws/',
      'electron/pricing/',
      'electron/cli/arguments.ts',
      'package.json',
      NODE,
      ANY_PACKAGE,
    ],
  },
  { room: 'scripts/arrows/', maySee: ['scripts/arrows/', NODE, 'oxc-parser'] },
  {
    room: 'test/',
    maySee: ['test/', 'scripts/', 'electron/', 'renderer/', 'docs/', 'package.json', NODE, ANY_PACKAGE],
  },
  { room: 'test/helpers/', maySee: ['test/helpers/', 'electron/', 'renderer/', NODE, ANY_PACKAGE] },
  {
    room: 'test/drivers/',
    maySee: ['test/drivers/', 'test/helpers/', 'scripts/', 'electron/', NODE, ANY_PACKAGE],
  },
  {
    room: 'test/e2e/',
    maySee: [
      'test/e2e/',
      'test/drivers/',
      'test/helpers/',
      'scripts/',
      'electron/contract/',
      'docs/',
      'package.json',
      NODE,
      ANY_PACKAGE,
    ],
  },
  { room: 'test/lab/', maySee: ['test/', 'lab/', 'scripts/', NODE, ANY_PACKAGE] },
  {
    room: 'lab/',
    maySee: [
      'lab/',
      'test/drivers/',
      'test/helpers/',
      'scripts/',
      'electron/',
      'renderer/',
      NODE,
      ANY_PACKAGE,
    ],
  },
];
