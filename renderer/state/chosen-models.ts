/** The models chosen for the comparison, in the order in which they were chosen. */

/** More columns than this cannot be read side by side. */
export const MOST_COMPARED = 5;
