/** Chooses the AWS profile or the sample data. */
import type { SourceChoice } from '../../../electron/contract/bridge/settings.ts';
import { useAtlas, useData } from '../controls/atlas-context.tsx';
import { SelectBox } from '../controls/select-box.tsx';

const LABEL_ID = 'source-label';

interface Option {
  id: string;
  label: string;
  /** Absent: the dialog that chooses several. */
  choice?: SourceChoice;
}

const DEFAULT_CHAIN: Option = {
  id: 'chain',
  label: 'Default credentials',
  choice: { kind: 'aws', profile: null },
};
const SEVERAL: Option = { id: 'several', label: 'Several accounts…' };
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
  const several = names.size > 1 ? [SEVERAL] : [];
  const options = [DEFAULT_CHAIN, ...[...names].map(profileOption), ...several, SAMPLE];
  const selected = source === undefined ? DEFAULT_CHAIN.id : idOf(source);
  return (
    <SelectBox
      name="AWS profile"
      options={options}
      value={selected}
      onChange={(id) => {
        const option = options.find((each) => each.id === id);
        if (option === SEVERAL) store.showOverlay('accounts');
        else if (option?.choice !== undefined && id !== selected)
          void store.calls.chooseSource(option.choice);
      }}
      labelId={LABEL_ID}
      render={(props) => (
        <button
          {...props}
          type="button"
          role="combobox"
          aria-labelledby={LABEL_ID}
          aria-expanded={props['aria-expanded'] ?? false}
        />
      )}
    />
  );
}

function idOf(source: { kind: 'aws' | 'sample'; profile?: string }): string {
  if (source.kind === 'sample') return SAMPLE.id;
  return source.profile === undefined ? DEFAULT_CHAIN.id : `profile:${source.profile}`;
}
