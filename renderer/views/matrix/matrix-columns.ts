/** What all rows of the matrix are drawn with. */
import { useMemo, useRef } from 'react';
import type { WantedWays } from '../../../electron/contract/filter/filter.ts';
import type { RegionRecord } from '../../../electron/contract/snapshot/model.ts';
import type { VisibleMatrix } from '../../state/matrix/matrix.ts';
import type { Column } from '../../state/rows/column.ts';
import { PINNED_GROUP } from './matrix-head.tsx';
import { groupStartClass } from './matrix-layout.ts';

export interface MatrixColumns {
  columns: readonly Column[];
  /** Places of the columns in a row's cells. */
  places: readonly number[];
  /** Class names of the columns' cells. */
  classNames: readonly string[];
  /** Names of the columns' groups. */
  groups: readonly string[];
  wanted: WantedWays;
}

/** The same object as long as it draws the same: a letter typed or an access check must not draw every row again. */
export function useMatrixColumns({ columns, places, pinned, wanted }: VisibleMatrix): MatrixColumns {
  const kept = useRef<MatrixColumns>(undefined);
  return useMemo(() => {
    const groups = columns.map((column, place) =>
      place < pinned.columns ? PINNED_GROUP : column.info.group,
    );
    const classNames = groups.map((_, place) => `cell${groupStartClass(groups, place)}`);
    const next = { columns, places, classNames, groups, wanted };
    if (kept.current === undefined || !drawsAlike(kept.current, next)) kept.current = next;
    return kept.current;
  }, [columns, places, pinned.columns, wanted]);
}

function drawsAlike(a: MatrixColumns, b: MatrixColumns): boolean {
  return (
    areSame(a.places, b.places) &&
    areSame(a.classNames, b.classNames) &&
    areSame(a.wanted.kinds, b.wanted.kinds) &&
    areSame(a.wanted.stays, b.wanted.stays) &&
    a.columns.length === b.columns.length &&
    a.columns.every((column, place) => sameRecord(column.record, b.columns[place]?.record))
  );
}

function areSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, place) => each === b[place]);
}

/** But for the answers about access: a row has them in its cells, and is another row when they change what it shows. */
function sameRecord(a: RegionRecord, b: RegionRecord | undefined): boolean {
  if (a === b) return true;
  if (b === undefined) return false;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof RegionRecord>;
  names.delete('access');
  names.delete('accessCheckedAt');
  return [...names].every((name) => a[name] === b[name]);
}
