/** What stands over the grid or in its place, and comes a moment after it. */
import { latePart } from '../startup/lazy-parts.tsx';

export const MatrixBar = latePart((views) => views.MatrixBar, <div className="matrix-bar" />);
export const EmptyMatrix = latePart((views) => views.EmptyMatrix);
export const MatrixTooltip = latePart((views) => views.MatrixTooltip);
