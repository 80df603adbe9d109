import { describe, expect, it } from 'vitest';
import { isOwnFrame } from '../../electron/ipc/own-frame.ts';

const PAGE = 'app://bedrock-atlas/index.html';

function messageFrom(url: string): Parameters<typeof isOwnFrame> {
  const frame = { url };
  const contents = { mainFrame: frame };
  return [{ sender: contents, senderFrame: frame }, contents, PAGE];
}

/** As Electron's objects are once their window is closed. */
const closed = (): never => {
  throw new TypeError('Object has been destroyed');
};

describe('a message', () => {
  it('of the page is answered, wherever in it the page is', () => {
    expect(isOwnFrame(...messageFrom(PAGE))).toBe(true);
    expect(isOwnFrame(...messageFrom(`${PAGE}#x`))).toBe(true);
  });

  it.each([
    '',
    'about:blank',
    'null',
    'https://example.com/',
    'app://other/index.html',
    'file:///index.html',
    'not a url',
  ])('of a frame at "%s" is not, and nothing is thrown', (url) => {
    expect(isOwnFrame(...messageFrom(url))).toBe(false);
  });

  it('of another window or a frame inside the page is not', () => {
    const [event, contents] = messageFrom(PAGE);
    expect(isOwnFrame(event, { mainFrame: { url: PAGE } }, PAGE)).toBe(false);
    expect(isOwnFrame({ ...event, senderFrame: { url: PAGE } }, contents, PAGE)).toBe(false);
    expect(isOwnFrame({ ...event, senderFrame: null }, contents, PAGE)).toBe(false);
  });

  it('that comes while the window closes is not, and nothing is thrown', () => {
    const [event, contents] = messageFrom(PAGE);
    const gone = Object.defineProperty({}, 'mainFrame', { get: closed }) as { mainFrame: unknown };
    expect(isOwnFrame({ ...event, sender: gone }, gone, PAGE)).toBe(false);
    const frame = Object.defineProperty({}, 'url', { get: closed }) as { url: string };
    Object.assign(contents, { mainFrame: frame });
    expect(isOwnFrame({ sender: contents, senderFrame: frame }, contents, PAGE)).toBe(false);
  });
});
