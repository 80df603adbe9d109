/** Links and files that the system hands over, from Electron's events to what the window shows. */
import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { linkEvent, listenToSystem } from '../../electron/app/start/open-requests.ts';
import type { AppEvent } from '../../electron/contract/bridge/api.ts';
import { EventOutbox } from '../../electron/ipc/event-outbox.ts';
import { AtlasStore } from '../../renderer/state/store/atlas-store.ts';
import { FIRST_VIEW } from '../../renderer/state/view/view-state.ts';
import { FakeAtlasApi, FIRST_SETTINGS } from '../helpers/fakes/fake-atlas-api.ts';

const SETTINGS_EVENT: AppEvent = { type: 'settings', settings: FIRST_SETTINGS };
const LINK = 'bedrock-atlas://view?q=nova';

let app: EventEmitter;
let outbox: EventOutbox;
let published: AppEvent[];
let files: string[];
/** What was done to the window, and to the app where there is none. */
let done: string[];
let window: { isMinimized(): boolean; restore(): void; focus(): void } | undefined;
let isMinimized: boolean;

const openWindow = (): void => {
  window = {
    isMinimized: () => isMinimized,
    restore: () => void done.push('restored'),
    focus: () => void done.push('focused'),
  };
};

beforeEach(() => {
  app = new EventEmitter();
  published = [];
  files = [];
  done = [];
  isMinimized = false;
  outbox = new EventOutbox();
  app.on('activate', () => {
    done.push('activated');
    openWindow();
  });
  openWindow();
  const publish = (event: AppEvent): void => {
    published.push(event);
    outbox.add(event);
  };
  listenToSystem(app, { publish, openFile: (file) => void files.push(file) }, () => window);
});

/** A second start as Electron tells of it: its arguments, its folder, and what it left. */
const secondStart = (left: unknown, argv: string[] = []): void => {
  app.emit('second-instance', {}, argv, '/home', left);
};
/** An event of macOS; says whether the app took it for itself. */
const fromMac = (name: 'open-url' | 'open-file', text: string): boolean => {
  let isTaken = false;
  const preventDefault = (): void => {
    isTaken = true;
  };
  app.emit(name, { preventDefault }, text);
  return isTaken;
};

describe('what the system hands over', () => {
  it('is a link or a file, as it came and in order', () => {
    expect(fromMac('open-url', 'bedrock-atlas://view?q=titan')).toBe(true);
    expect(fromMac('open-file', '/tmp/matrix.json')).toBe(true);
    secondStart({ link: LINK });
    expect(published).toEqual([
      { type: 'link', link: 'bedrock-atlas://view?q=titan' },
      { type: 'link', link: LINK },
    ]);
    expect(files).toEqual(['/tmp/matrix.json']);
  });

  it('brings the window forward, also out of the dock, and opens one where there is none', () => {
    secondStart({});
    expect(done).toEqual(['focused']);
    isMinimized = true;
    fromMac('open-url', LINK);
    expect(done).toEqual(['focused', 'restored', 'focused']);
    done = [];
    window = undefined;
    secondStart({ link: LINK });
    expect(done).toEqual(['activated']);
  });
});

describe('a hostile second start', () => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', LINK],
    ['a list', [LINK]],
    ['a link that is a number', { link: 7 }],
    ['a link that is a list', { link: [LINK] }],
    ['a file', { file: '/etc/passwd' }],
  ])('that leaves %s only shows the window', (_what, left) => {
    secondStart(left, ['--export', '/tmp/x.json', LINK]);
    expect([published, files]).toEqual([[], []]);
    expect(done).toEqual(['focused']);
  });

  it('cannot have a file opened beside its link, nor a link read from its arguments', () => {
    secondStart({ link: LINK, file: '/etc/passwd' }, ['bedrock-atlas://view?q=argued']);
    expect(published).toEqual([{ type: 'link', link: LINK }]);
    expect(files).toEqual([]);
  });

  it('fills no memory with a link', () => {
    secondStart({ link: `${LINK}${'x'.repeat(1_000_000)}` });
    expect(JSON.stringify(published).length).toBeLessThan(11_000);
  });
});

/** What a window shows once it listens. */
function aWindow() {
  const api = new FakeAtlasApi();
  const store = new AtlasStore(api);
  onTestFinished(store.open());
  outbox.listen((events) => api.tell(...events), [SETTINGS_EVENT]);
  return { api, store };
}

describe('a hostile link', () => {
  it.each([
    ['of another scheme', 'file:///etc/passwd'],
    ['of a script', 'javascript:alert(1)'],
    ['of another host', 'bedrock-atlas://settings?theme=dark'],
    ['with a user and a port', 'bedrock-atlas://me@view:1?q=x'],
    ['that hides the scheme', ' \u0000bedrock-atlas://view?q=x'],
    ['with a part that is not known', 'bedrock-atlas://view?q=x&run=--export'],
    ['that is too long', `bedrock-atlas://view?q=${'x'.repeat(20_000)}`],
    ['that is empty', ''],
  ])('%s changes nothing, by whichever way it comes, and is refused in words', (_what, link) => {
    for (const hand of [
      () => outbox.add(linkEvent(link)),
      () => secondStart({ link }),
      () => fromMac('open-url', link),
    ]) {
      outbox.stop();
      hand();
      const { api, store } = aWindow();
      expect(store.view.state.getState()).toEqual(FIRST_VIEW);
      expect(store.data.getState().notices).toMatchObject([
        { kind: 'problem', failure: { kind: 'bad-input' } },
      ]);
      expect(api.calls).toEqual([]);
    }
  });

  it('with markup is text: it stands in the search and nowhere else', () => {
    fromMac('open-url', 'bedrock-atlas://view?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&__proto__=1');
    const { api, store } = aWindow();
    expect(store.view.state.getState()).toEqual(FIRST_VIEW);
    fromMac('open-url', 'bedrock-atlas://view?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E');
    outbox.listen((events) => api.tell(...events), []);
    expect(store.view.state.getState().filter).toEqual({
      ...FIRST_VIEW.filter,
      query: '<img src=x onerror=alert(1)>',
    });
  });
});
