/** Code to copy, in a language that can be chosen. */
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { CopyButton } from '../../controls/copy-button.tsx';

export function SnippetText<Kind extends string>(props: {
  kinds: readonly Kind[];
  labels: Readonly<Record<Kind, string>>;
  kind: Kind;
  onChoose: (kind: Kind) => void;
  /** Accessible name of the choice. */
  group: string;
  text: string;
}): React.ReactNode {
  const { kinds, labels, kind, onChoose, group, text } = props;
  return (
    <div>
      <ToggleButtonGroup
        className="snippet-kinds wrap gap-2"
        aria-label={group}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[kind]}
        onSelectionChange={(keys) => onChoose(kinds.find((each) => keys.has(each)) ?? kind)}
      >
        {kinds.map((each) => (
          <ToggleButton key={each} id={each} className="snippet-kind">
            {labels[each]}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <div className="snippet">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard. */}
        <pre tabIndex={0} aria-label={`${labels[kind]} snippet`} role="region">
          {text}
        </pre>
        <CopyButton text={text} what={`${labels[kind]} snippet`} />
      </div>
    </div>
  );
}
