/** The orders of the matrix's rows: the next one is an entry here, and a comparison in renderer/state/rows/sort.ts. */

export const SORT_ORDERS = {
  provider: { label: 'Provider, then name', command: 'provider, then name' },
  name: { label: 'Name', command: 'name' },
  /** Without a date last. */
  released: { label: 'Newest first', command: 'release date, newest first' },
  regions: { label: 'Most Regions first', command: 'number of Regions' },
  /** By the shortest round trip to a region from which it can be called; without one last. */
  latency: {
    label: 'Nearest Region first',
    command: 'latency of the nearest callable Region',
    also: 'fastest',
  },
  /** In a region shown; without one last. */
  price: { label: 'Lowest input price first', command: 'lowest input price', also: 'cheapest cost' },
  /** By the largest quota in a region shown; without one last. */
  tpm: {
    label: 'Most tokens per minute first',
    command: 'most tokens per minute',
    also: 'quota roomiest limit',
  },
} as const satisfies Record<string, { label: string; command: string; also?: string }>;

export type SortOrder = keyof typeof SORT_ORDERS;

export const SORT_ORDER_NAMES = Object.keys(SORT_ORDERS) as readonly SortOrder[];
