/** What the glyphs mean; the same words as in the cells' names. */
import type { CellLook } from '../../state/cell-look.ts';
import { LOOK_WORDS } from '../../state/cell-words.ts';

const MAIN: readonly CellLook[] = [
  'on-demand',
  'geo',
  'global',
  'application',
  'provisioned',
  'mantle',
  'listed',
  'absent',
];
const STATES: readonly CellLook[] = ['not-enabled', 'denied', 'failed', 'not-scanned', 'unknown'];

/** All glyphs; those of regions' states only where `states` has them. */
export function Legend({ states }: { states: ReadonlySet<CellLook> }): React.ReactNode {
  return (
    <ul className="legend" aria-label="Legend">
      {[...MAIN, ...STATES.filter((look) => states.has(look))].map((look) => (
        <li key={look} className="legend-item">
          <Glyph look={look} /> {LOOK_WORDS[look]}
        </li>
      ))}
      <li className="legend-item">
        <span className="glyph" data-look="on-demand" data-blocked="" aria-hidden /> Access blocked
      </li>
      <li className="legend-item">
        <span className="glyph" data-look="on-demand" data-stale="" aria-hidden /> Stale
      </li>
    </ul>
  );
}

/** The small square with a glyph, as in the matrix. */
export function Glyph({ look, isBlocked = false }: { look: CellLook; isBlocked?: boolean }): React.ReactNode {
  return <span className="glyph" data-look={look} data-blocked={isBlocked ? '' : undefined} aria-hidden />;
}
