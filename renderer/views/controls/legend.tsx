/** What the glyphs mean; the same words as in the cells' names. */
import { Button, DialogTrigger } from 'react-aria-components';
import {
  CELL_STATE_LABELS,
  CELL_STATES,
  type CellState,
} from '../../../electron/contract/cells/cell-state.ts';
import type { StatesPresent } from '../../state/rows/states-present.ts';
import { PopoverDialog } from './popover-dialog.tsx';

const PROOFS = [
  { status: 'works', label: 'Proven: works' },
  { status: 'refused', label: 'Proven: refused' },
] as const;

/** The glyphs that occur. */
export function Legend({ seen }: { seen: StatesPresent }): React.ReactNode {
  return (
    <LegendLine>
      <Entries seen={seen} />
    </LegendLine>
  );
}

/** The entries, as many as fit into one line, and the button that shows all of them. */
export function LegendLine({ children }: { children: React.ReactNode }): React.ReactNode {
  return (
    <div className="legend">
      <DialogTrigger>
        <Button className="link-button">Legend</Button>
        <PopoverDialog placement="bottom start">
          <ul className="legend-list">{children}</ul>
        </PopoverDialog>
      </DialogTrigger>
      <ul className="legend-line" aria-label="Legend">
        {children}
      </ul>
    </div>
  );
}

function Entries({ seen }: { seen: StatesPresent }): React.ReactNode {
  return (
    <>
      {CELL_STATES.filter((state) => seen.states.has(state)).map((state) => (
        <Entry key={state} words={CELL_STATE_LABELS[state].replace(/ inference$/u, '')}>
          <Glyph look={state} />
        </Entry>
      ))}
      {seen.blocked ? (
        <Entry words="Access blocked">
          <Glyph look="on-demand" mark="blocked" />
        </Entry>
      ) : null}
      {PROOFS.filter(({ status }) => seen.proofs.has(status)).map(({ status, label }) => (
        <Entry key={status} words={label}>
          <span className="proof-mark" data-proof={status} aria-hidden />
        </Entry>
      ))}
      {seen.dimmed ? (
        <Entry words="Dimmed: not what the filter asks for">
          <Glyph look="on-demand" mark="muted" />
        </Entry>
      ) : null}
      {seen.stale ? (
        <Entry words="Last good answer">
          <Glyph look="on-demand" mark="stale" />
        </Entry>
      ) : null}
    </>
  );
}

/** The words are cut with dots where the line has no room for all of them. */
function Entry({ words, children }: { words: string; children: React.ReactNode }): React.ReactNode {
  return (
    <li className="legend-item">
      {children}
      <span className="cut">{words}</span>
    </li>
  );
}

/** The small square with a glyph, as in the matrix. */
export function Glyph(props: { look: CellState; mark?: 'blocked' | 'muted' | 'stale' }): React.ReactNode {
  const { look, mark } = props;
  const marked = mark === undefined ? {} : { [`data-${mark}`]: '' };
  return <span className="glyph" data-look={look} {...marked} aria-hidden />;
}
