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
          {groups().map((group) => (
            <Lines key={group.title} {...group} className="cheat-line" />
          ))}
          <Lines
            title="Search: words, and filters such as"
            className="cheat-line cheat-query"
            lines={[...QUALIFIERS.values(), ...SIGNS].map(({ example, help }) => ({
              sign: <code key={example}>{example}</code>,
              does: help,
            }))}
          />
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

interface Group {
  title: string;
  lines: { sign: React.ReactElement; does: string }[];
}

/** A heading, and what each sign under it does. */
function Lines({ title, lines, className }: Group & { className: string }): React.ReactNode {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {lines.map(({ sign, does }) => (
          <div key={`${sign.key}${does}`} className={className}>
            <dt>{sign}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function groups(): Group[] {
  const found = new Map<string, Group['lines']>();
  const add = (title: string, keys: string, does: string): void => {
    found.set(title, [...(found.get(title) ?? []), { sign: <Shortcut key={keys} keys={keys} />, does }]);
  };
  for (const name of COMMAND_NAMES) {
    const { group, keys, label } = commandOf(name);
    if (keys === undefined) continue;
    add(group === 'Help' ? 'Window' : group, keys, label.replace('…', ''));
  }
  for (const { place, keys, does } of LOCAL_KEYS) add(place, keys, does);
  return [...found].map(([title, lines]) => ({ title, lines }));
}
