/** All shortcuts on one page. */
import { COMMAND_NAMES, commandOf } from '../../../electron/contract/bridge/commands.ts';
import { LOCAL_KEYS } from '../../../electron/contract/bridge/local-keys.ts';
import { QUALIFIERS } from '../../state/query/qualifiers.ts';
import { ModalFrame } from '../controls/modal-frame.tsx';
import { Shortcut } from '../controls/shortcut.tsx';

/** The dialog `Keyboard shortcuts`, opened by `?`. */
export function CheatSheet(): React.ReactNode {
  return (
    <ModalFrame title="Keyboard shortcuts" width="columns" overlay="shortcuts">
      <div className="cheat-scroller">
        <div className="cheat-sheet">
          {groups().map(({ title, lines }) => (
            <section key={title}>
              <h3>{title}</h3>
              <dl>
                {lines.map(({ keys, does }) => (
                  <div key={`${keys}${does}`} className="cheat-line">
                    <dt>
                      <Shortcut keys={keys} />
                    </dt>
                    <dd>{does}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
          <Qualifiers />
        </div>
      </div>
    </ModalFrame>
  );
}

/** What stands between words and filters. */
const SIGNS = [
  { example: 'frankfurt', help: 'A Region by its place, code or group' },
  { example: 'sonnet OR haiku', help: 'Any of them, of filters too; also with |' },
  { example: '-is:legacy -haiku', help: 'A minus sign in front excludes what matches' },
];

/** The qualifiers of the search. */
function Qualifiers(): React.ReactNode {
  return (
    <section>
      <h3>Search: words, and filters such as</h3>
      <dl>
        {[...QUALIFIERS.values()].map(({ key, example, help }) => (
          <div key={key} className="cheat-line cheat-query">
            <dt>
              <code>{example}</code>
            </dt>
            <dd>{help}</dd>
          </div>
        ))}
        {SIGNS.map(({ example, help }) => (
          <div key={example} className="cheat-line cheat-query">
            <dt>
              <code>{example}</code>
            </dt>
            <dd>{help}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface Lines {
  title: string;
  lines: { keys: string; does: string }[];
}

function groups(): Lines[] {
  const found = new Map<string, Lines['lines']>();
  const add = (title: string, keys: string, does: string): void => {
    found.set(title, [...(found.get(title) ?? []), { keys, does }]);
  };
  for (const name of COMMAND_NAMES) {
    const { group, keys, label } = commandOf(name);
    if (keys === undefined) continue;
    add(group === 'Help' ? 'Window' : group, keys, label.replace('…', ''));
  }
  for (const { place, keys, does } of LOCAL_KEYS) add(place, keys, does);
  return [...found].map(([title, lines]) => ({ title, lines }));
}
