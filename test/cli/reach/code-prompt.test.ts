/** The code of an MFA device, asked for on a terminal. */
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { codePrompt } from '../../../electron/cli/reach/code-prompt.ts';

const ADMIN = { profile: 'admin', device: 'my-phone' };
const BACKUP = { profile: '998877665544-backup', device: 'my-key' };
const noCancel = new AbortController().signal;

/** Streams as a terminal has them; what was asked so far. */
function terminal(isTTY = true) {
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = new PassThrough({ encoding: 'utf8' });
  let asked = '';
  output.on('data', (text: string) => {
    asked += text;
  });
  return { ask: codePrompt(input, output), type: (text: string) => input.write(text), asked: () => asked };
}

describe('on a terminal', () => {
  it('the device and the profile are named, without an account number, and the answer is taken without its blanks', async () => {
    const { ask, type, asked } = terminal();
    const answer = ask(BACKUP, noCancel);
    await expect.poll(asked).toBe('Code of the MFA device my-key for the profile 123456789012-backup: ');
    type(' 123456 \n');
    expect(await answer).toBe('123456');
  });

  it('one code is asked for at a time, though several profiles want one', async () => {
    const { ask, type, asked } = terminal();
    const answers = [ask(ADMIN, noCancel), ask(BACKUP, noCancel)];
    await expect.poll(asked).toContain('admin');
    expect(asked()).not.toContain('backup');
    type('111111\n');
    await expect.poll(asked).toContain('backup');
    type('222222\n');
    expect(await Promise.all(answers)).toEqual(['111111', '222222']);
  });

  it('a question is given up on a signal, and so is one that waits its turn', async () => {
    const { ask, type, asked } = terminal();
    const stop = new AbortController();
    const answers = [ask(ADMIN, stop.signal), ask(BACKUP, stop.signal)];
    await expect.poll(asked).toContain('admin');
    stop.abort();
    expect(await Promise.all(answers)).toEqual([undefined, undefined]);
    expect(asked()).not.toContain('backup');
    const again = ask(ADMIN, noCancel);
    type('333333\n');
    expect(await again).toBe('333333');
  });
});

it('without a terminal there is nobody to ask, and nothing is written', async () => {
  const { ask, asked } = terminal(false);
  expect(await ask(ADMIN, noCancel)).toBe('nobody');
  expect(asked()).toBe('');
});
