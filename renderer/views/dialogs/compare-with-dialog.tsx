/** Chooses what the kept scans are compared with. */
import { Button } from 'react-aria-components';
import type { ComparedChoice } from '../../../electron/contract/bridge/calls.ts';
import { scanTimeText } from '../../../electron/contract/snapshot/kept-scan.ts';
import { compareWith } from '../../state/store/comparing.ts';
import { useAtlas, useData, useOverlay } from '../controls/atlas-context.tsx';
import { ModalFrame } from '../controls/modal-frame.tsx';
import { useKeptScans } from '../controls/use-kept-scans.ts';

/** The dialog `Compare with`: an earlier scan, another profile, or a file. */
export function CompareWithDialog(): React.ReactNode {
  const overlay = useOverlay('compare-with');
  return (
    <ModalFrame title="Compare with" {...overlay}>
      <Choices />
    </ModalFrame>
  );
}

interface Choice {
  key: string;
  label: string;
  choice: ComparedChoice;
}

function Choices(): React.ReactNode {
  const scans = useKeptScans() ?? [];
  const profiles = useData((state) => state.connection?.profiles) ?? [];
  const current = useData((state) => state.connection?.source.profile);
  const earlier = scans
    .slice(1)
    .map(({ at, id }) => ({ key: id, label: scanTimeText(at), choice: { kind: 'scan', id } as const }));
  const others = profiles
    .filter((profile) => profile !== current)
    .map((profile) => ({ key: profile, label: profile, choice: { kind: 'profile', profile } as const }));
  return (
    <>
      <p className="muted">The last kept scan is compared with what you choose. Nothing is asked of AWS.</p>
      <Group title="An earlier scan" choices={earlier} none="No earlier scan is kept." />
      <Group title="The last scan of another profile" choices={others} none="There is no other profile." />
      <Group title="A file" choices={[FILE]} />
    </>
  );
}

const FILE: Choice = { key: 'file', label: 'Choose an export…', choice: { kind: 'file' } };

function Group(props: { title: string; choices: readonly Choice[]; none?: string }): React.ReactNode {
  const { title, choices, none } = props;
  const store = useAtlas();
  return (
    <section>
      <h3>{title}</h3>
      {choices.length === 0 ? <p className="muted">{none}</p> : null}
      <ul className="compared-choices" aria-label={title}>
        {choices.map(({ choice, key, label }) => (
          <li key={key}>
            <Button
              className="link-button"
              onPress={() => {
                store.showOverlay('none');
                void compareWith(store, choice);
              }}
            >
              {label}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
