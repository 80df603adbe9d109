/** Which accounts can call what, out of an export of several accounts. */
import {
  CALL_STATES,
  type Callers,
  type CallState,
  type ModelId,
  type RegionCode,
  type Snapshot,
} from '../snapshot/model.ts';

type Accounts = NonNullable<Snapshot['accounts']>;
type Exported = Readonly<Record<ModelId, { callers?: Readonly<Record<string, readonly string[]>> }>>;

/** Reads region by region, so that others have their turn. */
export class CallersReader {
  readonly #callerTable: Callers[] = [];
  readonly #callers: Record<RegionCode, Record<ModelId, number>> = {};
  readonly #places = new Map<string, number>();
  #isOfSeveral = false;

  add(region: RegionCode, models: Exported): void {
    const places: Record<ModelId, number> = {};
    for (const [modelId, { callers }] of Object.entries(models)) {
      if (callers === undefined) continue;
      this.#isOfSeveral = true;
      if (Object.keys(callers).length > 0) places[modelId] = this.#placeOf(callers);
    }
    this.#callers[region] = places;
  }

  /** Undefined: the export is of one account. */
  accounts(): Accounts | undefined {
    if (!this.#isOfSeveral) return undefined;
    const names = this.#callerTable.flatMap((callers) => Object.values(callers).flat());
    return { names: [...new Set(names)], callerTable: this.#callerTable, callers: this.#callers };
  }

  /** Most cells have the callers of another one. */
  #placeOf(exported: Readonly<Record<string, readonly string[]>>): number {
    const key = JSON.stringify(exported);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place = this.#callerTable.push(callersOf(exported)) - 1;
    this.#places.set(key, place);
    return place;
  }
}

/** How an account stands in a word of a later version is not known. */
function callersOf(exported: Readonly<Record<string, readonly string[]>>): Callers {
  const callers: Partial<Record<CallState, readonly string[]>> = {};
  for (const [word, names] of Object.entries(exported)) {
    // The schema passes over this one.
    if (word === '__proto__') continue;
    const state = CALL_STATES.find((each) => each === word) ?? 'unknown';
    callers[state] = [...(callers[state] ?? []), ...names];
  }
  return callers;
}
