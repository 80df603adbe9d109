/**
 * Renders the cells of a row by hand: a gridcell for each column. CSS draws the glyph from the data attributes, so that
 * it is no part of the name; the label says the same in words.
 *
 * Licence: a letter brings up to 38 rows of 34 cells. As elements of React they took 64 ms of processor time. With
 * this and four other changes they take 28 ms (measure 8b, 1,500 models). Its doors are `renderCells` and `markCell`, called by
 * MatrixRow alone; test/faults and the e2e specs read the cells as a user does. It may go when measure 8c holds with one
 * React element for each cell.
 */
import { type Cell, hasEnded } from '../../../../electron/contract/cells/availability.ts';
import { type ProofOfId, shownProof } from '../../../../electron/contract/cells/cell-proofs.ts';
import { type CellState, cellState } from '../../../../electron/contract/cells/cell-state.ts';
import type { ModelId, RegionCode } from '../../../../electron/contract/snapshot/model.ts';
import { MOST_ID_COLUMNS } from '../../../state/matrix/column-widths.ts';
import type { GridColumns } from '../../../state/matrix/grid-columns.ts';
import type { ShownFigure } from '../../../state/rows/cell-figures.ts';
import type { CellMark, CellMarks } from '../../../state/rows/cell-marks.ts';
import type { Column } from '../../../state/rows/column.ts';
import type { ModelRow } from '../../../state/rows/model-row.ts';
import { unwantedText, wantedRoutes } from '../../../state/rows/wanted-routes.ts';
import { cellName, cellText } from '../../../state/words/cell-text.ts';
import { columnClass } from './matrix-layout.ts';

/** Makes the children of `element` the row's cells in these columns. Elements of the same regions are reused. */
export function renderCells(element: HTMLElement, row: ModelRow, shown: GridColumns): void {
  if (!hasCellsFor(element, shown)) element.replaceChildren(templateOf(shown).cloneNode(true));
  let child = element.firstElementChild;
  for (const [index, column] of shown.columns.entries()) {
    if (child === null) return;
    const cell = row.cells[shown.columnIndexes[index] ?? -1];
    renderCell(child, row, cell, column, shown);
    showId(child, shown.columns.length > MOST_ID_COLUMNS ? undefined : idToCall(cell, shown));
    child = child.nextElementSibling;
  }
}

/** Moves the mark to the cell of the region; without a region no cell has it. */
export function markCell(
  element: HTMLElement,
  mark: 'data-cursor' | 'data-chosen',
  region: RegionCode | undefined,
): void {
  for (const cell of element.children) {
    const isOwn = region !== undefined && cell.getAttribute('data-region') === region;
    if (isOwn === cell.hasAttribute(mark)) continue;
    cell.toggleAttribute(mark, isOwn);
    // A grid has one tab stop: the cell under the cursor.
    if (mark === 'data-cursor' && isOwn) cell.setAttribute('tabindex', '0');
    else if (mark === 'data-cursor') cell.removeAttribute('tabindex');
  }
}

function renderCell(
  element: Element,
  row: ModelRow,
  cell: Cell | undefined,
  column: Column,
  { wanted, figures }: GridColumns,
): void {
  const { record } = column;
  const state = cellState(cell, record, wanted.kinds, row.mantleOnly);
  const kinds = cell?.availability.kinds ?? [];
  const unwanted = unwantedText(row, column.region, wanted);
  const isCallable = kinds.length > 0 && !hasEnded(cell);
  const figure = figures.of(row, cell, column);
  const words = cellText(cell, state, record);
  const id = cell?.modelId ?? idWithoutCell(row, state);
  const mark = row.folds === undefined ? markOf(row, column.region, figures.marks) : undefined;
  // In the row of a model with several ids: which one holds here.
  const meant = row.isOpen === false && id !== row.modelId ? `id ${id}` : undefined;
  const all = [words, meant, isCallable ? unwanted : undefined, figure?.words, mark?.words].filter(
    (each) => each !== undefined && each !== '',
  );
  set(element, 'aria-label', cellName(row.name, column, all.join(', ')));
  showFigure(element, figure);
  if (mark === undefined) element.removeAttribute('data-change');
  else set(element, 'data-change', mark.sign);
  set(element, 'data-model-id', row.folds === undefined ? id : row.modelId);
  set(element, 'data-availability', kinds.length === 0 ? 'none' : kinds.join(' '));
  set(element, 'data-region-state', record.state);
  set(element, 'data-look', state);
  element.toggleAttribute('data-blocked', cell?.access === 'blocked');
  element.toggleAttribute('data-stale', record.stale);
  showProof(element, shownProof(cell?.proofs));
  element.toggleAttribute('data-muted', unwanted !== undefined);
}

/** What is not known of a model is not known of an id that only bedrock-mantle lists. */
function idWithoutCell({ ids = [], isOpen, modelId }: ModelRow, state: CellState): ModelId {
  if (isOpen !== false || state !== 'unknown') return modelId;
  return ids.find((each) => each.mantleOnly)?.modelId ?? modelId;
}

/** The change of the row's id, or of the first of its ids that changed. */
function markOf(row: ModelRow, region: RegionCode, marks: CellMarks | undefined): CellMark | undefined {
  const ids = row.isOpen === false ? (row.ids ?? []) : [row];
  return ids.map(({ modelId }) => marks?.of(modelId, region)).find((mark) => mark !== undefined);
}

/** The mark of what was proven. */
function showProof(element: Element, proof: ProofOfId | undefined): void {
  if (proof === undefined) element.removeAttribute('data-proof');
  else set(element, 'data-proof', proof.status);
  element.toggleAttribute('data-proof-old', proof?.isOld === true);
}

/** What to call; of the account's own profiles the ARN is too long. */
function idToCall(cell: Cell | undefined, { wanted }: GridColumns): string | undefined {
  if (cell === undefined || hasEnded(cell)) return undefined;
  const { callableAs } = cell.availability;
  return wantedRoutes(cell, wanted).find(({ id }) => callableAs.includes(id))?.id;
}

/** Where few columns are wide enough for it (words.css), the id takes the place of the word. */
function showId(element: Element, id: string | undefined): void {
  if (id === undefined) element.removeAttribute('data-call');
  else set(element, 'data-call', id);
}

/** The figure as the cell's text; without one, the glyph is seen. */
function showFigure(element: Element, figure: ShownFigure | undefined): void {
  const text = figure?.short ?? '';
  if ((element.firstChild?.nodeValue ?? '') !== text) element.textContent = text;
  element.toggleAttribute('data-figure', figure !== undefined);
  if (figure?.step === undefined) element.removeAttribute('data-step');
  else set(element, 'data-step', String(figure.step));
}

function set(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function hasCellsFor(element: HTMLElement, { columns, groups }: GridColumns): boolean {
  if (element.childElementCount !== columns.length) return false;
  let child = element.firstElementChild;
  for (const [index, { region }] of columns.entries()) {
    if (
      child?.getAttribute('data-region') !== region ||
      child.className !== columnClass('cell', groups, index)
    )
      return false;
    child = child.nextElementSibling;
  }
  return true;
}

const templates = new WeakMap<GridColumns, DocumentFragment>();

/** The cells without what tells the models apart. */
function templateOf(shown: GridColumns): DocumentFragment {
  const known = templates.get(shown);
  if (known !== undefined) return known;
  const fragment = document.createDocumentFragment();
  for (const [index, column] of shown.columns.entries()) {
    const cell = document.createElement('div');
    cell.setAttribute('role', 'gridcell');
    cell.className = columnClass('cell', shown.groups, index);
    cell.setAttribute('aria-colindex', String(index + 2));
    cell.setAttribute('data-region', column.region);
    fragment.append(cell);
  }
  templates.set(shown, fragment);
  return fragment;
}
