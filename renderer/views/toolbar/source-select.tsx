/** Chooses the AWS profile or the sample data. */
import { ChevronDown } from 'lucide-react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import type { SourceChoice } from '../../../electron/contract/bridge/settings.ts';
import { useAtlas, useData } from '../controls/atlas-context.tsx';

interface Option {
  id: string;
  label: string;
  choice: SourceChoice;
}

const DEFAULT_CHAIN: Option = {
  id: 'chain',
  label: 'Default credentials',
  choice: { kind: 'aws', profile: null },
};
const SAMPLE: Option = { id: 'sample', label: 'Sample data', choice: { kind: 'sample' } };

const profileOption = (profile: string): Option => ({
  id: `profile:${profile}`,
  label: profile,
  choice: { kind: 'aws', profile },
});

/** A select-only combobox named `AWS profile`. */
export function SourceSelect(): React.ReactNode {
  const store = useAtlas();
  const connection = useData((state) => state.connection);
  const source = connection?.source;
  const names = new Set(connection?.profiles ?? []);
  // A profile of the command line need not be in a config file.
  if (source?.profile !== undefined) names.add(source.profile);
  const options = [DEFAULT_CHAIN, ...[...names].map(profileOption), SAMPLE];
  const selected = source === undefined ? DEFAULT_CHAIN.id : idOf(source);
  return (
    <Select
      className="source"
      value={selected}
      onChange={(id) => {
        const option = options.find((each) => each.id === id);
        if (option !== undefined && id !== selected) void store.calls.chooseSource(option.choice);
      }}
    >
      <Label className="source-label" id="source-label">
        AWS profile
      </Label>
      <Button
        className="button source-button"
        render={(props) => (
          <button
            {...props}
            type="button"
            role="combobox"
            aria-labelledby="source-label"
            aria-expanded={props['aria-expanded'] ?? false}
          />
        )}
      >
        <SelectValue className="source-value" />
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end">
        <ListBox className="listbox" items={options}>
          {(option) => (
            <ListBoxItem className="listbox-item" id={option.id} textValue={option.label}>
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}

function idOf(source: { kind: 'aws' | 'sample'; profile?: string }): string {
  if (source.kind === 'sample') return SAMPLE.id;
  return source.profile === undefined ? DEFAULT_CHAIN.id : `profile:${source.profile}`;
}
