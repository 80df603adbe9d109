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
        <li key={state} className="legend-item">
          <Glyph look={state} />
          <Words>{CELL_STATE_LABELS[state].replace(/ inference$/u, '')}</Words>
        </li>
      ))}
      {seen.blocked ? (
        <li className="legend-item">
          <span className="glyph" data-look="on-demand" data-blocked="" aria-hidden />
          <Words>Access blocked</Words>
        </li>
      ) : null}
      {PROOFS.filter(({ status }) => seen.proofs.has(status)).map(({ status, label }) => (
        <li key={status} className="legend-item">
          <span className="proof-mark" data-proof={status} aria-hidden />
          <Words>{label}</Words>
        </li>
      ))}
      {seen.dimmed ? (
        <li className="legend-item">
          <span className="glyph" data-look="on-demand" data-muted="" aria-hidden />
          <Words>Dimmed: not what the filter asks for</Words>
        </li>
      ) : null}
      {seen.stale ? (
        <li className="legend-item">
          <span className="glyph" data-look="on-demand" data-stale="" aria-hidden />
          <Words>Last good answer</Words>
        </li>
      ) : null}
    </>
  );
}

/** Cut with dots where the line has no room for all of them. */
function Words({ children }: { children: React.ReactNode }): React.ReactNode {
  return <span className="legend-words">{children}</span>;
}

/** The small square with a glyph, as in the matrix. */
export function Glyph({
  look,
  isBlocked = false,
}: {
  look: CellState;
  isBlocked?: boolean;
}): React.ReactNode {
  return <span className="glyph" data-look={look} data-blocked={isBlocked ? '' : undefined} aria-hidden />;
}
