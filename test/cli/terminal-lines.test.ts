import { expect, it } from 'vitest';
import { terminalLines } from '../../electron/cli/terminal-lines.ts';

function written(
  stream: { isTTY?: boolean; columns?: number },
  talk: (lines: ReturnType<typeof terminalLines>) => void,
) {
  let text = '';
  talk(
    terminalLines({
      ...stream,
      write: (more) => {
        text += more;
      },
    }),
  );
  return text;
}

it('progress changes one line on a terminal, and clears it before a line that stays', () => {
  const text = written({ isTTY: true, columns: 80 }, ({ say, progress }) => {
    progress('[1/3] a');
    progress('[2/3] b');
    say('Wrote x.');
    say('Done.');
  });
  expect(text).toBe('\r\u001B[2K[1/3] a\r\u001B[2K[2/3] b\r\u001B[2KWrote x.\nDone.\n');
});

it('progress is plain lines elsewhere', () => {
  const text = written({}, ({ say, progress }) => {
    progress('[1/3] a');
    say('Wrote x.');
  });
  expect(text).toBe('[1/3] a\nWrote x.\n');
});

it('progress is cut where the terminal would wrap', () => {
  const text = written({ isTTY: true, columns: 30 }, ({ progress }) => progress('x'.repeat(100)));
  expect(text).toBe(`\r\u001B[2K${'x'.repeat(29)}`);
});
